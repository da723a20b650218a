/** A link as the text of its file, written anew or changed in place. */
import { Document, isMap, isNode, isScalar, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { oneLine, visibleText } from './clean-text.ts';
import type { linkSchema } from './schema.ts';
import { shortKey } from './url-key.ts';

/** The frontmatter before defaults are filled in. */
export type LinkFields = z.input<typeof linkSchema>;

/** To be set, or taken away where undefined. */
export type LinkChanges = { readonly [Field in keyof LinkFields]?: LinkFields[Field] | undefined };

/** The order in which a link is read best. */
const ORDER = [
  'title',
  'url',
  'author',
  'site',
  'published',
  'added',
  'tags',
  'via',
  'kind',
  'minutes',
  'lang',
  'sponsor',
  'status',
  'archived',
  'check',
  'aliases',
] as const satisfies readonly (keyof LinkFields)[];

const MOST_SLUG_CHARS = 60;

/**
 * Where a new link belongs: `links/2023/2023-10-04-api-gateways-9f2c11ab.md`. Its slug is what is
 * left of the title in ASCII; a title without any has the host instead.
 */
export function linkPath({
  title,
  url,
  added,
}: Pick<LinkFields, 'title' | 'url' | 'added'>): string {
  const slug = slugOf(title) || slugOf(new URL(url).hostname.replace(/^www\./, ''));
  return `links/${added.slice(0, 4)}/${added}-${slug}-${shortKey(url)}.md`;
}

/** Whatever the fields hold, YAML quotes it; the comment is Markdown as its author wrote it. */
export function linkText(fields: LinkFields, comment: string): string {
  const document = new Document({});
  setAll(document, fields);
  return whole(document, comment);
}

/**
 * The same file with other fields, and another comment where one is given. What is not changed
 * stays as it was written, remarks and order included. Throws where the text has no frontmatter.
 */
export function changeLink(text: string, changes: LinkChanges, comment?: string): string {
  const parts = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(text);
  if (parts === null) throw new Error('The text of a link begins with frontmatter.');
  const [, head = '', body = ''] = parts;
  const document = parseDocument(head);
  setAll(document, changes);
  return comment === undefined ? `${fenced(document)}${body}` : whole(document, comment);
}

function setAll(document: Document, changes: LinkChanges): void {
  for (const field of ORDER) {
    if (!(field in changes)) continue;
    const value = changes[field];
    if (value === undefined) document.delete(field);
    else set(document, field, value);
  }
}

function set(document: Document, field: (typeof ORDER)[number], value: unknown): void {
  const node = document.createNode(value, { flow: true });
  if (isScalar(node) && typeof value === 'string') node.type = styleOf(value);
  const before = document.get(field, true);
  if (isNode(before)) node.comment = before.comment ?? null;
  const map = document.contents;
  if (!isMap(map) || map.has(field)) document.set(field, node);
  else map.items.splice(placeOf(map, field), 0, document.createPair(field, node));
}

/** Before the first field that is to stand after it; what Roundup does not know stays where it is. */
function placeOf(map: YAMLMap, field: (typeof ORDER)[number]): number {
  const later = new Set<unknown>(ORDER.slice(ORDER.indexOf(field) + 1));
  const index = map.items.findIndex(({ key }) => later.has(isScalar(key) ? key.value : key));
  return index < 0 ? map.items.length : index;
}

/** A colon, a hash or a leading sign is easier to get right in quotes when people edit. */
function styleOf(value: string): Scalar.Type {
  return /^[\p{L}\p{N}][^:#]*$/u.test(value) || URL.canParse(value)
    ? Scalar.PLAIN
    : Scalar.QUOTE_DOUBLE;
}

function whole(document: Document, comment: string): string {
  const written = visibleText(comment.replace(/\r\n?/g, '\n')).trim();
  return written === '' ? fenced(document) : `${fenced(document)}${written}\n`;
}

function fenced(document: Document): string {
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()}\n---\n`;
}

function slugOf(text: string): string {
  const words = oneLine(text, 300)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[a-z0-9]+/g);
  let slug = '';
  for (const word of words ?? []) {
    if (slug.length + word.length >= MOST_SLUG_CHARS) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return slug || (words?.[0]?.slice(0, MOST_SLUG_CHARS) ?? '');
}
