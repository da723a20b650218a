/** Who was asked something by mail, by a token's hash. */
import type {
  AskOutcome,
  ConfirmationLimits,
  ConfirmationPurpose,
  ConfirmationQuestion,
  OpenQuestion,
  SubscriptionLimits,
  SubscriptionOutcome,
  SubscriptionQuestion,
} from '../../core/audience/confirmation.ts';
import type { SubscriberState } from '../../core/audience/subscriber.ts';
import type { ConfirmationStore } from '../../ports.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';
import type { SubscriberParts } from './subscriber-parts.ts';
import { stateOf } from './subscriber-queries.ts';
import { CONSENT_EVENT, consentRow, SUBSCRIBER } from './subscriber-tables.ts';

/** Nobody else counts or asks at the same time. */
const ALONE = 'confirmations';
/** Nobody is left in peace for longer than that after a question, see `SubscriptionLimits`. */
const LONGEST_QUIET_MS = 30 * 24 * 60 * 60 * 1000;

export class SqlConfirmations implements ConfirmationStore {
  readonly #parts: SubscriberParts;

  constructor(parts: SubscriberParts) {
    this.#parts = parts;
  }

  /** Old questions are forgotten on the way, so the table stays as small as the limits. */
  async open(question: ConfirmationQuestion, limits: ConfirmationLimits): Promise<AskOutcome> {
    return this.#parts.database.transact(async (session) => {
      await forgetOld(session, question.at);
      return ask(session, question, limits);
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
      const asked = await ask(
        session,
        { ...question, subscriberId: known.id, purpose: { kind: 'subscription' } },
        known.state === 'complained'
          ? { ...limits, quietSince: limits.quietSinceComplaint }
          : limits,
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

/** Some time after they expired: until then they tell who was asked not long ago. */
async function forgetOld(session: SqlSession, at: Date): Promise<void> {
  const before = at.getTime() - LONGEST_QUIET_MS;
  await session.run('DELETE FROM confirmation WHERE expires_at <= ?', before);
}

async function ask(
  session: SqlSession,
  question: ConfirmationQuestion,
  limits: ConfirmationLimits,
): Promise<AskOutcome> {
  if (await isQuiet(session, question, limits)) return 'quiet';
  if (await isBusy(session, limits)) return 'busy';
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
  return 'opened';
}

/** Another address is a question to whoever reads mail there, whoever put it. */
async function isQuiet(
  session: SqlSession,
  { subscriberId, purpose, requestId }: ConfirmationQuestion,
  { quietSince }: ConfirmationLimits,
): Promise<boolean> {
  const recent = await session.get(
    `SELECT 1 AS found FROM confirmation
     WHERE ((subscriber_id = ? AND purpose = ?) OR address_key = ?)
       AND at >= ? AND (request_id <> ? OR request_id = '')`,
    subscriberId,
    purpose.kind,
    purpose.kind === 'address' ? purpose.address.key : '',
    quietSince.getTime(),
    requestId,
  );
  return recent !== undefined;
}

async function isBusy(session: SqlSession, { inAll }: ConfirmationLimits): Promise<boolean> {
  const row = await session.get(
    'SELECT count(*) AS count FROM confirmation WHERE at >= ?',
    inAll.since.getTime(),
  );
  return row !== undefined && integerOf(row, 'count') >= inAll.count;
}

export function purposeOf(row: Row): ConfirmationPurpose {
  const kind = textOf(row, 'purpose');
  if (kind === 'subscription' || kind === 'settings') return { kind };
  if (kind !== 'address') throw new TypeError('Column purpose holds no purpose.');
  return {
    kind,
    address: { spelling: textOf(row, 'address_spelling'), key: textOf(row, 'address_key') },
  };
}
