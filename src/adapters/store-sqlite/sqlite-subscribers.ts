/** Subscribers, their consent events and the suppressions in SQLite. */
import { stateAfterEnd, subscriberStates } from '../../core/audience/subscriber.ts';
import type {
  Subscriber,
  SubscriberState,
  SuppressionReason,
} from '../../core/audience/subscriber.ts';
import type { Candidate } from '../../core/delivery/plan.ts';
import type { AddOutcome, ConsentEvent, NewSubscriber } from '../../core/audience/consent.ts';
import type { SubscriberStore } from '../../ports.ts';
import type { DeliveryChannel } from '../store.ts';
import { textOf } from './row.ts';
import type { Row, SqliteDatabase } from './sqlite-database.ts';
import type { SubscriberQueries } from './subscriber-queries.ts';

interface Parts {
  readonly database: SqliteDatabase;
  readonly queries: SubscriberQueries;
  readonly addressHash: (addressKey: string) => string;
  readonly newId: () => string;
  readonly channel: DeliveryChannel;
}

/** A control character would break the list of tags that a query answers with. */
const UNFIT_FOR_TAG = /\p{Cc}/u;

export class SqliteSubscribers implements SubscriberStore {
  readonly #database: SqliteDatabase;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#database = parts.database;
    this.#parts = parts;
  }

  /** Someone known keeps name and tags, so that importing twice changes nothing. */
  async add(
    rows: readonly NewSubscriber[],
    consent: ConsentEvent,
    state: Extract<SubscriberState, 'active' | 'pending'>,
  ): Promise<AddOutcome[]> {
    return this.#database.transact(() => rows.map((row) => this.#add(row, consent, state)));
  }

  list(filter: {
    readonly state?: SubscriberState | undefined;
    readonly limit?: number | undefined;
  }): AsyncIterable<Subscriber> {
    return this.#parts.queries.list(filter);
  }

  async countByState(): Promise<Readonly<Record<SubscriberState, number>>> {
    return this.#parts.queries.countByState();
  }

  async findByAddress(key: string): Promise<Subscriber | undefined> {
    return this.#parts.queries.findByAddress(key);
  }

  async confirm(
    subscriberId: string,
    consent: ConsentEvent,
  ): Promise<'confirmed' | 'already' | 'refused'> {
    return this.#database.transact(() => {
      const known = this.#known(subscriberId);
      if (known === undefined || this.#isSuppressed(known.addressHash)) return 'refused';
      if (known.state !== 'pending') return known.state === 'active' ? 'already' : 'refused';
      this.#become(subscriberId, 'active', consent);
      return 'confirmed';
    });
  }

  async end(
    subscriberId: string,
    reason: SuppressionReason,
    consent: ConsentEvent,
  ): Promise<'ended' | 'already' | 'unknown'> {
    return this.#database.transact(() => {
      const known = this.#known(subscriberId);
      if (known === undefined) return 'unknown';
      const next = stateAfterEnd(known.state, reason);
      if (next === undefined) return 'already';
      this.#become(subscriberId, next, consent);
      this.#database.run(
        `INSERT INTO suppression (address_hash, reason, at) VALUES (?, ?, ?)
         ON CONFLICT (address_hash) DO UPDATE SET reason = excluded.reason, at = excluded.at`,
        known.addressHash,
        reason,
        consent.at.getTime(),
      );
      return 'ended';
    });
  }

  candidates(issueId: string): AsyncIterable<Candidate> {
    return this.#parts.queries.candidates(issueId, this.#parts.channel);
  }

  #add(row: NewSubscriber, consent: ConsentEvent, state: 'active' | 'pending'): AddOutcome {
    const addressHash = this.#parts.addressHash(row.address.key);
    if (this.#isSuppressed(addressHash)) return 'suppressed';
    const known = this.#database.get(
      'SELECT state FROM subscriber WHERE address_key = ?',
      row.address.key,
    );
    if (known !== undefined) {
      const current = stateOf(known);
      return current === 'active' || current === state ? 'unchanged' : 'not-active';
    }
    const id = this.#parts.newId();
    this.#database.run(
      `INSERT INTO subscriber
         (id, address_spelling, address_key, address_hash, name, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      row.address.spelling,
      row.address.key,
      addressHash,
      row.name ?? null,
      state,
      consent.at.getTime(),
    );
    for (const tag of row.tags) this.#tag(id, tag);
    this.#record(id, consent);
    return 'added';
  }

  #tag(subscriberId: string, tag: string): void {
    if (tag === '' || UNFIT_FOR_TAG.test(tag)) {
      throw new TypeError('A tag is not empty and holds no control character.');
    }
    this.#database.run(
      'INSERT INTO subscriber_tag (subscriber_id, tag) VALUES (?, ?) ON CONFLICT DO NOTHING',
      subscriberId,
      tag,
    );
  }

  #become(subscriberId: string, state: SubscriberState, consent: ConsentEvent): void {
    this.#database.run('UPDATE subscriber SET state = ? WHERE id = ?', state, subscriberId);
    this.#record(subscriberId, consent);
  }

  #record(subscriberId: string, consent: ConsentEvent): void {
    this.#database.run(
      'INSERT INTO consent_event (id, subscriber_id, at, action, source) VALUES (?, ?, ?, ?, ?)',
      this.#parts.newId(),
      subscriberId,
      consent.at.getTime(),
      consent.action,
      consent.source,
    );
  }

  #known(subscriberId: string): { state: SubscriberState; addressHash: string } | undefined {
    const row = this.#database.get(
      'SELECT state, address_hash FROM subscriber WHERE id = ?',
      subscriberId,
    );
    return row && { state: stateOf(row), addressHash: textOf(row, 'address_hash') };
  }

  #isSuppressed(addressHash: string): boolean {
    return (
      this.#database.get('SELECT 1 FROM suppression WHERE address_hash = ?', addressHash) !==
      undefined
    );
  }
}

function stateOf(row: Row): SubscriberState {
  const state = subscriberStates.find((known) => known === row['state']);
  if (state === undefined) throw new TypeError('Column state holds no state of a subscriber.');
  return state;
}
