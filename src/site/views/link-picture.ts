/** A picture of how many links there were when, as the outline of its bars. */
import type { ArchivedLink } from '../../core/edition/archive.ts';

export interface LinkPicture {
  readonly unit: 'month' | 'year';
  readonly width: number;
  readonly height: number;
  /** Of an SVG path. */
  readonly bars: string;
  /** `2023-07`, or `2023` by years. */
  readonly first: string;
  readonly last: string;
  readonly most: { readonly when: string; readonly count: number };
}

const HEIGHT = 40;
/** More bars than this would be too thin to be seen. */
const MOST_MONTHS = 300;
/** So that the bars of a young newsletter are no walls. */
const FEWEST_BARS = 24;

/** undefined where there is nothing to compare. `links` come the newest first. */
export function linkPicture(links: readonly ArchivedLink[]): LinkPicture | undefined {
  const [newest, oldest] = [links[0]?.added, links.at(-1)?.added];
  if (newest === undefined || oldest === undefined) return undefined;
  const months = monthNumber(newest) - monthNumber(oldest) + 1;
  if (months < 2) return undefined;
  const unit = months > MOST_MONTHS ? 'year' : 'month';
  const times = timesBetween(oldest, newest, unit);
  const counts = new Map(times.map((time) => [time, 0]));
  for (const { added } of links) {
    const time = added.slice(0, unit === 'year' ? 4 : 7);
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  const [when, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return {
    unit,
    width: Math.max(times.length, FEWEST_BARS),
    height: HEIGHT,
    bars: [...counts.values()].map((of, index) => bar(index, (of / count) * HEIGHT)).join(''),
    first: times[0] ?? '',
    last: times.at(-1) ?? '',
    most: { when, count },
  };
}

function bar(x: number, height: number): string {
  if (height === 0) return '';
  const tall = Number(Math.max(height, 1).toFixed(1));
  return `M${x} ${HEIGHT}v-${tall}h.8v${tall}z`;
}

function timesBetween(oldest: string, newest: string, unit: 'month' | 'year'): string[] {
  if (unit === 'year') {
    const first = Number(oldest.slice(0, 4));
    const length = Number(newest.slice(0, 4)) - first + 1;
    return Array.from({ length }, (_, index) => String(first + index).padStart(4, '0'));
  }
  const first = monthNumber(oldest);
  const length = monthNumber(newest) - first + 1;
  return Array.from({ length }, (_, index) => monthName(first + index));
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthName(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}
