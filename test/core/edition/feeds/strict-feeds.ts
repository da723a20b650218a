/** What specifications and validators of feeds ask for, as far as it could go wrong here. */
import { parseXml, type XmlNode } from '../../../fakes/strict-xml.ts';

const ATOM = '{http://www.w3.org/2005/Atom}';
const DC = '{http://purl.org/dc/elements/1.1/}';
const CONTENT = '{http://purl.org/rss/1.0/modules/content/}';
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

type Count = 'one' | 'any' | 'maybe';
type Shape = Readonly<Record<string, Count>>;

/** https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile */
export function rssProblems(source: string): string[] {
  const rss = parseXml(source);
  const found = rss.name === 'rss' && rss.attributes['version'] === '2.0' ? [] : ['not RSS 2.0'];
  const [channel, ...others] = rss.children;
  if (channel?.name !== 'channel' || others.length > 0) return [...found, 'not one channel'];
  const items = all(channel, 'item');
  return [
    ...found,
    ...shapeProblems(channel, {
      title: 'one',
      link: 'one',
      description: 'one',
      language: 'one',
      generator: 'one',
      lastBuildDate: 'maybe',
      docs: 'one',
      [`${ATOM}link`]: 'any',
      item: 'any',
    }),
    ...unless(LANGUAGE.test(textOf(channel, 'language')), 'language'),
    ...all(channel, 'lastBuildDate').flatMap(({ text }) => unless(isRfc822(text), 'lastBuildDate')),
    ...unless(textOf(channel, 'title') !== '', 'title of the channel'),
    ...unless(textOf(channel, 'description') !== '', 'description of the channel'),
    ...linkProblems(all(channel, `${ATOM}link`), 'application/rss+xml'),
    ...uriProblems(textOf(channel, 'link')),
    ...repeated(items.map((item) => textOf(item, 'guid'))),
    ...items.flatMap(itemProblems),
  ];
}

function itemProblems(item: XmlNode): string[] {
  const description = textOf(item, 'description');
  const encoded = all(item, `${CONTENT}encoded`);
  const order = item.children.map(({ name }) => name);
  return [
    ...shapeProblems(item, {
      title: 'one',
      link: 'one',
      guid: 'one',
      pubDate: 'one',
      description: 'one',
      [`${CONTENT}encoded`]: 'maybe',
      [`${DC}creator`]: 'any',
      category: 'any',
    }),
    ...unless(textOf(item, 'title').trim() !== '', 'title of an item'),
    ...uriProblems(textOf(item, 'link')),
    ...unless(textOf(item, 'guid') !== '', 'guid'),
    ...unless(first(item, 'guid')?.attributes['isPermaLink'] === 'false', 'isPermaLink'),
    ...unless(isRfc822(textOf(item, 'pubDate')), 'pubDate'),
    ...unless(
      encoded.length === 0 || order.indexOf('description') < order.indexOf(`${CONTENT}encoded`),
      'content:encoded before description',
    ),
    ...htmlProblems(description),
    ...encoded.flatMap(({ text }) => [...htmlProblems(text), ...unless(text !== '', 'no text')]),
  ];
}

/** RFC 4287, 4: as its RELAX NG schema has it, and what that says in words beside it. */
export function atomProblems(source: string): string[] {
  const feed = parseXml(source);
  const entries = all(feed, `${ATOM}entry`);
  return [
    ...unless(feed.name === `${ATOM}feed`, 'not Atom'),
    ...unless(LANGUAGE.test(feed.attributes['xml:lang'] ?? ''), 'xml:lang'),
    ...shapeProblems(feed, atomShape({ subtitle: 'maybe', author: 'one', icon: 'maybe' }, 'feed')),
    ...textProblems(feed, ['title', 'subtitle']),
    ...unless(isRfc3339(textOf(feed, `${ATOM}updated`)), 'updated'),
    ...all(feed, `${ATOM}author`).flatMap(personProblems),
    ...uriProblems(textOf(feed, `${ATOM}id`)),
    ...all(feed, `${ATOM}icon`).flatMap(({ text }) => uriProblems(text)),
    ...linkProblems(all(feed, `${ATOM}link`), 'application/atom+xml'),
    ...repeated(entries.map((entry) => textOf(entry, `${ATOM}id`))),
    // Readers order by it.
    ...repeated(entries.map((entry) => textOf(entry, `${ATOM}updated`))),
    ...entries.flatMap(entryProblems),
  ];
}

