/** An import of links in words: what was recognised, what it would do, and what is left out. */
import { leftOutReasons } from '../core/link-import/fit-link.ts';
import { passageReasons } from '../core/link-import/place-passages.ts';
import type { PreparedLinkImport } from '../workflows/prepare-link-import.ts';
import { count } from './plural.ts';

const MOST_NAMED = 5;
const reasons = { ...leftOutReasons, ...passageReasons };

export function describeLinkImport(prepared: PreparedLinkImport): string {
  const { format, fresh, passages, known, repeated, broken, lostTags } = prepared;
  const lines = [
    `${format.title} [${format.id}]`,
    `  ${count(fresh.length, 'new link')}`,
    ...(passages.length === 0 ? [] : [`  ${count(passages.length, 'link')} given a comment`]),
    ...listed(known, 'here already', ({ at, path, uses }) => {
      const used = uses.map(({ issueId }) => issueId).join(', ');
      return `${at}: ${path}${used === '' ? '' : `, used in ${used}`}`;
    }),
    ...(repeated === 0
      ? []
      : [`  ${count(repeated, 'further entry', 'further entries')} of the same pages`]),
    ...Object.entries(reasons).flatMap(([reason, words]) =>
      listed(
        prepared.leftOut.filter((each) => each.reason === reason),
        `left out: ${words}`,
        ({ at, title }) => `${at}: ${title.slice(0, 80)}`,
      ),
    ),
    ...listed(broken, 'could not be read', ({ at, why }) => `${at}: ${why}`),
    ...listed(lostTags, 'that cannot be written as tags', (tag) => tag.slice(0, 80)),
  ];
  return lines.join('\n');
}

function listed<T>(all: readonly T[], what: string, describe: (one: T) => string): string[] {
  if (all.length === 0) return [];
  const more = all.length - MOST_NAMED;
  return [
    `  ${all.length.toLocaleString('en')} ${what}`,
    ...all.slice(0, MOST_NAMED).map((one) => `    ${describe(one)}`),
    ...(more > 0 ? [`    and ${more.toLocaleString('en')} more (--json names all)`] : []),
  ];
}

/** For those who read JSON. */
export function linkImportFigures(
  prepared: PreparedLinkImport,
  outcome: 'planned' | 'nothing-to-do' | 'imported',
) {
  const { format, fresh, passages, known, repeated, leftOut, broken, lostTags } = prepared;
  return {
    outcome,
    format: format.id,
    size: fresh.length + passages.length,
    fresh: fresh.map(({ path }) => path),
    commented: passages.map(({ record }) => record.path),
    known: known.map(({ at, path, uses }) => ({
      at,
      path,
      issues: uses.map(({ issueId }) => issueId),
    })),
    repeated,
    leftOut,
    broken,
    lostTags,
  };
}
