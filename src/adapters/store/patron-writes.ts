/** What a book of patrons has changed, written in an order in which every reference holds. */
import type { PatronBook, PatronEntry } from '../../core/patrons/patron-book.ts';
import { GRANT, grantRow, PATRON, patronRow, PERIOD, periodRow } from './patron-tables.ts';
import type { SqlSession } from './sql-database.ts';

/** `before` is what the book was made of; what is as it was there is not written again. */
export async function writeBook(
  session: SqlSession,
  book: PatronBook,
  before: readonly PatronEntry[],
  now: Date,
): Promise<void> {
  const { saved, merged } = book.changes();
  const known = new Map(before.map((entry) => [entry.patron.id, entry]));
  const knownGrants = new Set(before.flatMap(({ grants }) => grants));
  const patrons = saved.filter(({ patron }) => known.get(patron.id)?.patron !== patron);
  await freeAddresses(session, [...merged, ...patrons.map(({ patron }) => patron.id)]);
  await session.insert(
    PATRON,
    patrons.map(({ patron }) => patronRow(patron, now)),
  );
  const grants = saved.flatMap((entry) => entry.grants.filter((one) => !knownGrants.has(one)));
  await session.insert(GRANT, grants.map(grantRow));
  await remove(session, 'patron', 'id', merged);
  const lived = saved.filter(({ patron, periods }) => known.get(patron.id)?.periods !== periods);
  await remove(
    session,
    'patron_period',
    'patron_id',
    lived.map(({ patron }) => patron.id),
  );
  await session.insert(
    PERIOD,
    lived.flatMap(({ patron, periods }) => periods.map((period) => periodRow(patron.id, period))),
  );
}

/** An address may go from one patron to another, and is nobody's in between. */
async function freeAddresses(session: SqlSession, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await session.run(
    `UPDATE patron SET address_key = NULL WHERE id IN ${session.dialect.textsOf}`,
    JSON.stringify(ids),
  );
}

async function remove(
  session: SqlSession,
  table: 'patron' | 'patron_period',
  column: 'id' | 'patron_id',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await session.run(
    `DELETE FROM ${table} WHERE ${column} IN ${session.dialect.textsOf}`,
    JSON.stringify(ids),
  );
}
