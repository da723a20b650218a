/** Subscribers, their consent events and the suppressions. */
import type {
  Subscriber,
  SubscriberState,
  SuppressionReason,
} from '../../core/audience/subscriber.ts';
import type { AddOutcome, ConsentEvent, NewSubscriber } from '../../core/audience/consent.ts';
import type { AddressEnd } from '../../core/audience/provider-suppression.ts';
import type { SubscriberStore } from '../../ports/subscribers.ts';
import { endSubscriptions, type EndOutcome } from './end-subscriptions.ts';
import { idsByAddress } from './ids-by-address.ts';
import { textOf } from './row.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import type { SubscriberParts } from './subscriber-parts.ts';
import { stateOf, type SubscriberFilter } from './subscriber-queries.ts';
import { CONSENT_EVENT, consentRow, fitTag, SUBSCRIBER, TAG } from './subscriber-tables.ts';
import { liftSuppression } from './suppression.ts';

export class SqlSubscribers implements SubscriberStore {
  readonly #database: SqlDatabase;
  readonly #parts: SubscriberParts;

  constructor(parts: SubscriberParts) {
    this.#database = parts.database;
    this.#parts = parts;
  }

  /** Someone known keeps name and tags, so that importing twice changes nothing. */
  async add(
    rows: readonly NewSubscriber[],
    consent: ConsentEvent,
    state: Extract<SubscriberState, 'active' | 'pending'>,
  ): Promise<AddOutcome[]> {
    return this.#database.transact(async (session) => {
      const outcomes: AddOutcome[] = [];
      for (const row of rows) outcomes.push(await this.#add(session, row, consent, state));
      return outcomes;
    });
  }

  list(filter: SubscriberFilter): AsyncIterable<Subscriber> {
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
    askedAt: Date,
  ): Promise<'confirmed' | 'already' | 'refused'> {
    return this.#database.transact(async (session) => {
      const known = await knownById(session, subscriberId);
      if (known === undefined) return 'refused';
      // Lifted for whoever left before they asked anew; everybody who has left is suppressed.
      if (!(await liftSuppression(session, known.addressHash, askedAt))) return 'refused';
      if (known.state === 'active') return 'already';
      // Whoever comes back wants mail now: a pause of before has nothing to say any more.
      await session.run(
        "UPDATE subscriber SET state = 'active', paused_until = NULL WHERE id = ?",
        subscriberId,
      );
      await this.#record(session, subscriberId, consent);
      return 'confirmed';
    });
  }

  async purgePending(before: Date): Promise<number> {
    return this.#database.run(
      `DELETE FROM subscriber WHERE state = 'pending' AND created_at < ? AND NOT EXISTS (
         SELECT 1 FROM confirmation c WHERE c.subscriber_id = subscriber.id AND c.at >= ?)`,
      before.getTime(),
      before.getTime(),
    );
  }

  async end(
    subscriberId: string,
    reason: SuppressionReason,
    consent: ConsentEvent,
  ): Promise<EndOutcome> {
    return this.#database.transact(async (session) => {
      const endings = [{ subscriberId, reason, consent }];
      const [outcome = 'unknown'] = await endSubscriptions(session, this.#parts.newId, endings);
      return outcome;
    });
  }

  async endByAddress(ends: readonly AddressEnd[], source: string): Promise<AddressEnd[]> {
    return this.#database.transact(async (session) => {
      const ids = await idsByAddress(
        session,
        ends.map(({ addressKey }) => addressKey),
      );
      const known = ends.flatMap((end) => {
        const subscriberId = ids.get(end.addressKey);
        return subscriberId === undefined ? [] : [{ end, subscriberId }];
      });
      const endings = known.map(({ end: { reason, at }, subscriberId }) => ({
        subscriberId,
        reason,
        consent: { at, action: reason, source },
        unlessConfirmedSince: at,
      }));
      const outcomes = await endSubscriptions(session, this.#parts.newId, endings);
      return known.flatMap(({ end }, index) => (outcomes[index] === 'ended' ? [end] : []));
    });
  }

  async #add(
    session: SqlSession,
    row: NewSubscriber,
    consent: ConsentEvent,
    state: 'active' | 'pending',
  ): Promise<AddOutcome> {
    const addressHash = this.#parts.addressHash(row.address.key);
    if (await isSuppressed(session, addressHash)) return 'suppressed';
    const id = this.#parts.newId();
    const inserted = await session.insert(SUBSCRIBER, [
      [
        id,
        row.address.spelling,
        row.address.key,
        addressHash,
        row.name ?? null,
        state,
        consent.at.getTime(),
        row.pausedUntil?.getTime() ?? null,
      ],
    ]);
    if (inserted === 0) {
      const current = await stateByKey(session, row.address.key);
      return current === 'active' || current === state ? 'unchanged' : 'not-active';
    }
    await session.insert(
      TAG,
      row.tags.map((tag) => [id, fitTag(tag)]),
    );
    await this.#record(session, id, consent);
    return 'added';
  }

  async #record(session: SqlSession, subscriberId: string, consent: ConsentEvent): Promise<void> {
    const row = consentRow(this.#parts.newId(), subscriberId, consent);
    await session.insert(CONSENT_EVENT, [row]);
  }
}

async function knownById(
  session: SqlSession,
  subscriberId: string,
): Promise<{ state: SubscriberState; addressHash: string } | undefined> {
  const row = await session.get(
    `SELECT state, address_hash FROM subscriber WHERE id = ? ${session.dialect.forUpdate}`,
    subscriberId,
  );
  return row && { state: stateOf(row), addressHash: textOf(row, 'address_hash') };
}

async function stateByKey(session: SqlSession, key: string): Promise<SubscriberState | undefined> {
  const row = await session.get('SELECT state FROM subscriber WHERE address_key = ?', key);
  return row && stateOf(row);
}

async function isSuppressed(session: SqlSession, addressHash: string): Promise<boolean> {
  const sql = 'SELECT 1 AS found FROM suppression WHERE address_hash = ?';
  return (await session.get(sql, addressHash)) !== undefined;
}
