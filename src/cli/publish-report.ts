/** A publication in words: its checks, its plan, its progress. */
import type { CheckResult } from '../workflows/preflight.ts';
import type { Preparation } from '../workflows/prepare-publish.ts';
import type { PublishProgress } from '../workflows/submit-batches.ts';
import { localTime } from '../core/delivery/local-time.ts';
import { count } from './plural.ts';

export function describeChecks(checks: readonly CheckResult[]): string {
  return checks
    .map((check) => {
      const mark = check.ok ? '✓' : check.advice ? '!' : '✗';
      const remedy = check.remedy === undefined ? '' : `\n    ${check.remedy}`;
      return `${mark} ${check.title}: ${check.detail}${remedy}`;
    })
    .join('\n');
}

export function describePlan({ due, summary }: Preparation, timeZone: string): string {
  if (due === 'nothing-due') return `Nobody is due ${summary.issueId}.`;
  const tiers = Object.entries(summary.byTier)
    .map(([tier, number]) => `${number.toLocaleString('en')} ${tier}`)
    .join(', ');
  const left = Object.entries(summary.excluded)
    .filter(([, number]) => number > 0)
    .map(([reason, number]) => `${number.toLocaleString('en')} ${reason}`)
    .join(', ');
  const sizes = summary.editions
    .map(
      (edition) =>
        `${edition.tier} ${kilobytes(edition.htmlBytes)} HTML + ${kilobytes(edition.textBytes)} text`,
    )
    .join(', ');
  return [
    `Plan for ${summary.issueId}: “${summary.subject}”`,
    `  audience   ${count(summary.count, 'subscriber')} (${tiers})${summary.resumed ? `, ${summary.remaining.toLocaleString('en')} still to go` : ''}`,
    `  left out   ${left || 'nobody'}`,
    `  batches    ${summary.batches} by ${summary.transport}`,
    `  sizes      ${sizes}`,
    `  goes out   ${timesOf(summary, timeZone)}`,
    ...(summary.segment === undefined
      ? []
      : [`  segment    only those tagged “${summary.segment}”`]),
  ].join('\n');
}

export function describeProgress(progress: PublishProgress): string {
  switch (progress.kind) {
    case 'waiting':
      return `Waiting ${Math.ceil(progress.ms / 1000)} s: ${progress.reason}`;
    case 'refused':
      return `Batch ${progress.no}: ${count(progress.recipients, 'recipient')} left out (${progress.reason})`;
    case 'begun':
    case 'resumed':
    case 'batch':
      return `${progress.done.toLocaleString('en')} of ${progress.count.toLocaleString('en')}`;
  }
}

function timesOf(
  { sendAt, undoUntil, transport, issueId }: Preparation['summary'],
  timeZone: string,
): string {
  const when = sendAt === undefined ? 'at once' : localTime(sendAt, timeZone);
  if (undoUntil !== undefined) {
    return `${when}; until ${localTime(undoUntil, timeZone)} “roundup cancel ${issueId}” takes all of it back`;
  }
  return `${when}; what ${transport} has taken cannot be taken back`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
