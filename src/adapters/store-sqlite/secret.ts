/** The newsletter's secret: given from outside, or made once and kept in the database. */
import { randomBytes } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import { openKeyring, SECRET_BYTES, type Keyring } from '../keyring.ts';
import { textOf } from './row.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/**
 * Refuses another secret than the one that the store began with: every suppression would be
 * forgotten and every unsubscribe address already mailed would be dead.
 */
export function keyringOf(database: SqliteDatabase, given: Uint8Array | undefined): Keyring {
  if (given !== undefined && given.length < SECRET_BYTES) {
    throw new Failure(
      'configuration',
      'secret-short',
      `The secret has ${given.length} bytes; it needs at least ${SECRET_BYTES}.`,
      'Make one with: openssl rand -hex 32',
    );
  }
  if (setting(database, 'secret_fingerprint') === undefined) begin(database, given);
  const kept = setting(database, 'secret');
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
  if (keyring.fingerprint !== setting(database, 'secret_fingerprint')) {
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

function begin(database: SqliteDatabase, given: Uint8Array | undefined): void {
  const secret = given ?? randomBytes(SECRET_BYTES);
  const insert = 'INSERT INTO setting (key, value) VALUES (?, ?)';
  database.transact(() => {
    // Another process may have begun the store since it was looked at.
    if (setting(database, 'secret_fingerprint') !== undefined) return;
    database.run(insert, 'secret_fingerprint', openKeyring(secret).fingerprint);
    if (given === undefined) database.run(insert, 'secret', Buffer.from(secret).toString('hex'));
  });
}

function setting(database: SqliteDatabase, key: string): string | undefined {
  const row = database.get('SELECT value FROM setting WHERE key = ?', key);
  return row === undefined ? undefined : textOf(row, 'value');
}
