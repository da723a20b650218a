/** A department's items as text, each title with its address on the next line. */
import type { BuildingItem, SectionName, WritingItem } from '../../issue/schema.ts';
import { creditParts } from '../credit.ts';
import type { LinkEntry, Person } from '../../link/link.ts';
import { linkAddress } from '../link-address.ts';
import type { Texts } from '../../texts/en.ts';
import { grammar } from '../../texts/grammar.ts';
import { textsOf } from '../../texts/texts.ts';
import { wordsOf } from '../wording.ts';
import { spaced, wrapped } from './lines.ts';
import { addressed } from './inline-text.ts';
import { notesText } from './notes-text.ts';
import { readableText } from '../readable-text.ts';
import { definitionsOf, notesOf, type TextPage } from './text-page.ts';

export function sectionText(section: SectionName, page: TextPage): string[] {
  const { writing, building, reading } = page.issue.sections;
  switch (section) {
    case 'writing':
      return spaced(writing.map((item) => writingText(item, page)));
    case 'building':
      return spaced(building.map((item) => buildingText(item, page)));
    case 'reading':
      return spaced(reading.map((entry, index) => readingText(entry, index + 1, page)));
  }
}

function writingText(item: WritingItem, page: TextPage): string[] {
  return [
    ...wrapped(readableText(`${item.title} (${citationOf(page).kinds[item.kind]})`), page),
    ...addressLine(item.url, page),
    ...wrapped(readableText(item.summary ?? ''), page),
  ];
}

function buildingText(item: BuildingItem, page: TextPage): string[] {
  const name = item.version === undefined ? item.title : `${item.title} ${item.version}`;
  return [
    ...wrapped(readableText(name), page),
    ...(item.url === undefined ? [] : addressLine(item.url, page)),
    ...wrapped(readableText(item.summary ?? ''), page),
  ];
}

function readingText(entry: LinkEntry, number: number, page: TextPage): string[] {
  const { andTitle } = wordsOf(page.context);
  const titles = entry.sources.flatMap((source, index) => [
    ...wrapped(
      readableText(index === 0 ? `${number}. ${source.title}` : andTitle(source.title)),
      page,
    ),
    ...addressLine(source.url, page),
  ]);
  return spaced([
    [...titles, ...wrapped(creditText(entry, page), page)],
    commentText(entry, page),
    wrapped(originText(entry, page), page),
  ]);
}

function creditText(entry: LinkEntry, page: TextPage): string {
  const { before, after } = creditParts(entry, page.context.config.language);
  const authors = entry.authors.map((author) => personText(author, page));
  const names = grammar(page.context.config.language).list(authors);
  return [...before, ...(names === '' ? [] : [names]), ...after].map(readableText).join(' · ');
}

/** A comment numbers its notes by itself, as it does on a page. */
function commentText(entry: LinkEntry, page: TextPage): string[] {
  if (entry.comment === undefined) return [];
  const own = {
    ...page,
    notes: notesOf(entry.comment),
    definitions: definitionsOf(entry.comment),
  };
  // A list of links has no list of links inside it.
  const blocks = entry.comment.children.filter((block) => block.type !== 'sectionPlace');
  return spaced([page.setBlocks(blocks, own), notesText(own)]);
}

function originText({ via, archived }: LinkEntry, page: TextPage): string {
  const words = citationOf(page);
  return [
    ...(via === undefined ? [] : [words.via(personText(via, page))]),
    ...(archived === undefined ? [] : [addressed(words.archivedCopy, archived, page)]),
  ].join(' · ');
}

function personText({ name, url }: Person, page: TextPage): string {
  return url === undefined ? readableText(name) : addressed(readableText(name), url, page);
}

function citationOf({ context }: TextPage): Texts['citation'] {
  return textsOf(context.config.language).citation;
}

function addressLine(url: string, page: TextPage): string[] {
  const address = linkAddress(url, page.context);
  return address === undefined ? [] : [address];
}
