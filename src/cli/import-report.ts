/** An import in words: what was recognised, what it would do, and what came of it. */
import { importSize } from '../core/audience/import-outcome.ts';
import type { ImportEnd } from '../workflows/commit-import.ts';
import type { PreparedImport } from '../workflows/prepare-import.ts';
import { count } from './plural.ts';

export function describeImport({ list, counts, invalid, source }: PreparedImport): string {
  const { columns } = list;
  const names = (of: readonly { readonly name: string }[]): string =>
    of.map(({ name }) => `“${name}”`).join(', ') || 'no column';
  const figures: [number, string][] = [
    [counts.unchanged, 'known'],
    [counts.suppressed, 'suppressed here, so not added'],
    [counts.notActive, 'not confirmed here, so not added'],
    [counts.left, `left there: suppressed here, ${counts.ended.toLocaleString('en')} active now`],
    [counts.alreadyLeft, 'left there, too'],
    [counts.stayed, 'left there, but asked here themselves since'],
    [counts.notSubscribed, 'never agreed'],
    [counts.duplicates, 'further rows of the same people'],
    [invalid, 'broken'],
  ];
  return [
    `${source}: ${list.source.title}`,
    `  email from ${names([columns.email])}, name from ${names(columns.name)}, tags from ${names(columns.tags === undefined ? [] : [columns.tags])}`,
    `  who left from ${list.source.everyone === undefined ? names(columns.mail) : 'the file itself'}`,
    `  ${counts.added.toLocaleString('en')} new, ${counts.tagged.toLocaleString('en')} of them with tags`,
    ...figures
      .filter(([number]) => number > 0)
      .map(([number, words]) => `  ${number.toLocaleString('en')} ${words}`),
  ].join('\n');
}

/** For those who read JSON. */
export function importFigures(prepared: PreparedImport, outcome: ImportEnd | 'planned') {
  const { list, counts, invalid, problems } = prepared;
  const { columns, source } = list;
  return {
    outcome,
    source: source.id,
    columns: {
      email: columns.email.name,
      name: columns.name.map(({ name }) => name),
      tags: columns.tags?.name,
      state: columns.mail.map(({ name }) => name),
    },
    size: importSize(counts),
    counts: { ...counts, invalid },
    problems,
  };
}

export function describeEnd({ counts, invalid }: PreparedImport, end: ImportEnd): string {
  switch (end) {
    case 'imported':
      return `${counts.added.toLocaleString('en')} added, ${counts.left.toLocaleString('en')} recorded as having left.`;
    case 'nothing-to-do':
      return 'Nothing was imported: the list changes nobody.';
    case 'broken':
      return `Nothing was imported: ${count(invalid, 'row is', 'rows are')} broken. --skip-invalid leaves them out.`;
  }
}
