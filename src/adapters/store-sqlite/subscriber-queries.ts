/** What is asked about subscribers: pages in the order of their ids, tiers by the highest grant. */
import { sql, type Expression, type Kysely, type RawBuilder } from 'kysely';
import { PUBLIC_TIER } from '../../core/audience/tier.ts';
import {
  subscriberStates,
  type Subscriber,
  type SubscriberState,
} from '../../core/audience/subscriber.ts';
import type { Candidate } from '../../core/delivery/plan.ts';
import type { Tables } from './tables.ts';

/** Between two pages others may write; rows made meanwhile come at the end. */
const PAGE_SIZE = 1000;

export class SubscriberQueries {
  readonly #query: Kysely<Tables>;
  readonly #ladder: readonly string[];

  constructor(query: Kysely<Tables>, ladder: readonly string[]) {
    this.#query = query;
    this.#ladder = ladder;
  }

  async *list(filter: {
    readonly state?: SubscriberState | undefined;
    readonly limit?: number | undefined;
  }): AsyncGenerator<Subscriber> {
    let left = filter.limit ?? Infinity;
    let after = '';
    while (left > 0) {
      let page = this.#subscribers().where('s.id', '>', after).limit(Math.min(left, PAGE_SIZE));
      if (filter.state !== undefined) page = page.where('s.state', '=', filter.state);
      const rows = await page.execute();
      for (const row of rows) yield this.#subscriber(row);
      after = rows.at(-1)?.id ?? after;
      left = rows.length < PAGE_SIZE ? 0 : left - rows.length;
    }
  }

  async findByAddress(key: string): Promise<Subscriber | undefined> {
    const row = await this.#subscribers().where('s.address_key', '=', key).executeTakeFirst();
    return row === undefined ? undefined : this.#subscriber(row);
  }

  async countByState(): Promise<Record<SubscriberState, number>> {
    const rows = await this.#query
      .selectFrom('subscriber')
      .select(['state', (count) => count.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute();
    const counts = { pending: 0, active: 0, unsubscribed: 0, bounced: 0, complained: 0 };
    for (const state of subscriberStates) {
      counts[state] = rows.find((row) => row.state === state)?.count ?? 0;
    }
    return counts;
  }

  async *candidates(issueId: string, channel: string): AsyncGenerator<Candidate> {
    let after = '';
    for (;;) {
      const rows = await this.#candidates(issueId, channel).where('s.id', '>', after).execute();
      for (const row of rows) {
        yield {
          subscriberId: row.id,
          address: row.address_spelling,
          addressKey: row.address_key,
          state: row.state,
          suppressed: row.suppressed !== null,
          tier: this.#ladder[row.rank] ?? PUBLIC_TIER,
          held: row.held !== null,
        };
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_SIZE) return;
      after = last.id;
    }
  }

  #subscribers() {
    return this.#query
      .selectFrom('subscriber as s')
      .selectAll('s')
      .select((row) => [
        this.#rankOf(row.ref('s.address_key')).as('rank'),
        tagsOf(row.ref('s.id')).as('tags'),
      ])
      .orderBy('s.id');
  }

  #candidates(issueId: string, channel: string) {
    return this.#query
      .selectFrom('subscriber as s')
      .leftJoin('suppression as x', 'x.address_hash', 's.address_hash')
      .leftJoin('send_recipient as r', (join) =>
        join
          .onRef('r.subscriber_id', '=', 's.id')
          .on('r.issue_id', '=', issueId)
          .on('r.channel', '=', channel),
      )
      .select(['s.id', 's.address_spelling', 's.address_key', 's.state'])
      .select(['x.address_hash as suppressed', 'r.subscriber_id as held'])
      .select((row) => this.#rankOf(row.ref('s.address_key')).as('rank'))
      .orderBy('s.id')
      .limit(PAGE_SIZE);
  }

  /** The place on the ladder of the highest tier granted; 0 is the public. */
  #rankOf(addressKey: Expression<string>): RawBuilder<number> {
    const ranks = this.#ladder.map((tier, rank) => sql`when ${tier} then ${sql.lit(rank)}`);
    return sql<number>`coalesce((
      select max(case g.tier ${sql.join(ranks, sql` `)} else 0 end)
      from patron_grant g where g.address_key = ${addressKey}
    ), 0)`;
  }

  #subscriber(row: Tables['subscriber'] & { rank: number; tags: string }): Subscriber {
    return {
      id: row.id,
      address: { spelling: row.address_spelling, key: row.address_key },
      name: row.name ?? undefined,
      state: row.state,
      tags: row.tags === '' ? [] : row.tags.split(TAG_SEPARATOR),
      tier: this.#ladder[row.rank] ?? PUBLIC_TIER,
      createdAt: new Date(row.created_at),
    };
  }
}

/** ASCII's unit separator, which no tag holds. */
const TAG_SEPARATOR = '\u001f';

function tagsOf(subscriberId: Expression<string>): RawBuilder<string> {
  return sql<string>`coalesce((
    select group_concat(t.tag, ${TAG_SEPARATOR} order by t.tag)
    from subscriber_tag t where t.subscriber_id = ${subscriberId}
  ), '')`;
}
