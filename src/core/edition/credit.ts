/** The quiet line under a link: sponsorship first, then authors, site, kind, minutes and date. */
import type { LinkEntry } from '../link/link.ts';
import { formatDay } from './format-day.ts';
import { wording } from './wording.ts';

export interface CreditParts {
  /** Stands before the authors. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function creditParts(entry: LinkEntry, language: string): CreditParts {
  const isPlain = entry.kind === 'article' || entry.kind === 'other';
  return {
    before: entry.sponsor ? [wording.sponsored] : [],
    after: [
      entry.site ?? hosts(entry),
      ...(isPlain ? [] : [entry.kind]),
      ...(entry.minutes === undefined ? [] : [unbroken(`${entry.minutes} min`)]),
      ...(entry.published === undefined ? [] : [unbroken(formatDay(entry.published, language))]),
    ],
  };
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function hosts(entry: LinkEntry): string {
  const names = entry.sources.map((source) => new URL(source.url).hostname.replace(/^www\./, ''));
  return [...new Set(names)].join(` ${wording.and} `);
}
