/** The links of imported issues as files of `links/`: one a page, whichever issues name it. */
import { fitTags } from '../link-import/fit-tags.ts';
import { linkPath, linkText, type LinkFields } from '../link/link-text.ts';
import { linkId } from '../link/link-shelf.ts';
import { urlKey } from '../link/url-key.ts';
import type { ReadingEntry } from './arrange-issue.ts';
import type { Credit } from './imported-item.ts';
import type { IssueHead } from './issue-text.ts';

interface FiledLink {
  readonly id: string;
  readonly comment: string;
}

export interface LinkFiling {
  /** What the issue lists: the link’s id, with the issue’s own comment where the file has another. */
  refer(entry: ReadingEntry, date: string): IssueHead['reading'][number];
  readonly fresh: readonly { readonly path: string; readonly text: string }[];
  readonly knownCount: number;
}

const MOST_TAGS = 12;
const MOST_AUTHORS = 10;

export function fileLinks(
  here: readonly { readonly key: string; readonly id: string; readonly comment: string }[],
): LinkFiling {
  const byKey = new Map<string, FiledLink>(here.map((link) => [link.key, link]));
  const known = new Set<string>();
  const fresh: { path: string; text: string }[] = [];
  return {
    fresh,
    get knownCount() {
      return known.size;
    },
    refer(entry, date) {
      const key = urlKey(entry.url);
      const filed = byKey.get(key);
      if (filed !== undefined) {
        known.add(key);
        const isSame = entry.comment === '' || entry.comment === filed.comment;
        return isSame ? filed.id : { link: filed.id, comment: entry.comment };
      }
      const fields = fieldsOf(entry, date);
      const path = linkPath(fields);
      fresh.push({ path, text: linkText(fields, entry.comment) });
      byKey.set(key, { id: linkId(path), comment: entry.comment });
      return linkId(path);
    },
  };
}

function fieldsOf(entry: ReadingEntry, date: string): LinkFields {
  const { tags } = fitTags(entry.group === undefined ? [] : [entry.group]);
  const [first, ...more] = entry.authors.slice(0, MOST_AUTHORS).map(credited);
  return {
    title: entry.title,
    url: entry.url,
    ...(first === undefined ? {} : { author: more.length === 0 ? first : [first, ...more] }),
    added: date,
    ...(tags.length === 0 ? {} : { tags: tags.slice(0, MOST_TAGS) }),
    ...(entry.via === undefined ? {} : { via: { name: entry.via.name, ...urlOf(entry.via) } }),
    ...(entry.minutes === undefined ? {} : { minutes: entry.minutes }),
    status: 'used',
  };
}

function credited({ name, url }: Credit): string | { name: string; url: string } {
  return url === undefined ? name : { name, url };
}

function urlOf({ url }: Credit): { readonly url?: string } {
  return url === undefined ? {} : { url };
}
