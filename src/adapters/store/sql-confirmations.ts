/** Who was asked something by mail, by a token's hash. */
import type {
  AskOutcome,
  ConfirmationLimits,
  ConfirmationQuestion,
  OpenQuestion,
  StrangerLimits,
  SubscriptionLimits,
  SubscriptionOutcome,
  SubscriptionQuestion,
} from '../../core/audience/confirmation.ts';
import type { SubscriberState } from '../../core/audience/subscriber.ts';
import type { ConfirmationStore } from '../../ports/subscription.ts';
import { suppressionOf } from './record-queries.ts';
import { purposeOf } from './confirmation-row.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';
import type { SubscriberParts } from './subscriber-parts.ts';
import { stateOf } from './subscriber-queries.ts';
import { CONSENT_EVENT, consentRow, SUBSCRIBER } from './subscriber-tables.ts';

/** Nobody else counts or asks at the same time. */
const ALONE = 'confirmations';
/** Nobody is left in peace for longer than that after a question, see `SubscriptionLimits`. */
const LONGEST_QUIET_MS = 30 * 24 * 60 * 60 * 1000;

/** A question to a subscriber, with the address where that was given anew. */
type Asked = ConfirmationQuestion & Partial<Pick<SubscriptionQuestion, 'address'>>;

export class SqlConfirmations implements ConfirmationStore {
  readonly #parts: SubscriberParts;

  constructor(parts: SubscriberParts) {
    this.#parts = parts;
  }

  /** Old questions are forgotten on the way, so the table stays as small as the limits. */
  async open(question: ConfirmationQuestion, limits: ConfirmationLimits): Promise<AskOutcome> {
    return this.#parts.database.transact(async (session) => {
      await forgetOld(session, question.at);
      return this.#ask(session, question, limits);
    }, ALONE);
  }

  /**
   * Whoever is new waits from now on; whoever left stays so until they confirm. Each question is
   * kept as a proof of what was asked for, beside the answer.
   */
  async askToSubscribe(
    question: SubscriptionQuestion,
    limits: SubscriptionLimits,
  ): Promise<SubscriptionOutcome> {
    return this.#parts.database.transact(async (session) => {
      await forgetOld(session, question.at);
      if (await isBusy(session, limits)) return { state: 'busy' };
      const known = await this.#find(session, question);
      if (known.state === 'active') return { state: 'active' };
      const asked = await this.#ask(
        session,
        { ...question, subscriberId: known.id, purpose: { kind: 'subscription' } },
        { ...limits, toStrangers: limits },
      );
      if (asked !== 'opened') return { state: asked };
      const proof = consentRow(this.#parts.newId(), known.id, question.consent);
      await session.insert(CONSENT_EVENT, [proof]);
      const address = { spelling: known.spelling, key: question.address.key };
      return { state: 'asked', subscriberId: known.id, address };
    }, ALONE);
  }

  async find(tokenHash: string, now: Date): Promise<OpenQuestion | undefined> {
    const row = await this.#parts.database.get(
      `SELECT subscriber_id, at, purpose, address_spelling, address_key FROM confirmation
       WHERE token_hash = ? AND expires_at > ?`,
      tokenHash,
      now.getTime(),
    );
    if (row === undefined) return undefined;
    return {
      subscriberId: textOf(row, 'subscriber_id'),
      purpose: purposeOf(row),
      at: dateOf(row, 'at') ?? new Date(0),
    };
  }

  async withdraw(tokenHash: string): Promise<void> {
    await this.#parts.database.run('DELETE FROM confirmation WHERE token_hash = ?', tokenHash);
  }

  async #ask(
    session: SqlSession,
    question: Asked,
    limits: ConfirmationLimits,
  ): Promise<AskOutcome> {
    if (await wasAsked(session, question, limits.quietSince)) return 'quiet';
    const { toStrangers } = limits;
    if (toStrangers !== undefined && (await this.#leavesInPeace(session, question, toStrangers))) {
      return 'quiet';
    }
    if (await isBusy(session, limits)) return 'busy';
    await keep(session, question);
    return 'opened';
  }

  /** Of all questions to an address, whoever put them. */
  async #leavesInPeace(
    session: SqlSession,
    question: Asked,
    limits: StrangerLimits,
  ): Promise<boolean> {
    const address =
      question.purpose.kind === 'address' ? question.purpose.address : question.address;
    if (address === undefined) return false;
    const hash = this.#parts.addressHash(address.key);
    const hasComplained = (await suppressionOf(session, hash))?.reason === 'complained';
    const since = hasComplained ? limits.quietSinceComplaint : limits.quietSince;
    return wasAddressAsked(session, { key: address.key, since, requestId: question.requestId });
  }

  async #find(
    session: SqlSession,
    { address, name, consent }: SubscriptionQuestion,
  ): Promise<{ id: string; spelling: string; state: SubscriberState }> {
    const row = await session.get(
      `SELECT id, address_spelling, state FROM subscriber WHERE address_key = ? ${session.dialect.forUpdate}`,
      address.key,
    );
    if (row !== undefined) {
      const spelling = textOf(row, 'address_spelling');
      return { id: textOf(row, 'id'), spelling, state: stateOf(row) };
    }
    const id = this.#parts.newId();
    const hash = this.#parts.addressHash(address.key);
    const { spelling, key } = address;
    await session.insert(SUBSCRIBER, [
      [id, spelling, key, hash, name ?? null, 'pending', consent.at.getTime(), null],
    ]);
    return { id, spelling, state: 'pending' };
  }
}

