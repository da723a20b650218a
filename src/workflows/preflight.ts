/** The checks before anything is sent: each titled, passing or failing with what to do. */
import { Failure, type FailureKind } from '../core/failure.ts';
import { checks, type PreflightFacts } from './preflight-checks.ts';

export interface CheckResult {
  readonly title: string;
  readonly ok: boolean;
  /** A failing check that is only advice stops nothing. */
  readonly advice: boolean;
  readonly detail: string;
  /** What to do; undefined when the check passes. */
  readonly remedy: string | undefined;
  /** What kind of failure it is to go on in spite of it. */
  readonly kind: FailureKind;
}

export function preflight(facts: PreflightFacts): CheckResult[] {
  return checks.map(({ title, kind, advice = false, look }) => {
    const finding = look(facts);
    return 'seen' in finding
      ? { title, kind, advice, ok: true, detail: finding.seen, remedy: undefined }
      : { title, kind, advice, ok: false, detail: finding.problem, remedy: finding.remedy };
  });
}

/** Throws unless every check passes that is more than advice. */
export function assertPassed(results: readonly CheckResult[]): void {
  const failed = results.filter((result) => !result.ok && !result.advice);
  const [first] = failed;
  if (first === undefined) return;
  throw new Failure(
    first.kind,
    'preflight-failed',
    `Nothing was sent. ${failed.map(({ title, detail }) => `"${title}" fails: ${detail}`).join(' ')}`,
    failed.map((result) => result.remedy).join(' '),
  );
}
