/** What people change about their own subscription. */
import type { Address } from '../../core/audience/address.ts';
import type { ConsentEvent } from '../../core/audience/consent.ts';
import type { MoveOutcome } from '../../core/audience/move.ts';
import type { Subscriber } from '../../core/audience/subscriber.ts';
import type { InboxEntry } from '../../core/inbox/inbox-entry.ts';
import type { SettingsStore } from '../../ports/subscription.ts';
import { endSubscriptions } from './end-subscriptions.ts';
import { movePatron, type PatronParts } from './patron-changes.ts';
import { textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';
import type { SubscriberParts } from './subscriber-parts.ts';
import { stateOf } from './subscriber-queries.ts';
import { CONSENT_EVENT, consentRow } from './subscriber-tables.ts';
import { liftSuppression } from './suppression.ts';

interface Parts extends SubscriberParts {
  readonly patrons: PatronParts;
}

export class SqlSettings implements SettingsStore {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async find(subscriberId: string): Promise<Subscriber | undefined> {
    return this.#parts.queries.findById(subscriberId);
  }

  async rename(subscriberId: string, name: string | undefined): Promise<boolean> {
    const sql = 'UPDATE subscriber SET name = ? WHERE id = ?';
    return (await this.#parts.database.run(sql, name ?? null, subscriberId)) === 1;
  }

  async pause(subscriberId: string, until: Date | undefined): Promise<boolean> {
    const sql = 'UPDATE subscriber SET paused_until = ? WHERE id = ?';
    return (await this.#parts.database.run(sql, until?.getTime() ?? null, subscriberId)) === 1;
  }

  async move(
    subscriberId: string,
    address: Address,
    consent: ConsentEvent,
    askedAt: Date,
  ): Promise<MoveOutcome> {
    return this.#parts.database.transact(async (session) => {
      const mover = await session.get(
        `SELECT state, address_spelling, address_key FROM subscriber WHERE id = ? ${session.dialect.forUpdate}`,
        subscriberId,
      );
      if (mover === undefined || stateOf(mover) !== 'active') return 'refused';
      const former = {
        spelling: textOf(mover, 'address_spelling'),
        key: textOf(mover, 'address_key'),
      };
      if (former.key === address.key) return 'already';
      const hash = this.#parts.addressHash(address.key);
      if (!(await liftSuppression(session, hash, askedAt))) return 'refused';
      await this.#tellFormer(session, { subscriberId, address: former, at: consent.at });
      await voidSettings(session, subscriberId, consent.at);
      await movePatron(session, this.#parts.patrons, former, address);
      const other = await session.get(
        `SELECT id, state FROM subscriber WHERE address_key = ? ${session.dialect.forUpdate}`,
        address.key,
      );
      const prove = async (id: string, proof: ConsentEvent): Promise<void> => {
        await session.insert(CONSENT_EVENT, [consentRow(this.#parts.newId(), id, proof)]);
      };
      if (other !== undefined) {
        const otherId = textOf(other, 'id');
        await prove(otherId, { ...consent, action: 'confirmed' });
        await this.#join(session, { subscriberId, otherId, consent });
        return 'moved';
      }
      await session.run(
        'UPDATE subscriber SET address_spelling = ?, address_key = ?, address_hash = ? WHERE id = ?',
        address.spelling,
        address.key,
        hash,
        subscriberId,
      );
      await prove(subscriberId, consent);
      return 'moved';
    }, 'patrons');
  }

  /** Due at once. With the move or not at all: whoever reads mail there must learn of it. */
  async #tellFormer(
    session: SqlSession,
    { subscriberId, address, at }: { subscriberId: string; address: Address; at: Date },
  ): Promise<void> {
    const entry: InboxEntry = { kind: 'moved', subscriberId, address };
    await session.run(
      'INSERT INTO inbox (id, kind, subject, body, at, due_at) VALUES (?, ?, ?, ?, ?, 0)',
      this.#parts.newId(),
      entry.kind,
      subscriberId,
      JSON.stringify(entry),
      at.getTime(),
    );
  }

  /**
   * Somebody has two subscriptions: the one at the new address goes on, so that the links to leave
   * in the mails that went there before stay good, and the other ends. A pause is that of the
   * settings which they have just seen.
   */
  async #join(
    session: SqlSession,
    both: {
      readonly subscriberId: string;
      readonly otherId: string;
      readonly consent: ConsentEvent;
    },
  ): Promise<void> {
    const { subscriberId, otherId, consent } = both;
    await session.run(
      `UPDATE subscriber SET state = 'active',
         name = coalesce(name, (SELECT m.name FROM subscriber m WHERE m.id = ?)),
         paused_until = (SELECT m.paused_until FROM subscriber m WHERE m.id = ?) WHERE id = ?`,
      subscriberId,
      subscriberId,
      otherId,
    );
    await session.run(
      `INSERT INTO subscriber_tag (subscriber_id, tag)
       SELECT CAST(? AS TEXT), tag FROM subscriber_tag WHERE subscriber_id = ?
       ON CONFLICT DO NOTHING`,
      otherId,
      subscriberId,
    );
    const ending = { ...consent, action: 'unsubscribed' } as const;
    await endSubscriptions(session, this.#parts.newId, [
      { subscriberId, reason: 'unsubscribed', consent: ending },
    ]);
  }
}

/** Their links were mailed to the former address, and would show the new one to whoever reads there. */
async function voidSettings(session: SqlSession, subscriberId: string, at: Date): Promise<void> {
  await session.run(
    `UPDATE confirmation SET expires_at = ?
     WHERE subscriber_id = ? AND purpose = 'settings' AND expires_at > ?`,
    at.getTime(),
    subscriberId,
    at.getTime(),
  );
}