/** The person, in the same matter. */
async function wasAsked(
  session: SqlSession,
  { subscriberId, purpose, requestId }: Asked,
  since: Date,
): Promise<boolean> {
  const recent = await session.get(
    `SELECT 1 AS found FROM confirmation WHERE subscriber_id = ? AND purpose = ?
       AND at >= ? AND (request_id <> ? OR request_id = '')`,
    subscriberId,
    purpose.kind,
    since.getTime(),
    requestId,
  );
  return recent !== undefined;
}

async function wasAddressAsked(
  session: SqlSession,
  asked: { readonly key: string; readonly since: Date; readonly requestId: string },
): Promise<boolean> {
  const recent = await session.get(
    `SELECT 1 AS found FROM confirmation c WHERE (c.address_key = ? OR (c.purpose = 'subscription'
         AND c.subscriber_id IN (SELECT s.id FROM subscriber s WHERE s.address_key = ?)))
       AND c.at >= ? AND (c.request_id <> ? OR c.request_id = '')`,
    asked.key,
    asked.key,
    asked.since.getTime(),
    asked.requestId,
  );
  return recent !== undefined;
}

async function keep(session: SqlSession, question: Asked): Promise<void> {
  const { purpose } = question;
  const address = purpose.kind === 'address' ? purpose.address : undefined;
  await session.run(
    `INSERT INTO confirmation (token_hash, subscriber_id, at, expires_at, purpose, request_id,
       address_spelling, address_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    question.tokenHash,
    question.subscriberId,
    question.at.getTime(),
    question.expiresAt.getTime(),
    purpose.kind,
    question.requestId,
    address?.spelling ?? null,
    address?.key ?? null,
  );
}

/** Some time after they expired: until then they tell who was asked not long ago. */
async function forgetOld(session: SqlSession, at: Date): Promise<void> {
  const before = at.getTime() - LONGEST_QUIET_MS;
  await session.run('DELETE FROM confirmation WHERE expires_at <= ?', before);
}

async function isBusy(session: SqlSession, { inAll }: ConfirmationLimits): Promise<boolean> {
  const row = await session.get(
    'SELECT count(*) AS count FROM confirmation WHERE at >= ?',
    inAll.since.getTime(),
  );
  return row !== undefined && integerOf(row, 'count') >= inAll.count;
}
