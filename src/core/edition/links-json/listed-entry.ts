/** A link of `/links.json` as the bibliography shows it: the way back from `listLink()`, without its anchor. */
import type { Element } from 'hast';
import type { Texts } from '../../texts/en.ts';
import { archiveEntry } from '../web/archive-entry.ts';
import { fromJsonMl } from './json-ml.ts';
import type { LinksFile, ListedLink, Named } from './listed-link.ts';

export function listedEntry(
  link: ListedLink,
  { language, issues }: Pick<LinksFile, 'language' | 'issues'>,
  words: Texts['citation'],
): Element {
  const { title, url, more = [], comment = [] } = link;
  return archiveEntry(
    {
      id: null,
      sources: [{ title, url }, ...more],
      authors: (link.authors ?? []).map(person),
      site: link.site ?? null,
      published: link.published ?? null,
      kind: link.kind ?? 'article',
      minutes: link.minutes ?? null,
      tags: link.tags ?? [],
      via: link.via === undefined ? null : person(link.via),
      archived: link.archived ?? null,
      sponsor: link.sponsor === true,
      comment: fromJsonMl(typeof comment === 'string' ? [['p', {}, comment]] : comment),
    },
    {
      language,
      words,
      usedIn: link.issues.flatMap((number) => issues[number] ?? []),
    },
  );
}

function person(named: Named): { readonly name: string; readonly url: string | undefined } {
  return typeof named === 'string' ? { name: named, url: undefined } : named;
}
