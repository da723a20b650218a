/** What a page says of itself in JSON-LD: the one object in it that is about the page. */
import { z } from 'zod';

export interface LinkedData {
  readonly type: string | undefined;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly site: string | undefined;
  readonly published: string | undefined;
  readonly lang: string | undefined;
}

/** Types that a link is about; the first ones say most. */
const ABOUT = [
  /(?:Article|Posting|Report|Review|Recipe|HowTo|Thesis|Chapter)$/,
  /^(?:VideoObject|PodcastEpisode|AudioObject|Book|Course|Event|SoftwareSourceCode|Dataset)$/,
  /^(?:SoftwareApplication|WebApplication|MobileApplication|CreativeWork|Product|QAPage|Movie)$/,
  /Page$/,
];

const MOST_OBJECTS = 2000;
const MOST_DEPTH = 12;
const MOST_NAMES = 20;

type Json = Readonly<Record<string, unknown>>;
const json = z.record(z.string(), z.unknown());

/** Scripts that are no JSON are passed over, as there are many of them. */
export function linkedData(
  scripts: readonly string[],
  documentTitle: string,
): LinkedData | undefined {
  const objects = scripts.flatMap((script) => objectsIn(parse(script)));
  const about = ABOUT.map((types) =>
    objects.find((object) => typesOf(object).some((type) => types.test(type))),
  ).find((object) => object !== undefined);
  if (about === undefined) return undefined;
  const byId = new Map<unknown, Json>();
  for (const object of objects) {
    // A mention by `@id` alone must not hide the object itself.
    if (object['@id'] !== undefined && Object.keys(object).length > 1)
      byId.set(object['@id'], object);
  }
  const names = (value: unknown): string[] => namesOf(value, byId, 0).slice(0, MOST_NAMES);
  const site = objects.find((object) => typesOf(object).includes('WebSite'));
  return {
    type: typesOf(about)[0],
    title: titleOf(about, documentTitle),
    authors: [...new Set([...names(about['author']), ...names(about['creator'])])],
    site: names(about['publisher'])[0] ?? names(site)[0],
    published:
      text(about['datePublished']) ?? text(about['uploadDate']) ?? text(about['dateCreated']),
    lang: text(about['inLanguage']),
  };
}

/** Some have a description for their headline; what `<title>` repeats is none. */
function titleOf(about: Json, documentTitle: string): string | undefined {
  const [headline, name] = [text(about['headline']), text(about['name'])];
  if (headline === undefined || name === undefined) return headline ?? name;
  return !documentTitle.includes(headline) && documentTitle.includes(name) ? name : headline;
}

function parse(script: string): unknown {
  const bare = unwrapped(script);
  // Line breaks inside of strings are the most common mistake.
  // oxlint-disable-next-line no-control-regex -- what is to be removed
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Without what hid scripts from browsers of old, and without a semicolon at the end. */
function unwrapped(script: string): string {
  let bare = script.trim();
  for (const mark of ['<!--', '//<![CDATA[', '<![CDATA[', '/*<![CDATA[*/']) {
    if (bare.startsWith(mark)) bare = bare.slice(mark.length);
  }
  for (const mark of ['-->', '//]]>', ']]>', '/*]]>*/', ';']) {
    if (bare.endsWith(mark)) bare = bare.slice(0, -mark.length).trimEnd();
  }
  return bare;
}

/** Every object, those of `@graph` included, in the order in which they stand. */
function objectsIn(root: unknown): Json[] {
  const found: Json[] = [];
  let left = MOST_OBJECTS;
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MOST_DEPTH || left <= 0) return;
    left -= 1;
    const object = Array.isArray(value) ? undefined : json.safeParse(value);
    if (object?.success === true) found.push(object.data);
    for (const inner of Array.isArray(value) ? value : Object.values(value))
      visit(inner, depth + 1);
  };
  visit(root, 0);
  return found;
}

function typesOf(object: Json): string[] {
  const type = object['@type'];
  return (Array.isArray(type) ? type.slice(0, 8) : [type])
    .filter((name) => typeof name === 'string')
    .map((name) => name.replace(/^https?:\/\/schema\.org\//, ''));
}

/** A name, a person, a mention of one by `@id`, or several of them. */
function namesOf(value: unknown, byId: ReadonlyMap<unknown, Json>, depth: number): string[] {
  if (depth > 3) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) {
    return value.slice(0, MOST_NAMES).flatMap((one) => namesOf(one, byId, depth + 1));
  }
  const object = json.safeParse(value);
  if (!object.success) return [];
  const { name } = object.data;
  if (name !== undefined) return namesOf(name, byId, depth + 1);
  const known = byId.get(object.data['@id']);
  return known === undefined ? [] : namesOf(known['name'], byId, depth + 1);
}

function text(value: unknown): string | undefined {
  if (Array.isArray(value)) return text(value[0]);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
