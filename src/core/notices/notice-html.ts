/** A notice as HTML: the sheet, the type and the button that issues have. */
import type { Element } from 'hast';
import { buttonTo } from '../edition/email/button.ts';
import { cell, layoutTable, paragraph, row, spacedBox } from '../edition/email/layout-table.ts';
import { inked, lined, mixed, shape } from '../edition/email/look.ts';
import { plain, styled } from '../edition/email/mail-element.ts';
import { GAP, mailTokens, sides } from '../edition/email/mail-page.ts';
import { nameplateLook } from '../edition/email/opening.ts';
import { hairline } from '../edition/email/rule.ts';
import { type MailSheet, shell } from '../edition/email/shell.ts';
import { headingType, quietType } from '../edition/email/type.ts';
import { directionOf } from '../edition/language-direction.ts';
import { textLanguageOf } from '../texts/texts.ts';
import { writeHtml } from '../edition/email/writer.ts';
import type { NoticeFacts, NoticeLink, NoticeWords } from './notice.ts';

/** ASCII, and no line is longer than 998 bytes. */
export function noticeHtml({ subject, preheader, parts }: NoticeWords, facts: NoticeFacts): string {
  const tokens = mailTokens(facts.theme);
  // Without texts of its own a language has those of English.
  const language = textLanguageOf(facts.language) === undefined ? 'en' : facts.language;
  const sheet: MailSheet = {
    tokens,
    palette: tokens.light,
    ...sides(directionOf(language)),
    language,
    title: subject,
    preheader,
  };
  const tree = shell(
    {
      opening: [nameplate(facts.title, sheet), heading(subject, sheet)],
      text: parts.flatMap((part) =>
        typeof part === 'string' ? [paragraph(shape({}), part)] : followed(part, sheet),
      ),
      closing: [hairline(sheet), smallPrint(facts.postalAddress, sheet)],
    },
    sheet,
  );
  return writeHtml(tree.children).html;
}

function nameplate(title: string, sheet: MailSheet): Element {
  const { palette, direction } = sheet;
  const look = mixed(shape({ padding: '0 0 8px' }), lined(palette, 'ink', 'border-bottom'));
  return layoutTable(
    {},
    row(
      cell(
        look,
        {},
        styled('p', nameplateLook(sheet), { dir: direction === 'rtl' ? undefined : 'auto' }, title),
      ),
    ),
  );
}

function heading(words: string, { palette }: MailSheet): Element {
  const look = mixed(headingType(2), inked(palette, 'ink'), shape({ margin: '0' }));
  return spacedBox({ above: 32, below: GAP }, styled('h1', look, {}, words));
}

/** As a button, and in full for whoever does not press buttons in mails. */
function followed({ link, words }: NoticeLink, sheet: MailSheet): Element[] {
  const address = mixed(inked(sheet.palette, 'quiet'), shape({ 'text-decoration': 'underline' }));
  const small = mixed(quietType(sheet.tokens, 13), inked(sheet.palette, 'quiet'));
  return [
    spacedBox({ below: GAP }, buttonTo(words, link, sheet)),
    paragraph(
      small,
      styled(
        'a',
        address,
        { href: link, dir: sheet.direction === 'rtl' ? 'ltr' : undefined },
        link,
      ),
    ),
  ];
}

function smallPrint(postalAddress: string, { tokens, palette }: MailSheet): Element {
  const look = mixed(quietType(tokens, 13), inked(palette, 'quiet'));
  return plain(
    'div',
    {},
    styled('p', mixed(look, shape({ margin: '16px 0 0' })), {}, postalAddress),
  );
}
