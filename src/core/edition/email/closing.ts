/** The end of a mail: who wrote it, why it came, and the way out. */
import type { Element } from 'hast';
import { unsubscribeAddress } from '../unsubscribe-address.ts';
import { reasonLine, wordsOf } from '../wording.ts';
import { hairline } from './rule.ts';
import { mailLink } from './link.ts';
import { inked, type Look, mixed, shape } from './look.ts';
import { type Child, joined, plain, styled } from './mail-element.ts';
import type { MailPage } from './mail-page.ts';
import { quietType } from './type.ts';

/** Name, a sentence or two, and where else to find the author. */
export function authorCard(page: MailPage): Element[] {
  const { author } = page.context.config;
  const profiles = author.profiles.map((profile) => mailLink(page, profile.url, {}, profile.name));
  const small = shape({ 'font-size': '16px', 'line-height': '1.5' });
  const name = author.url === undefined ? author.name : mailLink(page, author.url, {}, author.name);
  return [
    styled('p', shape({ margin: '0 0 4px', 'font-size': '19px' }), {}, name),
    ...optional(author.bio, (bio) =>
      styled('p', mixed(small, shape({ margin: '0 0 6px' })), {}, bio),
    ),
    ...(profiles.length === 0
      ? []
      : [styled('p', mixed(small, shape({ margin: '0' })), {}, ...joined(profiles, ' · '))]),
  ];
}

export function footer(page: MailPage): Element[] {
  const { issue, context } = page;
  const look = mixed(
    quietType(page.tokens, 13),
    inked(page.palette, 'quiet'),
    shape({ margin: '0 0 8px' }),
  );
  return [
    hairline(page),
    styled('p', mixed(look, shape({ margin: '16px 0 8px' })), {}, reasonLine(issue, context)),
    styled('p', { ...look, classes: [...look.classes, 'screen'] }, {}, ...ways(page)),
    line(look, context.config.postalAddress),
  ];
}

function ways(page: MailPage): Child[] {
  const words = wordsOf(page.context);
  const leave = mixed(inked(page.palette, 'ink'), shape({ 'text-decoration': 'underline' }));
  return joined(
    [
      mailLink(page, page.context.webAddress, {}, words.readInBrowser),
      // Not through mailLink: this one address carries the recipient's token.
      styled('a', leave, { href: unsubscribeAddress(page.context.serverUrl) }, words.unsubscribe),
    ],
    ' · ',
  );
}

function line(look: Look, text: string): Element {
  return plain('div', {}, styled('p', look, {}, text));
}

function optional(text: string | undefined, make: (text: string) => Element): Element[] {
  return text === undefined ? [] : [make(text)];
}
