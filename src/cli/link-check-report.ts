/** What a check of links found, in words and figures. */
import type { CheckedPage } from '../core/link-check/checked-page.ts';
import { findingKinds, type LinkFinding } from '../core/link-check/link-findings.ts';
import type { LinksChecked } from '../workflows/check-links.ts';
import type { LinksMended } from '../workflows/mend-links.ts';
import { count } from './plural.ts';

export interface CheckFigures {
  readonly pages: number;
  /** Now; the others answered some days ago. */
  readonly asked: number;
  readonly alive: number;
  readonly deadWithoutSnapshot: number;
  readonly isInterrupted: boolean;
  readonly findings: readonly LinkFinding[];
  /** Under --fix alone. */
  readonly mended?: LinksMended;
}

export function checkFigures(
  pages: readonly CheckedPage[],
  { checks, asked, isInterrupted }: LinksChecked,
  findings: readonly LinkFinding[],
  mended: LinksMended | undefined,
): CheckFigures {
  const unsaved = pages.filter(
    ({ url, path, record }) =>
      checks.get(url)?.state === 'dead' &&
      record?.fields.archived === undefined &&
      mended?.archived.includes(path) !== true,
  );
  return {
    pages: pages.length,
    asked,
    alive: pages.filter(({ url }) => checks.get(url)?.state === 'alive').length,
    deadWithoutSnapshot: unsaved.length,
    isInterrupted,
    findings,
    ...(mended === undefined ? {} : { mended }),
  };
}

/** A line or two for each, and the sums. */
export function describeFindings(
  findings: readonly LinkFinding[],
  { pages, asked, alive }: CheckFigures,
): string {
  const lines = findings.map(
    ({ kind, path, url, reason }) => `${path} ${kind} ${url}\n    ${reason}`,
  );
  const kinds = findingKinds
    .map((kind) => ({ kind, number: findings.filter((each) => each.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number.toLocaleString('en')} ${kind}`);
  const sums = [
    `${count(pages, 'link')}, ${asked.toLocaleString('en')} asked now`,
    `${alive} alive`,
  ];
  return [...lines, [...sums, ...kinds].join(', ')].join('\n');
}

/** A person who was asked knows which snapshots they left. */
export function describeMended(mended: LinksMended, wasAsked: boolean): string {
  const lines = [`${count(mended.mended.length, 'file')} mended.`];
  for (const path of mended.changedMeanwhile) {
    lines.push(`${path} was changed meanwhile and left as it is; run the command again.`);
  }
  for (const path of mended.withoutSnapshot) {
    lines.push(`${path} is dead, and no snapshot was found.`);
  }
  const { offered } = mended;
  if (wasAsked || offered.length === 0) return lines.join('\n');
  for (const { path, snapshot } of offered) lines.push(`${path} is dead; snapshot: ${snapshot}`);
  lines.push(
    `${count(offered.length, 'snapshot')} would be written: roundup link check --fix --snapshots`,
  );
  return lines.join('\n');
}