function entryProblems(entry: XmlNode): string[] {
  const links = all(entry, `${ATOM}link`);
  const updated = textOf(entry, `${ATOM}updated`);
  const content = all(entry, `${ATOM}content`);
  return [
    ...shapeProblems(
      entry,
      atomShape({ published: 'one', summary: 'maybe', content: 'maybe' }, 'entry'),
    ),
    ...textProblems(entry, ['title', 'summary']),
    ...content.flatMap(({ attributes, text }) => [
      ...unless(attributes['type'] === 'html', 'type of content'),
      ...htmlProblems(text),
    ]),
    ...unless(isRfc3339(updated), 'updated of an entry'),
    ...unless(isRfc3339(textOf(entry, `${ATOM}published`)), 'published'),
    ...unless(updated >= textOf(entry, `${ATOM}published`), 'updated before published'),
    ...unless(
      // Which it is without `rel` (4.2.7.2).
      links.length === 1 && (links[0]?.attributes['rel'] ?? 'alternate') === 'alternate',
      'not one alternate',
    ),
    ...links.flatMap(({ attributes }) => uriProblems(attributes['href'] ?? '')),
    ...all(entry, `${ATOM}category`).flatMap(({ attributes }) =>
      unless((attributes['term'] ?? '') !== '', 'category without a term'),
    ),
    ...uriProblems(textOf(entry, `${ATOM}id`)),
  ];
}

function atomShape(more: Shape, of: 'feed' | 'entry'): Shape {
  const common: Shape = { id: 'one', title: 'one', updated: 'one', link: 'any' };
  const own: Shape = of === 'feed' ? { generator: 'one', entry: 'any' } : { category: 'any' };
  return Object.fromEntries(
    Object.entries({ ...common, ...own, ...more }).map(([name, count]) => [ATOM + name, count]),
  );
}

function textProblems(parent: XmlNode, names: readonly string[]): string[] {
  return names
    .flatMap((name) => all(parent, ATOM + name))
    .flatMap(({ name, text, children, attributes: { type = 'text' } }) => [
      ...unless(children.length === 0, `elements in ${name}`),
      ...unless(type === 'text' || type === 'html', `type of ${name}`),
      // Whoever guesses would take it for HTML.
      ...unless(type === 'html' || !/<[a-z/!?]|&\w+;/i.test(text), `${name} looks like HTML`),
      ...(type === 'html' ? htmlProblems(text) : []),
    ]);
}

function personProblems(person: XmlNode): string[] {
  return [
    ...shapeProblems(person, { [`${ATOM}name`]: 'one', [`${ATOM}uri`]: 'maybe' }),
    ...unless(textOf(person, `${ATOM}name`) !== '', 'author without a name'),
    ...all(person, `${ATOM}uri`).flatMap(({ text }) => uriProblems(text)),
  ];
}

/** https://www.jsonfeed.org/version/1.1/ */
export function jsonFeedProblems(source: string): string[] {
  const feed: unknown = JSON.parse(source);
  if (!isRecord(feed) || !Array.isArray(feed['items'])) return ['no items'];
  const items = feed['items'].filter(isRecord);
  return [
    ...keyProblems(feed, {
      version: isText,
      title: isText,
      home_page_url: isUri,
      feed_url: isUri,
      description: isText,
      language: isText,
      favicon: isUri,
      authors: isList,
      items: isList,
      hubs: isList,
    }),
    ...unless(feed['version'] === 'https://jsonfeed.org/version/1.1', 'version'),
    ...unless(LANGUAGE.test(String(feed['language'])), 'language'),
    ...listOf(feed['authors']).flatMap((author) =>
      keyProblems(author, { name: isText, url: isUri }),
    ),
    ...listOf(feed['hubs']).flatMap((hub) => keyProblems(hub, { type: isText, url: isUri })),
    ...unless(items.length === feed['items'].length, 'an item that is no object'),
    ...repeated(items.map(({ id }) => String(id))),
    ...items.flatMap((item) => [
      ...keyProblems(item, {
        id: isText,
        url: isUri,
        title: isText,
        summary: isText,
        content_html: isHtml,
        image: isUri,
        date_published: isDate,
        date_modified: isDate,
        tags: isList,
      }),
      ...unless('id' in item && 'content_html' in item, 'an item without id or content'),
      ...unless(
        listOf(item['tags']).every((tag) => isText(tag)),
        'tags',
      ),
    ]),
  ];
}

