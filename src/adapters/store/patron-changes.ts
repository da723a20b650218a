/** A change to a few patrons within a transaction, by the rules of the core. */
import type { Address } from '../../core/audience/address.ts';
import type { Tier } from '../../core/audience/tier.ts';
import { PatronBook, type BookSettings } from '../../core/patrons/patron-book.ts';
import { entriesWithin, type PatronScope } from './patron-entries.ts';
import { writeBook } from './patron-writes.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

export interface PatronParts {
  readonly database: SqlDatabase;
  readonly tiers: readonly Tier[];
  readonly newId: () => string;
  readonly now: (session: SqlSession) => Promise<number>;
}

/** The transaction is alone among those that change patrons: `patrons`. */
export async function changePatrons<T>(
  session: SqlSession,
  parts: PatronParts,
  scope: PatronScope,
  work: (book: PatronBook) => T,
): Promise<T> {
  const settings = await bookSettings(session, parts);
  const before = await entriesWithin(session, scope);
  const book = new PatronBook(before, settings);
  const outcome = work(book);
  await writeBook(session, book, before, settings.now);
  return outcome;
}

/** The patron at an address goes on at another one. */
export async function movePatron(
  session: SqlSession,
  parts: PatronParts,
  from: Address,
  to: Address,
): Promise<void> {
  await changePatrons(session, parts, { addressKeys: [from.key, to.key] }, (book) =>
    book.move(from, to),
  );
}

export async function bookSettings(
  session: SqlSession,
  { tiers, newId, now }: PatronParts,
): Promise<BookSettings> {
  return { tiers, newId, now: new Date(await now(session)) };
}
