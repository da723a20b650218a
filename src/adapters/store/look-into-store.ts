/** Reads how a store stands, whichever engine it is, and writes nothing: the secret is not made either. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { StoreFacts } from '../../core/doctor/store-checks.ts';
import type { StoreLook } from '../../ports/doctor.ts';
import { openKeyring, type Keyring } from '../keyring.ts';
import { checkStore } from './check-store.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

type Findings = Pick<StoreFacts, 'damage' | 'openRuns' | 'unknown'> & Pick<StoreLook, 'tokens'>;

/** Of a store whose schema is the newest. */
export async function lookIntoStore(session: SqlSession): Promise<Findings> {
  const keyring = await keptKeyring(session);
  return {
    damage: keyring === undefined ? undefined : await checkStore(session, keyring),
    openRuns: await openRuns(session),
    unknown: await unknown(session),
    tokens: keyring === undefined ? undefined : tokens(keyring),
  };
}

/** undefined where the secret is kept outside, or none was made yet. */
async function keptKeyring(session: SqlSession): Promise<Keyring | undefined> {
  const row = await session.get("SELECT value FROM setting WHERE key = 'secret'");
  return row === undefined ? undefined : openKeyring(Buffer.from(textOf(row, 'value'), 'hex'));
}

/** Of mails that leave; a rehearsal reaches nobody. */
async function openRuns(session: SqlSession): Promise<StoreFacts['openRuns']> {
  const rows = await session.all(
    `SELECT issue_id, started_at, send_at, paused_at, paused_reason FROM send_run
     WHERE channel = 'mail' AND finished_at IS NULL ORDER BY id LIMIT 20`,
  );
  return rows.map((row) => ({
    issueId: textOf(row, 'issue_id'),
    startedAt: dateOf(row, 'started_at') ?? new Date(0),
    sendAt: dateOf(row, 'send_at'),
    pausedReason:
      row['paused_at'] === null ? undefined : (optionalTextOf(row, 'paused_reason') ?? ''),
  }));
}

async function unknown(session: SqlSession): Promise<StoreFacts['unknown']> {
  const rows = await session.all(
    `SELECT n.issue_id, count(*) AS batches FROM send_batch b JOIN send_run n ON n.id = b.run_id
     WHERE n.channel = 'mail' AND b.state = 'unknown' AND b.decided_at IS NULL
     GROUP BY n.issue_id ORDER BY n.issue_id LIMIT 20`,
  );
  return rows.map((row) => ({
    issueId: textOf(row, 'issue_id'),
    batches: integerOf(row, 'batches'),
  }));
}

/** The id is random, so it is nobody's: ours are UUIDs of version 7, which begin with a time. */
function tokens(keyring: Keyring): NonNullable<StoreLook['tokens']> {
  const genuine = keyring.tokens.issue(randomUUID());
  const forged = Buffer.concat([
    Buffer.from(genuine, 'base64url').subarray(0, 16),
    randomBytes(16),
  ]);
  return { genuine, forged: forged.toString('base64url') };
}
