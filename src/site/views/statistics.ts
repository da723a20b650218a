/** The archive in numbers: issues, links and words over time, tags, and who is cited most. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import type { WebEdition } from '../../core/edition/web-edition.ts';
import { monthDay } from './issue-label.ts';
import type { TagGroup } from './tags.ts';
import { timesBetween, type TimeUnit } from './times.ts';

export interface Series {
  /** In the order of `times`. */
  readonly counts: readonly number[];
}

export interface Statistics {
  readonly unit: TimeUnit;
  /** `2023-07` or `2023`, without gaps. */
  readonly times: readonly string[];
  readonly issues: Series;
  readonly links: Series;
  readonly words: Series;
  /** The most used ones, by issues and links together. */
  readonly tags: readonly (Series & { readonly tag: string; readonly address: string })[];
}

/** More bars than that say more by years. */
const MOST_MONTHS = 48;
const MOST_TAGS = 8;
/** A tag that was used once has no course. */
const FEWEST_USES = 2;

/** undefined where nothing has been published. Newest first, as the archive has them. */
export function statisticsOf(
  editions: readonly WebEdition[],
  links: readonly ArchivedLink[],
  tags: readonly TagGroup[],
): Statistics | undefined {
  const days = [...editions.map(monthDay), ...links.map(dayOf)].toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const months = timesBetween(first, last, 'month');
  const unit = months.length > MOST_MONTHS ? 'year' : 'month';
  const times = unit === 'month' ? months : timesBetween(first, last, 'year');
  const places = new Map(times.map((time, index) => [time, index]));
  const count = (...given: readonly (readonly [day: string, by: number])[]): Series => {
    const counts = times.map(() => 0);
    for (const [day, by] of given) {
      const place = places.get(day.slice(0, unit === 'month' ? 7 : 4));
      if (place !== undefined) counts[place] = (counts[place] ?? 0) + by;
    }
    return { counts };
  };
  const ones = (given: readonly string[]) => given.map((day) => [day, 1] as const);
  return {
    unit,
    times,
    issues: count(...ones(editions.map(monthDay))),
    links: count(...ones(links.map(dayOf))),
    words: count(...editions.map((edition) => [monthDay(edition), edition.words] as const)),
    tags: commonest(tags).map(({ tag, address, ...of }) => ({
      tag,
      address,
      ...count(...ones([...of.editions.map(monthDay), ...of.links.map(dayOf)])),
    })),
  };
}

function commonest(tags: readonly TagGroup[]): readonly TagGroup[] {
  const uses = ({ editions, links }: TagGroup): number => editions.length + links.length;
  return tags
    .filter((tag) => uses(tag) >= FEWEST_USES)
    .toSorted((a, b) => uses(b) - uses(a) || (a.tag < b.tag ? -1 : 1))
    .slice(0, MOST_TAGS);
}

function dayOf({ added }: ArchivedLink): string {
  return added;
}
