/** A link of the archive as `/links.json` has it. */
import type { ElementContent } from 'hast';
import { rehype } from 'rehype';
import type { ArchivedLink } from '../archive.ts';
import { toJsonMl } from './json-ml.ts';
import type { ListedLink, Named } from './listed-link.ts';

/** All but the issues, which count into the list of their file. */
export function listLink({ link, added }: ArchivedLink): Omit<ListedLink, 'issues'> {
  const [first, ...more] = link.sources;
  if (first === undefined) throw new Error('A link leads to at least one page.');
  const comment = commentOf(link.commentHtml);
  return {
    title: first.title,
    url: first.url,
    added,
    ...(more.length === 0 ? {} : { more }),
    ...(link.authors.length === 0 ? {} : { authors: link.authors.map(named) }),
    ...(link.site === null ? {} : { site: link.site }),
    ...(link.published === null ? {} : { published: link.published }),
    ...(link.kind === 'article' ? {} : { kind: link.kind }),
    ...(link.minutes === null ? {} : { minutes: link.minutes }),
    ...(link.tags.length === 0 ? {} : { tags: link.tags }),
    ...(link.via === null ? {} : { via: named(link.via) }),
    ...(link.archived === null ? {} : { archived: link.archived }),
    ...(link.sponsor ? { sponsor: true } : {}),
    ...(comment === undefined ? {} : { comment }),
  };
}

function named({ name, url }: { name: string; url?: string | undefined }): Named {
  return url === undefined ? name : { name, url };
}

const reader = rehype().data('settings', { fragment: true }).freeze();

/** The HTML was written here before, so that it is read as it was meant. */
function commentOf(html: string): ListedLink['comment'] {
  const plain = /^<p>([^<&]*)<\/p>$/.exec(html)?.[1];
  if (plain !== undefined) return plain;
  const nodes = reader.parse(html).children.filter((node) => node.type !== 'doctype');
  return html === '' ? undefined : toJsonMl(withoutBreaks(nodes));
}

/** Line breaks between blocks show nothing. */
function withoutBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
}
