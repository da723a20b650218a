/** An import of issues in words: what it would write, what it took out, and what it could not make out. */
import type { Removed } from '../core/newsletter-import/clean-mail-html.ts';
import type { PreparedIssueImport } from '../workflows/prepare-issue-import.ts';
import { count } from './plural.ts';

const MOST_NAMED = 30;

export function describeIssueImport(prepared: PreparedIssueImport): string {
  const { source, fresh, known, links, leftOut, notices } = prepared;
  const moved = fresh.flatMap((issue) => issue.moved ?? []);
  const lines = [
    `${source.title} [${source.id}]`,
    ...listed(fresh, count(fresh.length, 'new issue'), ({ path, head }) => {
      const parts = (['writing', 'building', 'reading'] as const)
        .filter((section) => head[section].length > 0)
        .map((section) => `${head[section].length} ${section}`);
      return [path, head.title, ...parts, ...(head.draft ? ['draft'] : [])].join(' · ');
    }),
    `  ${count(links.fresh.length, 'new link')}, ${links.knownCount.toLocaleString('en')} here already`,
    `  ${count(picturesOf(prepared), 'picture')}`,
    ...(known.length === 0 ? [] : [`  ${count(known.length, 'issue')} here already`]),
    ...removedLine(removedFrom(prepared)),
    ...listed(
      moved,
      `${count(moved.length, 'old address', 'old addresses')}, which should lead to the new`,
      ({ from, to }) => `${from} -> ${to}`,
    ),
    ...listed(
      leftOut,
      `${leftOut.length.toLocaleString('en')} left out`,
      ({ at, what }) => `${at}: ${what}`,
    ),
    ...listed(
      notices,
      `${notices.length.toLocaleString('en')} to look at`,
      ({ at, what }) => `${at}: ${what}`,
    ),
  ];
  return lines.join('\n');
}

function listed<T>(all: readonly T[], title: string, describe: (one: T) => string): string[] {
  if (all.length === 0) return [];
  const more = all.length - MOST_NAMED;
  return [
    `  ${title}`,
    ...all.slice(0, MOST_NAMED).map((one) => `    ${describe(one)}`),
    ...(more > 0 ? [`    and ${more.toLocaleString('en')} more (--json names all)`] : []),
  ];
}

function picturesOf({ fresh }: PreparedIssueImport): number {
  return fresh.reduce((sum, { pictures }) => sum + pictures.length, 0);
}

function removedFrom({ fresh }: PreparedIssueImport): Removed {
  const sum: Removed = { pixels: 0, footers: 0, shares: 0, hidden: 0 };
  for (const { removed } of fresh) {
    for (const name of ['pixels', 'footers', 'shares', 'hidden'] as const)
      sum[name] += removed[name];
  }
  return sum;
}

function removedLine({ pixels, footers, shares, hidden }: Removed): string[] {
  if (pixels + footers + shares + hidden === 0) return [];
  return [
    `  Taken out: ${count(pixels, 'tracking pixel')}, ${count(footers, 'link')} to leave or to view, ${count(shares, 'button')} to share or subscribe, ${count(hidden, 'hidden text')}`,
  ];
}

/** For those who read JSON. */
export function issueImportFigures(
  prepared: PreparedIssueImport,
  outcome: 'planned' | 'nothing-to-do' | 'imported',
) {
  const { source, fresh, known, links, leftOut, notices } = prepared;
  return {
    outcome,
    from: source.id,
    size: fresh.length,
    fresh: fresh.map(({ id, path, at, head, pictures }) => ({
      id,
      path,
      at,
      title: head.title,
      date: head.date,
      draft: head.draft,
      writing: head.writing.length,
      building: head.building.length,
      reading: head.reading.length,
      pictures: pictures.length,
    })),
    known,
    links: { fresh: links.fresh.map(({ path }) => path), known: links.knownCount },
    removed: removedFrom(prepared),
    addresses: fresh.flatMap(({ moved }) => moved ?? []),
    leftOut,
    notices,
  };
}
