/** Patrons, what each source grants them, and the tier that follows from all of it. */
import type { Address } from '../../core/audience/address.ts';
import { epochsOf, type EpochPolicy } from '../../core/patrons/epochs.ts';
import type { GrantChange, GrantCounts, StatedGrant } from '../../core/patrons/grant.ts';
import {
  PatronBook,
  settleEntry,
  type BookSettings,
  type PatronEntry,
} from '../../core/patrons/patron-book.ts';
import type { PatronKey, PatronStore, ReplaceOutcome, RingHolding } from '../../ports/patrons.ts';
import { entriesOf, everyEntry, type PatronScope } from './patron-entries.ts';
import { bookSettings, changePatrons, type PatronParts } from './patron-changes.ts';
import { writeBook } from './patron-writes.ts';
import { integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

/** Patrons held in memory at once, where they are read one after the other. */
const PAGE_SIZE = 1000;

export class SqlPatrons implements PatronStore {
  readonly #parts: PatronParts;

  constructor(parts: PatronParts) {
    this.#parts = parts;
  }

  async compareGrants(
    source: string,
    all: readonly StatedGrant[],
    toldAt: Date,
  ): Promise<GrantCounts> {
    const { database } = this.#parts;
    const settings = await bookSettings(database, this.#parts);
    return new PatronBook(await everyEntry(database), settings).takeAll(source, all, toldAt);
  }

  async replaceGrants(
    source: string,
    all: readonly StatedGrant[],
    { toldAt, mostGone = Infinity }: { readonly toldAt: Date; readonly mostGone?: number },
  ): Promise<ReplaceOutcome> {
    return this.#parts.database.transact(async (session) => {
      const settings = await bookSettings(session, this.#parts);
      const before = await everyEntry(session);
      const book = new PatronBook(before, settings);
      const counts = book.takeAll(source, all, toldAt);
      const isDone = counts.went <= mostGone;
      if (isDone) await writeBook(session, book, before, settings.now);
      const unreached = await withoutSubscription(session, source, settings.now);
      return { ...counts, isDone, withoutSubscription: unreached };
    }, 'patrons');
  }

  async applyGrant(source: string, stated: StatedGrant): Promise<GrantChange> {
    const { member, address } = stated;
    const scope = { member: { source, member }, addressKeys: address && [address.key] };
    return this.#change(scope, (book) => book.take(source, stated));
  }

  async claim(source: string, member: string, address: Address): Promise<boolean> {
    const scope = { member: { source, member }, addressKeys: [address.key] };
    return this.#change(scope, (book) => book.claim(source, member, address));
  }

  async rotate(address: Address): Promise<number | undefined> {
    return this.#change({ addressKeys: [address.key] }, (book) => book.rotate(address));
  }

  async find(who: PatronKey): Promise<PatronEntry | undefined> {
    const { database } = this.#parts;
    const id = await idOf(database, who);
    if (id === undefined) return undefined;
    const [entry] = await entriesOf(database, [id]);
    return entry && settleEntry(entry, await bookSettings(database, this.#parts));
  }

  async *list(): AsyncGenerator<PatronEntry> {
    const { database } = this.#parts;
    const settings = await bookSettings(database, this.#parts);
    for await (const ids of idPages(database)) {
      const entries = await entriesOf(database, ids);
      yield* entries.map((entry) => settleEntry(entry, settings));
    }
  }

  async *ringHolders(policy: EpochPolicy): AsyncGenerator<RingHolding> {
    await this.#settle();
    for await (const { patron, periods } of this.list()) {
      const { id: patronId, generation } = patron;
      yield { patronId, generation, epochs: epochsOf(periods, policy, this.#parts.tiers) };
    }
  }

  /** Writes down what has expired, so that it stays known when grants are told anew. */
  async #settle(): Promise<void> {
    const { database } = this.#parts;
    await database.transact(async (session) => {
      const settings = await bookSettings(session, this.#parts);
      const before = await entriesOf(session, await unsettled(session, settings));
      const book = new PatronBook(before, settings);
      book.settleAll();
      await writeBook(session, book, before, settings.now);
    }, 'patrons');
  }

  async #change<T>(scope: PatronScope, work: (book: PatronBook) => T): Promise<T> {
    return this.#parts.database.transact(
      (session) => changePatrons(session, this.#parts, scope, work),
      'patrons',
    );
  }
}

async function idOf(session: SqlSession, who: PatronKey): Promise<string | undefined> {
  if ('id' in who) return who.id;
  if ('address' in who) {
    const sql = 'SELECT id FROM patron WHERE address_key = ?';
    const row = await session.get(sql, who.address.key);
    return row && textOf(row, 'id');
  }
  const row = await session.get(
    'SELECT patron_id AS id FROM patron_grant WHERE source = ? AND member = ?',
    who.source,
    who.member,
  );
  return row && textOf(row, 'id');
}

async function* idPages(session: SqlSession): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const sql = `SELECT id FROM patron WHERE id > ? ORDER BY id LIMIT ${PAGE_SIZE}`;
    const ids = (await session.all(sql, after)).map((row) => textOf(row, 'id'));
    yield ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE_SIZE) return;
    after = last;
  }
}

/** Whose period goes on although something has expired since it began, or has not begun. */
async function unsettled(session: SqlSession, { now }: BookSettings): Promise<string[]> {
  const rows = await session.all(
    `SELECT g.patron_id FROM patron_grant g
       JOIN patron_period d ON d.patron_id = g.patron_id AND d.until IS NULL
     WHERE g.expires_at <= ? AND g.expires_at > d.since
     UNION
     SELECT g.patron_id FROM patron_grant g
     WHERE (g.expires_at IS NULL OR g.expires_at > ?) AND NOT EXISTS (
       SELECT 1 FROM patron_period d WHERE d.patron_id = g.patron_id AND d.until IS NULL)`,
    now.getTime(),
    now.getTime(),
  );
  return rows.map((row) => textOf(row, 'patron_id'));
}

async function withoutSubscription(
  session: SqlSession,
  source: string,
  now: Date,
): Promise<number> {
  const row = await session.get(
    `SELECT count(*) AS count FROM patron_grant g JOIN patron p ON p.id = g.patron_id
     WHERE g.source = ? AND (g.expires_at IS NULL OR g.expires_at > ?) AND NOT EXISTS (
       SELECT 1 FROM subscriber s WHERE s.address_key = p.address_key AND s.state = 'active')`,
    source,
    now.getTime(),
  );
  return row === undefined ? 0 : integerOf(row, 'count');
}
