/** What an author says of a link on the command line, as its fields. */
import { InvalidArgumentError } from 'commander';
import { isWebAddress, line, tag } from '../core/fields.ts';
import type { LinkFields } from '../core/link/link-text.ts';

const MOST_TAGS = 12;
const MOST_AUTHORS = 10;

/** `Containers, linux` and several options alike; given as they are spoken. */
export function tagsFrom(text: string, before: readonly string[] = []): string[] {
  const tags = text.split(',').map((word) =>
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
  const broken = tags.find((word) => !tag.safeParse(word).success);
  if (broken !== undefined) {
    throw new InvalidArgumentError('A tag is made of letters from a to z, digits and hyphens.');
  }
  const all = [...new Set([...before, ...tags])];
  if (all.length <= MOST_TAGS) return all;
  throw new InvalidArgumentError(`A link has at most ${MOST_TAGS} tags.`);
}

export function authorsFrom(text: string, before: readonly string[] = []): string[] {
  if (before.length < MOST_AUTHORS) return [...before, lineOf(120)(text)];
  throw new InvalidArgumentError(`A link has at most ${MOST_AUTHORS} authors.`);
}

/** `https://…`, `Changelog News`, or both: `Changelog News https://…`. */
export function viaFrom(text: string): NonNullable<LinkFields['via']> {
  const [, name = '', url] = /^(.*?)\s*<?(https?:\/\/[^\s>]+)>?$/i.exec(text.trim()) ?? [];
  if (url === undefined) return { name: lineOf(120)(text) };
  if (!isWebAddress(url) || url.length > 2000) {
    throw new InvalidArgumentError('The address is no whole one, or holds a password.');
  }
  return name === '' ? url : { name: lineOf(120)(name), url };
}

export function lineOf(max: number): (text: string) => string {
  return (text) => {
    const parsed = line(max).safeParse(text);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`It is one line of at most ${max} characters.`);
  };
}
