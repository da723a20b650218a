/** Every check of `roundup doctor`, in the order in which people should read them. */
import type { FailureKind } from '../failure.ts';
import { clockChecks } from './clock-checks.ts';
import { configChecks } from './config-checks.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { domainChecks } from './domain/domain-checks.ts';
import type { Finding } from './finding.ts';
import { keyChecks } from './key-checks.ts';
import { providerChecks } from './provider-checks.ts';
import { repositoryChecks } from './repository-checks.ts';
import { serverChecks } from './server-checks.ts';
import { storeChecks } from './store-checks.ts';

export const checkGroups = [
  configChecks,
  keyChecks,
  storeChecks,
  repositoryChecks,
  clockChecks,
  providerChecks,
  domainChecks,
  serverChecks,
] as const;

export function diagnose(facts: DoctorFacts): Finding[] {
  const leaves = 'value' in facts.config && facts.config.value.leaves;
  const outside = new Set([domainChecks.title, serverChecks.title]);
  return checkGroups
    .flatMap((group) => group.judge(facts))
    .map((finding) =>
      // What receivers would miss does no harm as long as mail stays in the outbox.
      finding.verdict === 'problem' && !leaves && outside.has(finding.group)
        ? { ...finding, verdict: 'warning' as const }
        : finding,
    );
}

/** The worst of what problems are failures of; undefined when there is no problem. */
export function failureOf(findings: readonly Finding[]): FailureKind | undefined {
  const kinds = findings.filter(({ verdict }) => verdict === 'problem').map(({ kind }) => kind);
  return (
    (['configuration', 'unavailable'] as const).find((kind) => kinds.includes(kind)) ??
    (kinds.length > 0 ? 'failure' : undefined)
  );
}
