/** Rows of a list in temporary tables: as they come, then by address beside what is known here. */
import { z } from 'zod';
import type { KnownPerson } from '../../core/audience/import-outcome.ts';
import { leavingReasons, mergeRows, type StagedRow } from '../../core/audience/staged-row.ts';
import { dateOf, optionalTextOf, textOf } from './row.ts';
import type { InsertTarget, Row, SqlSession, SqlValue } from './sql-database.ts';
import { stateOf } from './subscriber-queries.ts';
import { suppressionReasonOf } from './suppression.ts';

/** One person of a list: the row that stands for all of theirs, and what is known of them. */
export interface StagedPerson {
  readonly row: StagedRow;
  /** How many rows of the list name them. */
  readonly rows: number;
  readonly addressHash: string;
  readonly subscriberId: string | undefined;
  readonly known: KnownPerson;
}

const COLUMNS = `no INTEGER PRIMARY KEY, address_key TEXT NOT NULL, address_spelling TEXT,
  address_hash TEXT NOT NULL, kind TEXT NOT NULL, left_at BIGINT, name TEXT, tags TEXT, paused_until BIGINT`;
const AS_THEY_CAME: InsertTarget = {
  table: 'import_row',
  columns: {
    no: 'bigint',
    address_key: 'text',
    address_spelling: 'text',
    address_hash: 'text',
    kind: 'text',
    left_at: 'bigint',
    name: 'text',
    tags: 'text',
    paused_until: 'bigint',
  },
};
const tagsSchema = z.array(z.string());
/** Rows of one statement. */
const PAGE_SIZE = 1000;

export async function createStaging(session: SqlSession): Promise<void> {
  await session.run(`CREATE TEMP TABLE import_row (${COLUMNS})`);
  await session.run(`CREATE TEMP TABLE import_sorted (${COLUMNS})`);
}

/** `firstNo` is the place of the first of them in the list. */
export async function stageRows(
  session: SqlSession,
  rows: readonly StagedRow[],
  firstNo: number,
  addressHash: (addressKey: string) => string,
): Promise<void> {
  await session.insert(
    AS_THEY_CAME,
    rows.map((row, index) => valuesOf(row, firstNo + index, addressHash(row.address.key))),
  );
}

/**
 * By address, so that the rows of one person are neighbours, and so that reading and writing go
 * through the store's indexes from one end to the other.
 */
export async function sortStaging(session: SqlSession): Promise<void> {
  await session.run('DELETE FROM import_sorted');
  await session.run(
    `INSERT INTO import_sorted
     SELECT row_number() OVER (ORDER BY address_key, no), address_key, address_spelling,
       address_hash, kind, left_at, name, tags, paused_until
     FROM import_row ORDER BY address_key, no`,
  );
  // Without it PostgreSQL knows nothing of a temporary table's size.
  await session.run('ANALYZE import_sorted');
}

/** Everybody once, by address, many at a time. Those of a page are read before it is yielded. */
export async function* stagedPeople(session: SqlSession): AsyncGenerator<readonly StagedPerson[]> {
  let open: StagedPerson | undefined;
  for (let after = 0; ; after += PAGE_SIZE) {
    const page = await session.all(PAGE, after, after + PAGE_SIZE);
    const people: StagedPerson[] = [];
    for (const row of page) {
      const person = personOf(row);
      if (open?.row.address.key === person.row.address.key) {
        open = merge(open, person);
      } else {
        if (open !== undefined) people.push(open);
        open = person;
      }
    }
    // The last of a page may go on in the next.
    if (page.length < PAGE_SIZE && open !== undefined) people.push(open);
    yield people;
    if (page.length < PAGE_SIZE) return;
  }
}

const PAGE = `
  SELECT r.address_key, r.address_spelling, r.address_hash, r.kind, r.left_at, r.name, r.tags,
    r.paused_until,
    s.id, s.state, x.reason,
    CASE WHEN s.id IS NULL OR r.kind IN ('subscriber', 'not-subscribed') THEN NULL
      ELSE (SELECT max(c.at) FROM consent_event c
        WHERE c.subscriber_id = s.id AND c.action = 'confirmed') END AS confirmed_at
  FROM import_sorted r
    LEFT JOIN subscriber s ON s.address_key = r.address_key
    LEFT JOIN suppression x ON x.address_hash = r.address_hash
  WHERE r.no > ? AND r.no <= ? ORDER BY r.no`;

function valuesOf(row: StagedRow, no: number, addressHash: string): SqlValue[] {
  const { spelling, key } = row.address;
  return [
    no,
    key,
    spelling === key ? null : spelling,
    addressHash,
    row.kind === 'left' ? row.reason : row.kind,
    row.kind === 'left' ? (row.leftAt?.getTime() ?? null) : null,
    row.kind === 'subscriber' ? (row.name ?? null) : null,
    row.kind === 'subscriber' && row.tags.length > 0 ? JSON.stringify(row.tags) : null,
    row.kind === 'subscriber' ? (row.pausedUntil?.getTime() ?? null) : null,
  ];
}

function personOf(row: Row): StagedPerson {
  return {
    row: rowOf(row),
    rows: 1,
    addressHash: textOf(row, 'address_hash'),
    subscriberId: optionalTextOf(row, 'id'),
    known: {
      state: row['state'] === null ? undefined : stateOf(row),
      suppression: row['reason'] === null ? undefined : suppressionReasonOf(row),
      confirmedAt: dateOf(row, 'confirmed_at'),
    },
  };
}

function rowOf(row: Row): StagedRow {
  const key = textOf(row, 'address_key');
  const address = { key, spelling: optionalTextOf(row, 'address_spelling') ?? key };
  const kind = textOf(row, 'kind');
  if (kind === 'not-subscribed') return { kind, address };
  if (kind === 'subscriber') {
    const tags = optionalTextOf(row, 'tags');
    const name = optionalTextOf(row, 'name');
    return {
      kind,
      address,
      name,
      tags: tags === undefined ? [] : tagsSchema.parse(JSON.parse(tags)),
      pausedUntil: dateOf(row, 'paused_until'),
    };
  }
  const reason = leavingReasons.find((known) => known === kind);
  if (reason === undefined) throw new TypeError('Column kind holds no kind of row.');
  return { kind: 'left', address, reason, leftAt: dateOf(row, 'left_at') };
}

function merge(first: StagedPerson, second: StagedPerson): StagedPerson {
  const confirmedAt = first.known.confirmedAt ?? second.known.confirmedAt;
  return {
    ...first,
    row: mergeRows(first.row, second.row),
    rows: first.rows + second.rows,
    known: { ...first.known, confirmedAt },
  };
}
