/** An entry of the bibliography: number, title, one quiet line, the comment, where it was found. */
import type { Element } from 'hast';
import type { LinkEntry, Person } from '../../link/link.ts';
import { creditParts } from '../credit.ts';
import { listedParts } from '../../texts/listed-parts.ts';
import { markedText } from '../../texts/marked-text.ts';
import { textsOf } from '../../texts/texts.ts';
import { entryTitle } from './entry.ts';
import { cell, row, withoutLastGap } from './layout-table.ts';
import { mailLink } from './link.ts';
import { inked, mixed, shape } from './look.ts';
import { type Child, joined, styled } from './mail-element.ts';
import type { MailPage } from './mail-page.ts';
import { quietType } from './type.ts';

const NUMBER_WIDTH = 36;

export function readingItem(entry: LinkEntry, number: number, page: MailPage): Element {
  const figure = mixed(
    shape({ padding: '2px 0 0', 'font-size': '17px', 'line-height': '1.35' }),
    inked(page.palette, 'reading'),
  );
  return row(
    cell(figure, { width: NUMBER_WIDTH, valign: 'top', align: page.start }, `${number}.`),
    cell(
      shape({ padding: '0 0 28px' }),
      { valign: 'top' },
      titles(entry, page),
      quietLine(credit(entry, page), page, '0 0 6px'),
      ...comment(entry, page),
      quietLine(origin(entry, page), page, '8px 0 0'),
    ),
  );
}

function titles(entry: LinkEntry, page: MailPage): Element {
  const links = entry.sources.map((source) =>
    mailLink(page, source.url, { underline: 'reading' }, source.title),
  );
  return entryTitle(
    ...listedParts(
      links,
      entry.sources.map(({ title }) => title),
      page.context.config.language,
    ),
  );
}

function credit(entry: LinkEntry, page: MailPage): Child[] {
  const { language } = page.context.config;
  const authors = entry.authors.map((author) => person(author, page));
  const names =
    authors.length === 0
      ? []
      : [
          styled(
            'span',
            shape({}),
            {},
            ...listedParts(
              authors,
              entry.authors.map(({ name }) => name),
              language,
            ),
          ),
        ];
  const { before, after } = creditParts(entry, language);
  return joined([...before, ...names, ...after], ' · ');
}

function origin(entry: LinkEntry, page: MailPage): Child[] {
  const { via, archived } = entry;
  const words = textsOf(page.context.config.language).citation;
  return joined(
    [
      via === undefined
        ? undefined
        : styled(
            'span',
            shape({}),
            {},
            ...markedText(
              (name) => words.via(name(via.name)),
              () => person(via, page),
            ),
          ),
      archived === undefined
        ? undefined
        : mailLink(page, archived, { ink: 'quiet', underline: 'rule' }, words.archivedCopy),
    ],
    ' · ',
  );
}

function person({ name, url }: Person, page: MailPage): Child {
  return url === undefined ? name : mailLink(page, url, { ink: 'quiet', underline: 'rule' }, name);
}

function quietLine(parts: readonly Child[], page: MailPage, margin: string): Element | undefined {
  if (parts.length === 0) return undefined;
  const look = mixed(quietType(page.tokens), inked(page.palette, 'quiet'), shape({ margin }));
  return styled('p', look, {}, ...parts);
}

function comment(entry: LinkEntry, page: MailPage): Child[] {
  if (entry.comment === undefined) return [];
  return withoutLastGap(page.setComment(entry.comment));
}
