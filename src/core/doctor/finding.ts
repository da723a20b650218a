/** What a check of `roundup doctor` found: what was seen, where, and how to mend it. */
import type { FailureKind } from '../failure.ts';

/** From good to bad; `skipped` says why nothing was looked at. */
export type Verdict = 'ok' | 'note' | 'warning' | 'problem' | 'skipped';

export interface Seen {
  readonly verdict: Verdict;
  readonly what: string;
  /** The file, the record or the address that it is about. */
  readonly where?: string | undefined;
  /** How to mend it; only where there is something to mend. */
  readonly remedy?: string | undefined;
  /** What a problem is a failure of, where it is not that of its check. */
  readonly kind?: FailureKind | undefined;
}

export interface Finding extends Seen {
  /** Permanent, as in docs/doctor.md. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly kind: FailureKind;
}

export function ok(what: string, where?: string): Seen {
  return { verdict: 'ok', what, where };
}

export function skipped(what: string): Seen {
  return { verdict: 'skipped', what };
}

export function note(what: string, more: More = {}): Seen {
  return { verdict: 'note', what, ...more };
}

export function warning(what: string, more: More): Seen {
  return { verdict: 'warning', what, ...more };
}

export function problem(what: string, more: More): Seen {
  return { verdict: 'problem', what, ...more };
}

type More = Pick<Seen, 'where' | 'remedy' | 'kind'>;
