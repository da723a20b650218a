/** The newsletter's secret: given from outside, or made once and kept in the database. */
import { randomBytes } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import { openKeyring, SECRET_BYTES, type Keyring } from '../keyring.ts';
import { textOf } from './row.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

/**
 * Refuses another secret than the one that the store began with: every suppression would be
 * forgotten and every unsubscribe address already mailed would be dead.
 */
export async function keyringOf(
  database: SqlDatabase,
  given: Uint8Array | undefined,
): Promise<Keyring> {
  if (given !== undefined && given.length < SECRET_BYTES) {
    throw new Failure(
      'configuration',
      'secret-short',
      `The secret has ${given.length} bytes; it needs at least ${SECRET_BYTES}.`,
      'Make one with: openssl rand -hex 32',
    );
  }
  if ((await setting(database, 'secret_fingerprint')) === undefined) await begin(database, given);
  const kept = await setting(database, 'secret');
  const secret = given ?? (kept === undefined ? undefined : Buffer.from(kept, 'hex'));
  if (secret === undefined) {
    throw new Failure(
      'configuration',
      'secret-missing',
      'This store was begun with a secret from outside, which is not set now.',
      'Set the same secret again.',
    );
  }
  const keyring = openKeyring(secret);
  if (keyring.fingerprint !== (await setting(database, 'secret_fingerprint'))) {
    throw new Failure(
      'configuration',
      'secret-changed',
      'The secret is not the one that this store was begun with.',
      kept === undefined
        ? 'Set the former secret again.'
        : 'Unset the secret: this store keeps one of its own.',
    );
  }
  return keyring;
}

async function begin(database: SqlDatabase, given: Uint8Array | undefined): Promise<void> {
  const secret = given ?? randomBytes(SECRET_BYTES);
  const insert = 'INSERT INTO setting (key, value) VALUES (?, ?)';
  await database.transact(async (session) => {
    // Another process may have begun the store since it was looked at.
    if ((await setting(session, 'secret_fingerprint')) !== undefined) return;
    await session.run(insert, 'secret_fingerprint', openKeyring(secret).fingerprint);
    if (given === undefined) {
      await session.run(insert, 'secret', Buffer.from(secret).toString('hex'));
    }
  }, 'secret');
}

async function setting(session: SqlSession, key: string): Promise<string | undefined> {
  const row = await session.get('SELECT value FROM setting WHERE key = ?', key);
  return row === undefined ? undefined : textOf(row, 'value');
}
