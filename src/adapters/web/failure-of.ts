/** What went wrong on the way to somebody's page, as one of a few reasons and in words. */
import type { WebFailure } from '../../ports/web.ts';
import { Refused } from './refused.ts';

type Reason = WebFailure['reason'];

export function failureOf(error: unknown, isLate: boolean): WebFailure {
  if (isLate) return failure('timed-out', 'it did not answer in time');
  if (error instanceof Refused) return failure('refused', error.message);
  const known = reasons[codeOf(error)];
  return known === undefined ? failure('broken', 'its answer was broken') : failure(...known);
}

export function failure(reason: Reason, detail: string): WebFailure {
  return { kind: 'failure', reason, detail };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  const code = String(error.code);
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/.test(code)
    ? (certificateCodes.get(code) ?? 'insecure')
    : code;
}

const certificateCodes = new Map([
  ['CERT_HAS_EXPIRED', 'expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'other-name'],
]);

const timedOut = ['timed-out', 'it did not answer in time'] as const;
const unreachable = ['unreachable', 'there is no way to it'] as const;
const unknown = ['no-such-host', 'the DNS does not know its name'] as const;

const reasons: Readonly<Record<string, readonly [Reason, string]>> = {
  insecure: ['insecure', 'its certificate cannot be trusted'],
  expired: ['insecure', 'its certificate has expired'],
  'other-name': ['insecure', 'its certificate is for another name'],
  EPROTO: ['insecure', 'it does not speak TLS as it should'],
  ENOTFOUND: unknown,
  ENODATA: unknown,
  EAI_AGAIN: ['unreachable', 'its name cannot be looked up now'],
  EAI_FAIL: ['unreachable', 'its name cannot be looked up now'],
  ESERVFAIL: ['unreachable', 'its name cannot be looked up now'],
  ECONNREFUSED: ['unreachable', 'nothing listens there'],
  ECONNRESET: ['unreachable', 'it cut the connection'],
  EPIPE: ['unreachable', 'it cut the connection'],
  UND_ERR_SOCKET: ['unreachable', 'it cut the connection'],
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EADDRNOTAVAIL: unreachable,
  EAFNOSUPPORT: unreachable,
  ETIMEDOUT: timedOut,
  UND_ERR_CONNECT_TIMEOUT: timedOut,
  UND_ERR_HEADERS_TIMEOUT: timedOut,
  UND_ERR_BODY_TIMEOUT: timedOut,
  UND_ERR_HEADERS_OVERFLOW: ['broken', 'its answer begins with more headers than are read'],
};
