/** All that is stored about one person: shown, given other tags, and erased. */
import type { Address } from '../../core/audience/address.ts';
import type { ConsentEvent } from '../../core/audience/consent.ts';
import type { Erasure, SubscriberRecord } from '../../core/audience/subscriber-record.ts';
import type { TagChange } from '../../core/audience/tag.ts';
import type { SubscriberImport, SubscriberRecords } from '../../ports/subscribers.ts';
import {
  consentsOf,
  deliveriesOf,
  questionsOf,
  suppressionOf,
  welcomesOf,
} from './record-queries.ts';
import type { PatronParts } from './patron-changes.ts';
import { recordedEventsOf } from './recorded-events.ts';
import { erasePatrons, patronsOf, sourcesNaming } from './recorded-patrons.ts';
import { textOf } from './row.ts';
import { beginImport, type ImportParts } from './sql-import.ts';
import type { SqlSession } from './sql-database.ts';
import type { SubscriberQueries } from './subscriber-queries.ts';
import { CONSENT_EVENT, consentRow, fitTag, TAG } from './subscriber-tables.ts';

interface Parts extends ImportParts {
  readonly queries: SubscriberQueries;
  readonly now: () => Date;
  readonly patrons: PatronParts;
}

export class SqlRecords implements SubscriberRecords {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async beginImport(): Promise<SubscriberImport> {
    return beginImport(this.#parts);
  }

  async find(address: Address): Promise<SubscriberRecord | undefined> {
    const { database, queries, addressHash, now } = this.#parts;
    const subscriber = await queries.findByAddress(address.key);
    const suppression = await suppressionOf(database, addressHash(address.key));
    const patrons = await patronsOf(database, this.#parts.patrons, address.key);
    const id = subscriber?.id ?? '';
    const about = { subscriberId: id, addressKey: address.key };
    const questions = await questionsOf(database, about, now());
    const namedBy = await sourcesNaming(database, address.key);
    const isKnown = subscriber !== undefined || suppression !== undefined;
    if (!isKnown && patrons.length + namedBy.length + questions.length === 0) return undefined;
    return {
      subscriber,
      consents: await consentsOf(database, id),
      suppression,
      questions,
      patrons,
      namedBy,
      deliveries: await deliveriesOf(database, id),
      welcomes: await welcomesOf(database, id),
      events: await recordedEventsOf(database, id),
    };
  }

  async retag(
    subscriberId: string,
    { add, remove }: TagChange,
  ): Promise<'changed' | 'unchanged' | 'unknown'> {
    const removed = new Set(remove);
    const added = add.filter((tag) => !removed.has(tag)).map(fitTag);
    return this.#parts.database.transact(async (session) => {
      if (!(await holds(session, subscriberId))) return 'unknown';
      const inserted = await session.insert(
        TAG,
        added.map((tag) => [subscriberId, tag]),
      );
      const deleted = await session.run(
        `DELETE FROM subscriber_tag WHERE subscriber_id = ? AND tag IN ${session.dialect.textsOf}`,
        subscriberId,
        JSON.stringify(remove),
      );
      return inserted + deleted > 0 ? 'changed' : 'unchanged';
    });
  }

  /** Tags, open questions and welcomes go with the subscriber's row, by the schema. */
  async erase(address: Address, consent: ConsentEvent): Promise<Erasure> {
    const { database, addressHash, newId } = this.#parts;
    return database.transact(async (session) => {
      const patrons = await erasePatrons(session, this.#parts.patrons, address.key);
      const hash = addressHash(address.key);
      const subscriber = await session.get(
        `SELECT id FROM subscriber WHERE address_key = ? ${session.dialect.forUpdate}`,
        address.key,
      );
      const waiting = await forgetWaiting(session, address, hash);
      const isKnown = subscriber !== undefined || patrons + waiting > 0;
      if (!isKnown && (await suppressionOf(session, hash)) === undefined) return 'unknown';
      await session.run(
        `INSERT INTO suppression (address_hash, reason, at) VALUES (?, 'removed', ?)
         ON CONFLICT (address_hash) DO NOTHING`,
        hash,
        consent.at.getTime(),
      );
      if (subscriber !== undefined) {
        const id = textOf(subscriber, 'id');
        await session.insert(CONSENT_EVENT, [consentRow(newId(), id, consent)]);
        await session.run('DELETE FROM subscriber WHERE id = ?', id);
        await session.run('DELETE FROM inbox WHERE subject = ?', id);
      }
      return 'erased';
    }, 'patrons');
  }
}

/**
 * What others asked for that names the address: to get the newsletter there, or no longer. Returns
 * how much that was.
 */
async function forgetWaiting(
  session: SqlSession,
  { key }: Address,
  addressHash: string,
): Promise<number> {
  const questions = await session.run('DELETE FROM confirmation WHERE address_key = ?', key);
  // In the text of an entry it can stand nowhere else: quotes in other values are escaped.
  const entries = await session.run(
    `DELETE FROM inbox WHERE subject = ?
       OR (kind IN ('move', 'moved') AND replace(body, ?, '') <> body)`,
    addressHash,
    `"key":${JSON.stringify(key)}`,
  );
  return questions + entries;
}

async function holds(session: SqlSession, subscriberId: string): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM subscriber WHERE id = ? ${session.dialect.forShare}`;
  return (await session.get(sql, subscriberId)) !== undefined;
}
