/** What another tool exported as the fields of a link, or why it is left out. */
import { isDay, isWebAddress } from '../fields.ts';
import { titleFromAddress } from '../capture/title-from-address.ts';
import { oneLine } from '../link/clean-text.ts';
import type { LinkFields } from '../link/link-text.ts';
import { withoutTracking } from '../link/url-key.ts';
import type { ExportedLink } from './exported-link.ts';
import { fitTags } from './fit-tags.ts';

export interface FitWishes {
  readonly status: 'inbox' | 'ready';
  /** Put on every link. */
  readonly tags: readonly string[];
  readonly withPrivate: boolean;
  /** Folders become tags, too. */
  readonly folderTags: boolean;
  /** `YYYY-MM-DD`, for what has no day, or one that is still to come. */
  readonly today: string;
}

export const leftOutReasons = {
  'not-a-web-address': 'no address of the web (http or https)',
  'too-long': 'an address of more than 2,000 characters',
  private: 'private there (--with-private takes them in)',
  unchosen: 'came from a feed, and was never saved',
} as const;
export type LeftOutReason = keyof typeof leftOutReasons;

export type Fitted =
  | {
      readonly fields: LinkFields;
      readonly comment: string;
      /** Tags that cannot be written as tags. */
      readonly lostTags: readonly string[];
    }
  | { readonly leftOut: LeftOutReason };

const MOST_ADDRESS_CHARS = 2000;
const MOST_TITLE_CHARS = 300;
const MOST_TAGS = 12;

/** Of an entry with an address; one without is left out. */
export function fitLink(link: ExportedLink, wishes: FitWishes): Fitted {
  const address = link.url?.trim() ?? '';
  if (!isWebAddress(address)) return { leftOut: 'not-a-web-address' };
  const url = withoutTracking(address);
  if (url.length > MOST_ADDRESS_CHARS) return { leftOut: 'too-long' };
  if (link.isPrivate === true && !wishes.withPrivate) return { leftOut: 'private' };
  if (link.isUnchosen === true) return { leftOut: 'unchosen' };
  const { tags, lost } = fitTags([
    ...wishes.tags,
    ...(link.tags ?? []),
    ...(wishes.folderTags ? (link.folders ?? []) : []),
  ]);
  const author = oneLine(link.author ?? '', 120);
  const published = dayOf(link.published, wishes.today);
  return {
    fields: {
      title: oneLine(link.title, MOST_TITLE_CHARS) || titleFromAddress(url),
      url,
      ...(author === '' ? {} : { author }),
      ...(published === undefined ? {} : { published }),
      added: dayOf(link.added, wishes.today) ?? wishes.today,
      tags: tags.slice(0, MOST_TAGS),
      status: wishes.status,
    },
    comment: link.comment?.trim() ?? '',
    lostTags: [...lost, ...tags.slice(MOST_TAGS)],
  };
}

/** In UTC; undefined where nothing is said, or what cannot be true. */
function dayOf(when: string | number | undefined, today: string): string | undefined {
  if (when === undefined || when === '') return undefined;
  const date = typeof when === 'number' ? new Date(when * scaleOf(when)) : new Date(when);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return isDay(text) && text >= '1990-01-01' && text <= today ? text : undefined;
}

/** Services write seconds, milliseconds, or, as Firefox at times, microseconds. */
function scaleOf(when: number): number {
  if (when > 1e14) return 1e-3;
  return when > 1e11 ? 1 : 1000;
}
