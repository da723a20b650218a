/** What a page says of itself, gathered in one pass over its HTML and not yet judged. */
import { Parser } from 'htmlparser2';
import { articleWords, type ArticleWords, type WordCount } from './article-words.ts';

/** Where the name of an author stands in the text of a page, the best place first. */
const AUTHOR_PLACES = ['item', 'card', 'rel', 'byline'] as const;
export type AuthorPlace = (typeof AUTHOR_PLACES)[number];

export interface PageSignals {
  readonly lang: string | undefined;
  /** Of `<title>`. */
  readonly documentTitle: string;
  /** The first `<h1>`. */
  readonly heading: string;
  /** The values of `<meta>` by name or property in small letters, as they stand; Dublin Core's as `dc.…`. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** As it stands in the first `<link rel="canonical">`. */
  readonly canonical: string | undefined;
  /** The scripts of JSON-LD. */
  readonly linkedData: readonly string[];
  readonly authors: Readonly<Record<AuthorPlace, readonly string[]>>;
  /** By microdata and microformats: when it was published, and what it is called. */
  readonly days: readonly string[];
  readonly names: readonly string[];
  /** Of any `<time>`, the first ones. */
  readonly times: readonly string[];
  readonly words: WordCount;
}

/** Beyond these a page is not looked at: no article needs them, and hostile ones ask for time. */
const MOST_CHARS = 4_000_000;
const MOST_DEPTH = 1500;
const MOST_VALUES = 20;
const MOST_METAS = 400;
const MOST_VALUE_CHARS = 2000;
const MOST_SCRIPT_CHARS = 300_000;

/** Between two looks at the depth: the parser searches its stack for whatever is closed. */
const PIECE_CHARS = 16_384;

/** Bounded in time and memory whatever it is given. */
export function pageSignals(html: string): PageSignals {
  const collector = new Collector();
  const parser = new Parser(collector, { recognizeSelfClosing: false });
  const end = Math.min(html.length, MOST_CHARS);
  for (let at = 0; at < end && collector.depth < MOST_DEPTH; at += PIECE_CHARS) {
    parser.write(html.slice(at, Math.min(at + PIECE_CHARS, end)));
  }
  parser.end();
  return collector.signals();
}

type Attributes = Readonly<Record<string, string>>;
type Place = AuthorPlace | 'title' | 'heading' | 'linked-data' | 'day' | 'name';

type Kept = Exclude<Place, 'linked-data'> | 'time';

/** Text that is being read until its element ends. */
interface Reading {
  readonly place: Place;
  readonly depth: number;
  text: string;
  /** What a part of the element says is the name. */
  name: string | undefined;
}

