/** Checks that judge the same facts, with one answer for all where these are not to be had. */
import type { FailureKind } from '../failure.ts';
import type { Finding, Seen } from './finding.ts';
import { skipped, warning } from './finding.ts';
import type { Looked } from './looked.ts';

export interface Check<T> {
  /** `<group>/<check>`, permanent. */
  readonly id: string;
  readonly title: string;
  /** What it is a failure of when it finds a problem. */
  readonly kind: FailureKind;
  /** Empty where there is nothing to say. */
  readonly judge: (facts: T) => readonly Seen[];
}

/** A group whose facts are inside of it, so that groups of different facts go into one list. */
export interface CheckGroup<Facts> {
  readonly title: string;
  readonly checks: readonly Pick<Finding, 'id' | 'title' | 'kind'>[];
  readonly judge: (facts: Facts) => readonly Finding[];
}

/** The first check says when the facts are not to be had; the others are silent then. */
export function checkGroup<Facts, T>(
  title: string,
  pick: (facts: Facts) => Looked<T>,
  checks: readonly [Check<T>, ...Check<T>[]],
): CheckGroup<Facts> {
  const found = ({ id, title: named, kind }: Check<T>, seen: Seen): Finding => ({
    ...seen,
    id,
    group: title,
    title: named,
    kind: seen.kind ?? kind,
  });
  return {
    title,
    checks,
    judge(facts) {
      const looked = pick(facts);
      const [first] = checks;
      if ('skipped' in looked) return [found(first, skipped(looked.skipped))];
      if ('failed' in looked) {
        const { failed, remedy, kind } = looked;
        const verdict = kind === undefined ? 'warning' : 'problem';
        return [found(first, { ...warning(failed, { remedy, kind }), verdict })];
      }
      return checks.flatMap((check) => check.judge(looked.value).map((seen) => found(check, seen)));
    },
  };
}