function keyProblems(
  value: unknown,
  known: Readonly<Record<string, (value: unknown) => boolean>>,
): string[] {
  if (!isRecord(value)) return ['no object'];
  return Object.entries(value).flatMap(([key, of]) => unless(known[key]?.(of) === true, key));
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isHtml = (value: unknown): boolean =>
  typeof value === 'string' && htmlProblems(value).length === 0;
const isUri = (value: unknown): boolean =>
  typeof value === 'string' && uriProblems(value).length === 0;
const isDate = (value: unknown): boolean => typeof value === 'string' && isRfc3339(value);
const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One that says where the feed is, and hubs. */
function linkProblems(links: readonly XmlNode[], type: string): string[] {
  const self = links.filter(({ attributes }) => attributes['rel'] === 'self');
  return [
    ...unless(self.length === 1 && self[0]?.attributes['type'] === type, 'not one link to itself'),
    ...links.flatMap(({ attributes }) => [
      ...uriProblems(attributes['href'] ?? ''),
      ...unless(/^(?:self|alternate|hub)$/.test(attributes['rel'] ?? ''), 'rel'),
    ]),
  ];
}

function shapeProblems(parent: XmlNode, shape: Shape): string[] {
  const names = new Set([...Object.keys(shape), ...parent.children.map(({ name }) => name)]);
  return [...names].flatMap((name) => {
    const count = all(parent, name).length;
    const rule = shape[name];
    const fits =
      rule === 'any' || (rule === 'one' && count === 1) || (rule === 'maybe' && count <= 1);
    return unless(fits, `${count} ${name} in ${parent.name}`);
  });
}

/** What the W3C's validator calls dangerous, and what leads nowhere outside its page. */
function htmlProblems(html: string): string[] {
  return [
    ...unless(!/<(?:script|style|iframe|object|embed|form|meta|link)\b/i.test(html), 'element'),
    ...unless(!/<[a-z][^>]* (?:on\w+|style|id|class)=/i.test(html), 'attribute'),
    ...[...html.matchAll(/<[a-z][^<>]* (?:href|src)="([^"]*)"/gi)].flatMap(([, address = '']) =>
      unless(/^(?:https?:\/\/|mailto:)/.test(address), `relative: ${address}`),
    ),
  ];
}

function uriProblems(uri: string): string[] {
  return unless(/^https?:\/\/[!-~]+$/.test(uri) && URL.canParse(uri), `no URI: ${uri}`);
}

function isRfc822(text: string): boolean {
  // The name of the day is that of the date, too.
  return RFC_822.test(text) && new Date(text).toUTCString() === text;
}

function isRfc3339(text: string): boolean {
  return RFC_3339.test(text) && !Number.isNaN(Date.parse(text));
}

function repeated(values: readonly string[]): string[] {
  return unless(new Set(values).size === values.length, 'the same twice');
}

function all(parent: XmlNode, name: string): XmlNode[] {
  return parent.children.filter((child) => child.name === name);
}

function first(parent: XmlNode, name: string): XmlNode | undefined {
  return all(parent, name)[0];
}

function textOf(parent: XmlNode, name: string): string {
  return first(parent, name)?.text ?? '';
}

function unless(fits: boolean, problem: string): string[] {
  return fits ? [] : [problem];
}
