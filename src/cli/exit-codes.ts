/** What each kind of failure exits with, after BSD's sysexits. */
import type { FailureKind } from '../core/failure.ts';

export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 64,
  content: 65,
  unavailable: 69,
  unresolved: 75,
  'not-confirmed': 77,
  configuration: 78,
  interrupted: 130,
} as const satisfies Record<FailureKind | 'ok' | 'interrupted', number>;
