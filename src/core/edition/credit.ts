/** The quiet line under a link: sponsorship first, then authors, site, kind, minutes and date. */
import type { LinkEntry } from '../link/link.ts';
import { formatDay } from './format-day.ts';
import { grammar } from '../texts/grammar.ts';
import { textsOf } from '../texts/texts.ts';

export interface CreditParts {
  /** Stands before the authors. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function creditParts(entry: LinkEntry, language: string): CreditParts {
  const words = textsOf(language).citation;
  const isPlain = entry.kind === 'article' || entry.kind === 'other';
  return {
    before: entry.sponsor ? [words.sponsored] : [],
    after: [
      entry.site ?? hosts(entry, language),
      ...(isPlain ? [] : [words.kinds[entry.kind]]),
      ...(entry.minutes === undefined ? [] : [unbroken(words.minutes(entry.minutes))]),
      ...(entry.published === undefined ? [] : [unbroken(formatDay(entry.published, language))]),
    ],
  };
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function hosts(entry: LinkEntry, language: string): string {
  const names = entry.sources.map((source) => new URL(source.url).hostname.replace(/^www\./, ''));
  return grammar(language).list([...new Set(names)]);
}
