/** Issues month by month, for the heat line: how many links or words each month brought. */
import type { WebEdition } from '../../core/edition/web-edition.ts';
import { monthDay } from './issue-label.ts';

export type HeatUnit = 'links' | 'words';

export interface HeatYear {
  readonly year: string;
  readonly issues: number;
  readonly links: number;
  readonly words: number;
  /** January to December; undefined for a month without an issue. */
  readonly months: readonly (HeatMonth | undefined)[];
}

export interface HeatMonth {
  /** `2023-10` */
  readonly month: string;
  /** Of its first issue. */
  readonly address: string;
  readonly count: number;
  /** 1 to `MOST_LEVEL`: a share of the month with the most. */
  readonly level: number;
}

export interface HeatLine {
  readonly unit: HeatUnit;
  /** The newest first, as the tables below; at most `MOST_YEARS`. */
  readonly years: readonly HeatYear[];
}

export const MOST_LEVEL = 4;
/** Longer lines show nothing that anybody could see. */
const MOST_YEARS = 60;

/** Where the issues of a year are on the page of all issues. */
export function yearAnchor(year: string): string {
  return `year-${year}`;
}

/** Links tell most; a newsletter without any is measured in words. */
export function heatLine(editions: readonly WebEdition[]): HeatLine {
  const unit = editions.some((edition) => linksIn(edition) > 0) ? 'links' : 'words';
  const sizeOf = unit === 'links' ? linksIn : (edition: WebEdition) => edition.words;
  const months = Map.groupBy(editions, (edition) => monthDay(edition).slice(0, 7));
  const counts = new Map([...months].map(([month, of]) => [month, sum(of, sizeOf)]));
  const most = Math.max(1, ...counts.values());
  const years = Map.groupBy(editions, (edition) => monthDay(edition).slice(0, 4));
  return {
    unit,
    years: [...years].slice(0, MOST_YEARS).map(([year, of]) => ({
      year,
      issues: of.length,
      links: sum(of, linksIn),
      words: sum(of, (edition) => edition.words),
      months: Array.from({ length: 12 }, (_, index) => {
        const month = `${year}-${String(index + 1).padStart(2, '0')}`;
        const count = counts.get(month);
        const first = months.get(month)?.at(-1);
        if (count === undefined || first === undefined) return undefined;
        const level = Math.max(1, Math.ceil((count / most) * MOST_LEVEL));
        return { month, address: first.address, count, level };
      }),
    })),
  };
}

function linksIn(edition: WebEdition): number {
  return edition.reading.length + (edition.alsoRead?.length ?? 0);
}

function sum(editions: readonly WebEdition[], sizeOf: (edition: WebEdition) => number): number {
  return editions.reduce((total, edition) => total + sizeOf(edition), 0);
}
