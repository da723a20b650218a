/** What `roundup doctor` found, in words: by group, the marks readable without colour. */
import type { Finding, Verdict } from '../core/doctor/finding.ts';
import { count } from './plural.ts';

const marks: Readonly<Record<Verdict, string>> = {
  ok: '✓',
  note: 'i',
  warning: '!',
  problem: '✗',
  skipped: '-',
};

export function describeFindings(findings: readonly Finding[]): string {
  const groups = [...new Set(findings.map(({ group }) => group))].map((group) =>
    describeGroup(
      group,
      findings.filter((finding) => finding.group === group),
    ),
  );
  return [...groups, describeCounts(findings)].join('\n\n');
}

function describeGroup(group: string, findings: readonly Finding[]): string {
  const [first] = findings;
  // Nothing of it was looked at, whatever the first check is called.
  if (findings.length === 1 && first?.verdict === 'skipped') {
    return `${group}\n  ${marks.skipped} ${first.what}`;
  }
  return [group, ...findings.map(describeFinding)].join('\n');
}

function describeFinding({ verdict, title, what, where, remedy, id }: Finding): string {
  const isWell = verdict === 'ok' || verdict === 'skipped';
  return [
    `  ${marks[verdict]} ${title}: ${what}${isWell ? '' : ` [${id}]`}`,
    ...(isWell || where === undefined ? [] : [`      ${where}`]),
    ...(isWell || remedy === undefined ? [] : [`      ${remedy}`]),
  ].join('\n');
}

export function countsOf(findings: readonly Finding[]): Readonly<Record<Verdict, number>> {
  const counts = { ok: 0, note: 0, warning: 0, problem: 0, skipped: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}

function describeCounts(findings: readonly Finding[]): string {
  const counts = countsOf(findings);
  return `${[
    count(counts.problem, 'problem'),
    count(counts.warning, 'warning'),
    ...(counts.note > 0 ? [count(counts.note, 'note')] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped} not looked at`] : []),
    `${counts.ok} well`,
  ].join(', ')}.`;
}