class Collector {
  depth = 0;
  readonly #words: ArticleWords = articleWords();
  readonly #readings: Reading[] = [];
  readonly #metas = new Map<string, string[]>();
  readonly #found: Record<Kept, string[]> = {
    item: [],
    card: [],
    rel: [],
    byline: [],
    title: [],
    heading: [],
    day: [],
    name: [],
    time: [],
  };
  readonly #linkedData: string[] = [];
  #scriptChars = 0;
  #metaCount = 0;
  #lang: string | undefined;
  #canonical: string | undefined;
  /** Inside of a drawing, `<title>` is no title of the page. */
  #drawing = 0;

  onopentag(tag: string, attributes: Attributes): void {
    this.depth += 1;
    this.#words.open(tag, attributes);
    if (tag === 'svg') this.#drawing += 1;
    if (tag === 'html') this.#lang ??= attributes['lang'] ?? attributes['xml:lang'];
    else if (tag === 'meta') this.#takeMeta(attributes);
    else if (tag === 'link') this.#takeLink(attributes);
    else if (tag === 'title' && this.#drawing === 0) this.#begin('title');
    else if (tag === 'h1') this.#begin('heading');
    else if (tag === 'script' && /^application\/ld\+json\b/i.test(attributes['type'] ?? '')) {
      this.#begin('linked-data');
    } else if (tag === 'time' && attributes['datetime'] !== undefined) {
      this.#keep('time', attributes['datetime']);
    }
    this.#takeMarks(tag, attributes);
  }

  ontext(text: string): void {
    this.#words.text(text);
    for (const reading of this.#readings) {
      const most = reading.place === 'linked-data' ? MOST_SCRIPT_CHARS : MOST_VALUE_CHARS;
      if (reading.text.length < most) reading.text += text;
    }
  }

  onclosetag(tag: string): void {
    if (BREAKING.has(tag)) for (const reading of this.#readings) reading.text += ' ';
    while (this.#readings.at(-1)?.depth === this.depth) this.#end();
    if (tag === 'svg') this.#drawing -= 1;
    this.#words.close();
    this.depth -= 1;
  }

  signals(): PageSignals {
    while (this.#readings.length > 0) this.#end();
    const { item, card, rel, byline, title, heading, day, name, time } = this.#found;
    return {
      lang: this.#lang,
      documentTitle: title[0] ?? '',
      heading: heading.find((text) => text.trim() !== '') ?? '',
      metas: this.#metas,
      canonical: this.#canonical,
      linkedData: this.#linkedData,
      authors: { item, card, rel, byline },
      days: day,
      names: name,
      times: time,
      words: this.#words.count(),
    };
  }

  #takeMeta(attributes: Attributes): void {
    const content = attributes['content'];
    if (content === undefined || this.#metaCount >= MOST_METAS) return;
    this.#metaCount += 1;
    for (const name of new Set([attributes['name'], attributes['property']])) {
      // Some name several properties at once.
      for (const key of (name ?? '').toLowerCase().split(/\s+/, 4)) {
        if (key === '' || key.length > 80) continue;
        const named = key.replace(/^(dc|dcterms?)[.:]/, 'dc.');
        const known = this.#metas.get(named) ?? [];
        if (known.length === 0) this.#metas.set(named, known);
        if (known.length < MOST_VALUES) known.push(content.slice(0, MOST_VALUE_CHARS));
      }
    }
  }

  #takeLink({ rel = '', href }: Attributes): void {
    if (href !== undefined && /(?:^|\s)canonical(?:\s|$)/i.test(rel)) this.#canonical ??= href;
  }

  #takeMarks(tag: string, attributes: Attributes): void {
    const { itemprop, rel, content } = attributes;
    if (itemprop !== undefined) this.#takeItem(itemprop, attributes);
    const names = attributes['class'];
    if (names !== undefined) this.#takeClasses(names, attributes);
    if (rel !== undefined && tag !== 'link' && hasWord(rel, 'author')) this.#begin('rel');
    if (itemprop === undefined && content === undefined && tag !== 'body') {
      const marks = `${names ?? ''} ${attributes['id'] ?? ''}`;
      if (marks.length > 1 && BYLINE.test(marks) && !NO_BYLINE.test(marks)) this.#begin('byline');
    }
  }

  #takeItem(itemprop: string, attributes: Attributes): void {
    const value = attributes['content'] ?? attributes['datetime'];
    if (hasWord(itemprop, 'author') || hasWord(itemprop, 'creator')) {
      if (value === undefined) this.#begin('item');
      else this.#keep('item', value);
    } else if (hasWord(itemprop, 'datepublished')) {
      if (value === undefined) this.#begin('day');
      else this.#keep('day', value);
    } else if (hasWord(itemprop, 'headline')) {
      if (value === undefined) this.#begin('name');
      else this.#keep('name', value);
    } else if (hasWord(itemprop, 'name')) {
      const open = this.#readings.findLast(({ place }) => place === 'item');
      if (open === undefined) return;
      if (value === undefined) this.#begin('item');
      open.name ??= value ?? '';
    }
  }

  #takeClasses(names: string, attributes: Attributes): void {
    if (hasWord(names, 'p-author')) this.#begin('card');
    else if (hasWord(names, 'p-name')) {
      const open = this.#readings.findLast(({ place }) => place === 'card');
      if (open === undefined) this.#begin('name');
      else {
        this.#begin('card');
        open.name ??= '';
      }
    } else if (hasWord(names, 'dt-published')) {
      const value = attributes['datetime'] ?? attributes['title'];
      if (value === undefined) this.#begin('day');
      else this.#keep('day', value);
    }
  }

  #begin(place: Place): void {
    if (this.#readings.length >= 8) return;
    if (place !== 'linked-data' && this.#found[place].length >= MOST_VALUES) return;
    this.#readings.push({ place, depth: this.depth, text: '', name: undefined });
  }

  #end(): void {
    const reading = this.#readings.pop();
    if (reading === undefined) return;
    const { place, text, name } = reading;
    if (place === 'linked-data') {
      this.#scriptChars += text.length;
      if (this.#scriptChars <= MOST_SCRIPT_CHARS) this.#linkedData.push(text);
    } else this.#keep(place, name ?? text);
  }

  #keep(place: Kept, value: string): void {
    const kept = this.#found[place];
    if (value.trim() !== '' && kept.length < MOST_VALUES) {
      kept.push(value.slice(0, MOST_VALUE_CHARS));
    }
  }
}

/** Words on both sides of these do not touch. */
const BREAKING = new Set(['p', 'div', 'li', 'br', 'td', 'dd', 'dt', 'span', 'a', 'time', 'h1']);

const BYLINE = /byline|(?:^|[\s_-])(?:author|writtenby|written-by|post-?author|articleauthor)/i;
const NO_BYLINE = /(?:comment|bio|avatar|image|photo|social|related|authority|authorization)/i;

function hasWord(list: string, word: string): boolean {
  const words = list.toLowerCase();
  return words === word || (words.includes(word) && words.split(/\s+/).includes(word));
}
