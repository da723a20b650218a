/** Which patrons have been mailed their personal link: the generation that each was told of. */
import type { UntoldPatron } from '../../core/patrons/untold-patron.ts';
import type { PersonalLinks } from '../../ports/patrons.ts';
import { integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlDatabase, SqlSession } from './sql-database.ts';

export interface PersonalLinksParts {
  readonly database: SqlDatabase;
  /** The ids of the config's tiers: an unknown one is none. */
  readonly tiers: readonly string[];
  readonly addressHash: (addressKey: string) => string;
  readonly now: (session: SqlSession) => Promise<number>;
}

const PAGE_SIZE = 200;

export function sqlPersonalLinks(parts: PersonalLinksParts): PersonalLinks {
  const { database } = parts;
  return {
    async *untold(patronId) {
      let last = '';
      for (;;) {
        const rows = await untoldAfter(parts, last, patronId);
        for (const row of rows) {
          last = textOf(row, 'id');
          yield await untoldOf(row, parts);
        }
        if (rows.length < PAGE_SIZE) return;
      }
    },
    async told({ patronId, generation }) {
      await database.run(
        'UPDATE patron SET told_generation = ? WHERE id = ? AND told_generation < ?',
        generation,
        patronId,
        generation,
      );
    },
  };
}

async function untoldAfter(
  { database, tiers, now }: PersonalLinksParts,
  last: string,
  patronId: string | undefined,
): Promise<readonly Row[]> {
  return database.all(
    `SELECT p.id, p.address_key, p.address_spelling, p.generation, s.id AS subscriber_id
     FROM patron p LEFT JOIN subscriber s ON s.address_key = p.address_key
     WHERE p.id > ? AND p.address_key IS NOT NULL AND p.told_generation < p.generation
       ${patronId === undefined ? '' : 'AND p.id = ?'}
       AND EXISTS (SELECT 1 FROM patron_grant g WHERE g.patron_id = p.id
         AND g.tier IN ${database.dialect.textsOf} AND (g.expires_at IS NULL OR g.expires_at > ?))
     ORDER BY p.id LIMIT ${PAGE_SIZE}`,
    last,
    ...(patronId === undefined ? [] : [patronId]),
    JSON.stringify(tiers),
    await now(database),
  );
}

async function untoldOf(
  row: Row,
  { database, addressHash }: PersonalLinksParts,
): Promise<UntoldPatron> {
  const key = textOf(row, 'address_key');
  const sql = 'SELECT 1 AS found FROM suppression WHERE address_hash = ?';
  return {
    patronId: textOf(row, 'id'),
    address: { key, spelling: textOf(row, 'address_spelling') },
    generation: integerOf(row, 'generation'),
    subscriberId: optionalTextOf(row, 'subscriber_id'),
    isSuppressed: (await database.get(sql, addressHash(key))) !== undefined,
  };
}
