/** What is asked about subscribers: pages in the order of their ids, tiers by the highest grant. */
import { PUBLIC_TIER } from '../../core/audience/tier.ts';
import {
  subscriberStates,
  type Subscriber,
  type SubscriberState,
} from '../../core/audience/subscriber.ts';
import type { SubscriberStore } from '../../ports/subscribers.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlDatabase, SqlValue } from './sql-database.ts';
import { tierRank } from './tier-rank.ts';

/** Between two pages others may write; rows made meanwhile come at the end. */
const PAGE_SIZE = 1000;
/** ASCII's unit separator, which no tag holds. */
const TAG_SEPARATOR = '\u001f';
const EVERYBODY = { tables: 'subscriber s', id: 's.id' };
/** By the index of tags, so that a tag of few is found among a million. */
const TAGGED = {
  tables: 'subscriber_tag g JOIN subscriber s ON s.id = g.subscriber_id',
  id: 'g.subscriber_id',
};

export type SubscriberFilter = Parameters<SubscriberStore['list']>[0];

export class SubscriberQueries {
  readonly #database: SqlDatabase;
  readonly #ladder: readonly string[];
  readonly #now: () => Date;

  /** Whoever is a patron at `now` has a tier. */
  constructor(database: SqlDatabase, ladder: readonly string[], now: () => Date) {
    this.#database = database;
    this.#ladder = ladder;
    this.#now = now;
  }

  async *list({ state, tag, limit }: SubscriberFilter): AsyncGenerator<Subscriber> {
    const from = tag === undefined ? EVERYBODY : TAGGED;
    const where = `${from.id} > ?${tag === undefined ? '' : ' AND g.tag = ?'}${
      state === undefined ? '' : ' AND s.state = ?'
    }`;
    const given = [tag, state].filter((value) => value !== undefined);
    let left = limit ?? Infinity;
    let after = '';
    while (left > 0) {
      const rows = await this.#select(from, where, Math.min(left, PAGE_SIZE), after, ...given);
      for (const row of rows) yield this.#subscriber(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_SIZE) return;
      after = textOf(last, 'id');
      left -= rows.length;
    }
  }

  async findByAddress(key: string): Promise<Subscriber | undefined> {
    const [row] = await this.#select(EVERYBODY, 's.address_key = ?', 1, key);
    return row && this.#subscriber(row);
  }

  async findById(id: string): Promise<Subscriber | undefined> {
    const [row] = await this.#select(EVERYBODY, 's.id = ?', 1, id);
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

  async #select(
    from: typeof EVERYBODY,
    where: string,
    most: number,
    ...values: readonly SqlValue[]
  ): Promise<Row[]> {
    return this.#database.all(
      `SELECT s.id, s.address_spelling, s.address_key, s.name, s.state, s.created_at, s.paused_until,
         ${tierRank(this.#ladder)} AS rank,
         (SELECT string_agg(t.tag, ? ORDER BY t.tag) FROM subscriber_tag t
          WHERE t.subscriber_id = s.id) AS tags
       FROM ${from.tables} WHERE ${where} ORDER BY ${from.id} LIMIT ?`,
      this.#now().getTime(),
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
      pausedUntil: dateOf(row, 'paused_until'),
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
