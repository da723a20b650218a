/** What is asked about subscribers: pages in the order of their ids, tiers by the highest grant. */
import { PUBLIC_TIER } from '../../core/audience/tier.ts';
import {
  subscriberStates,
  type Subscriber,
  type SubscriberState,
} from '../../core/audience/subscriber.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlDatabase, SqlValue } from './sql-database.ts';
import { tierRank } from './tier-rank.ts';

/** Between two pages others may write; rows made meanwhile come at the end. */
const PAGE_SIZE = 1000;
/** ASCII's unit separator, which no tag holds. */
const TAG_SEPARATOR = '\u001f';

export class SubscriberQueries {
  readonly #database: SqlDatabase;
  readonly #ladder: readonly string[];

  constructor(database: SqlDatabase, ladder: readonly string[]) {
    this.#database = database;
    this.#ladder = ladder;
  }

  async *list(filter: {
    readonly state?: SubscriberState | undefined;
    readonly limit?: number | undefined;
  }): AsyncGenerator<Subscriber> {
    let left = filter.limit ?? Infinity;
    let after = '';
    while (left > 0) {
      const most = Math.min(left, PAGE_SIZE);
      const rows = await (filter.state === undefined
        ? this.#select('s.id > ?', most, after)
        : this.#select('s.id > ? AND s.state = ?', most, after, filter.state));
      for (const row of rows) yield this.#subscriber(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_SIZE) return;
      after = textOf(last, 'id');
      left -= rows.length;
    }
  }

  async findByAddress(key: string): Promise<Subscriber | undefined> {
    const [row] = await this.#select('s.address_key = ?', 1, key);
    return row && this.#subscriber(row);
  }

  async countByState(): Promise<Record<SubscriberState, number>> {
    const rows = await this.#database.all(
      'SELECT state, count(*) AS count FROM subscriber GROUP BY state',
    );
    const counts = { pending: 0, active: 0, unsubscribed: 0, bounced: 0, complained: 0 };
    for (const row of rows) counts[stateOf(row)] = integerOf(row, 'count');
    return counts;
  }

  async #select(where: string, most: number, ...values: readonly SqlValue[]): Promise<Row[]> {
    return this.#database.all(
      `SELECT s.id, s.address_spelling, s.address_key, s.name, s.state, s.created_at,
         ${tierRank(this.#ladder)} AS rank,
         (SELECT string_agg(t.tag, ? ORDER BY t.tag) FROM subscriber_tag t
          WHERE t.subscriber_id = s.id) AS tags
       FROM subscriber s WHERE ${where} ORDER BY s.id LIMIT ?`,
      TAG_SEPARATOR,
      ...values,
      most,
    );
  }

  #subscriber(row: Row): Subscriber {
    return {
      id: textOf(row, 'id'),
      address: { spelling: textOf(row, 'address_spelling'), key: textOf(row, 'address_key') },
      name: optionalTextOf(row, 'name'),
      state: stateOf(row),
      tags: optionalTextOf(row, 'tags')?.split(TAG_SEPARATOR) ?? [],
      tier: this.#tierOf(row),
      createdAt: dateOf(row, 'created_at') ?? new Date(0),
    };
  }

  #tierOf(row: Row): string {
    return this.#ladder[integerOf(row, 'rank')] ?? PUBLIC_TIER;
  }
}

export function stateOf(row: Row): SubscriberState {
  const state = subscriberStates.find((known) => known === row['state']);
  if (state === undefined) throw new TypeError('Column state holds no state of a subscriber.');
  return state;
}
