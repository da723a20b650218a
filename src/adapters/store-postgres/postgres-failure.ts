/** What PostgreSQL's errors mean to the person at the keyboard. */
import pg from 'pg';
import { Failure } from '../../core/failure.ts';
import { UniqueViolation } from '../store/unique-violation.ts';

/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const UNIQUE_VIOLATION = '23505';
/** serialization_failure, deadlock_detected: the transaction was taken back and may be tried again. */
const TRANSIENT: ReadonlySet<string | undefined> = new Set(['40001', '40P01']);
/** Of these classes the server is not to be reached, or not now: shutdown, too many connections … */
const UNAVAILABLE = /^(?:08|53|57P)/;
const REFUSED_LOGIN = /^28|^3D/;
/** node:net's and node:tls's errors, and those that pg makes itself of a broken connection. */
const CONNECTION_CODES = /^(?:E[A-Z]+|ERR_(?:TLS|SSL)|CERT_|SELF_SIGNED|DEPTH_ZERO)/;
const CONNECTION_WORDS =
  /connection terminated|connection error|timeout exceeded when trying to connect|not queryable/i;

export function isTransient(error: unknown): boolean {
  return error instanceof Transient;
}

/** Marks what `transact` may try again. */
class Transient extends Error {
  override readonly name = 'Transient';
}

/** The failure that an error of PostgreSQL's stands for; any other is returned as it is. */
export function postgresFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (error instanceof pg.DatabaseError) {
    if (code === UNIQUE_VIOLATION) return new UniqueViolation();
    if (TRANSIENT.has(code)) return new Transient(`the transaction was taken back (${code})`);
    if (UNAVAILABLE.test(code ?? '')) return unavailable(code);
    if (REFUSED_LOGIN.test(code ?? '')) return refusedLogin(code);
    return error;
  }
  const isConnection = CONNECTION_CODES.test(code ?? '') || CONNECTION_WORDS.test(error.message);
  return isConnection ? unavailable(code) : error;
}

/** Without the server's own words: they may hold the address, or values of rows. */
function unavailable(code: string | undefined): Failure {
  return new Failure(
    'unavailable',
    'store-unavailable',
    `The PostgreSQL of DATABASE_URL does not answer (${code ?? 'the connection broke'}).`,
    'Check that it runs and can be reached from here, then run the same command again; nothing is half stored.',
  );
}

function refusedLogin(code: string | undefined): Failure {
  return new Failure(
    'configuration',
    'store-login',
    `The PostgreSQL of DATABASE_URL refuses the login or the database (${code ?? 'unknown'}).`,
    'Correct the user, the password and the database in DATABASE_URL.',
  );
}
