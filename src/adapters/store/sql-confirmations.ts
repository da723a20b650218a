/** Who was asked to confirm a subscription, by a token's hash. */
import type { ConfirmationStore } from '../../ports.ts';
import { integerOf, textOf } from './row.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

type Question = Parameters<ConfirmationStore['open']>[0];
type Limits = Parameters<ConfirmationStore['open']>[1];

export class SqlConfirmations implements ConfirmationStore {
  readonly #database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Expired questions are forgotten on the way, so the table stays as small as the limits. */
  async open(question: Question, limits: Limits): Promise<'opened' | 'limited'> {
    return this.#database.transact(async (session) => {
      await session.run('DELETE FROM confirmation WHERE expires_at <= ?', question.at.getTime());
      if (await isLimited(session, question, limits)) return 'limited';
      await session.run(
        'INSERT INTO confirmation (token_hash, subscriber_id, at, expires_at) VALUES (?, ?, ?, ?)',
        question.tokenHash,
        question.subscriberId,
        question.at.getTime(),
        question.expiresAt.getTime(),
      );
      return 'opened';
    }, 'confirmations');
  }

  async find(tokenHash: string, now: Date): Promise<string | undefined> {
    const row = await this.#database.get(
      'SELECT subscriber_id FROM confirmation WHERE token_hash = ? AND expires_at > ?',
      tokenHash,
      now.getTime(),
    );
    return row === undefined ? undefined : textOf(row, 'subscriber_id');
  }

  async withdraw(tokenHash: string): Promise<void> {
    await this.#database.run('DELETE FROM confirmation WHERE token_hash = ?', tokenHash);
  }
}

async function isLimited(
  session: SqlSession,
  question: Question,
  limits: Limits,
): Promise<boolean> {
  const recent = await session.get(
    'SELECT 1 AS found FROM confirmation WHERE subscriber_id = ? AND at >= ?',
    question.subscriberId,
    limits.quietSince.getTime(),
  );
  if (recent !== undefined) return true;
  const inAll = await session.get(
    'SELECT count(*) AS count FROM confirmation WHERE at >= ?',
    limits.inAll.since.getTime(),
  );
  return inAll !== undefined && integerOf(inAll, 'count') >= limits.inAll.count;
}
