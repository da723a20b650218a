/** The text edition: there, and with the words of the HTML, which has more than pictures. */
import type { Texts } from '../../texts/en.ts';
import { catalogues } from '../../texts/texts.ts';
import type { LintedMail } from '../linted-mail.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';
import { wordsOf } from '../visible-text.ts';

/** A sign or two are words in one medium alone, as the mark of a note. */
const TOLERATED = 2;
/** SpamAssassin's HTML_IMAGE_ONLY rules begin with less than 400 bytes of words; this has no more than a frame. */
const LEAST_CHARACTERS = 120;
/** In the text, addresses, numbers of addresses and notes, and the words for what is no text. */
const MARKS = new RegExp(
  String.raw`(?:https?:\/\/|mailto:|www\.)\S+|^\[\d+\] .*$|\[(?:${said(({ note }) => note(1).replace('1', ''))})?\d+\]|\[(?:${said(({ picture }) => picture)})\s*[:：]?|\[x\]|^\s*(?:\d+\. )+`,
  'gm',
);

/** As any language has it: a mail does not know whose words it was made with. */
function said(of: (words: Texts['edition']) => string): string {
  return Object.values(catalogues)
    .map(({ edition }) => of(edition))
    .join('|');
}

export const noText: MailRule = {
  id: 'mail/no-text',
  look: ({ message }) =>
    message.text.trim() === '' ? [{ reason: 'The mail has no text edition.' }] : [],
};

export const textDiffers: MailRule = {
  id: 'mail/text-differs',
  look: (mail) => {
    if (mail.message.text.trim() === '') return [];
    return [...missingInText(mail), ...missingInHtml(mail)];
  },
};

export const picturesOnly: MailRule = {
  id: 'mail/pictures-only',
  look: (mail) => {
    const pieces = mail.pieces;
    const characters = pieces
      .filter(({ isAlt }) => !isAlt)
      .reduce((sum, { text }) => sum + text.trim().length, 0);
    const hasPicture = mail.elements.some(({ name }) => name === 'img');
    if (!hasPicture || characters >= LEAST_CHARACTERS) return [];
    return [{ reason: `Beside its pictures the mail has ${characters} characters of text.` }];
  },
};

/** The words themselves stay untold: they may be an extra's. */
function missingInText(mail: LintedMail): MailOffence[] {
  const known = knownIn(mail.textWords);
  const missing = new Set(mail.words.filter((word) => !known(word)));
  if (missing.size <= TOLERATED) return [];
  const first = mail.pieces.find(({ text }) => wordsOf(text).some((word) => missing.has(word)));
  return [
    { reason: `${missing.size} words of the HTML are not in the text edition.`, at: first?.at },
  ];
}

function missingInHtml(mail: LintedMail): MailOffence[] {
  const known = knownIn(mail.words);
  const prose = mail.message.text.replace(MARKS, ' ');
  const missing = new Set(wordsOf(prose).filter((word) => !known(word)));
  if (missing.size <= TOLERATED) return [];
  return [{ reason: `${missing.size} words of the text edition are not in the HTML.` }];
}

/** Words too long for a line are cut there, so that a word counts in pieces too. */
function knownIn(words: readonly string[]): (word: string) => boolean {
  const whole = new Set(words);
  const squeezed = words.join('');
  return (word) => whole.has(word) || squeezed.includes(word);
}
