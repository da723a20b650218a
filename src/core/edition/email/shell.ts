/** The document around a mail: what clients, screen readers and classic Outlook ask for. */
import type { Element, ElementContent, Root } from 'hast';
import { eachElement } from '../web/each-element.ts';
import { cell, layoutTable, row } from './layout-table.ts';
import { grounded, inked, type Look, mixed, shape } from './look.ts';
import { outlookOnly, plain, styled } from './mail-element.ts';
import { columnOf, MARGIN, type MailPage } from './mail-page.ts';
import { outlookSheet, styleSheet } from './sheet.ts';
import { textType } from './type.ts';

export interface MailParts {
  readonly opening: readonly ElementContent[];
  readonly text: readonly ElementContent[];
  readonly closing: readonly ElementContent[];
}

/** What the document says of itself, in the colours and the direction of its text. */
export interface MailSheet extends Pick<MailPage, 'tokens' | 'palette' | 'direction' | 'start'> {
  readonly language: string;
  readonly title: string;
  /** The line that inboxes show beside the subject. */
  readonly preheader: string;
}

export function shell(parts: MailParts, page: MailSheet): Root {
  const content = styled(
    'body',
    mixed(shape({ margin: '0', padding: '0' }), paper(page)),
    {},
    wrapper(parts, page),
  );
  const html = plain(
    'html',
    {
      lang: page.language,
      dir: page.direction,
      'xmlns:o': 'urn:schemas-microsoft-com:office:office',
    },
    head(page, classesOf(content)),
    content,
  );
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}

function head(page: MailSheet, classes: ReadonlySet<string>): ElementContent {
  return plain(
    'head',
    {},
    plain('meta', { charset: 'utf-8' }),
    plain('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    plain('meta', { name: 'color-scheme', content: 'light dark' }),
    plain('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    // Clients that make links of dates and numbers would break the quiet lines.
    plain('meta', {
      name: 'format-detection',
      content: 'telephone=no, date=no, address=no, email=no, url=no',
    }),
    plain('title', {}, page.title),
    plain('style', {}, styleSheet(page.tokens, classes)),
    outlookOnly(
      '<xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>' +
        `</o:OfficeDocumentSettings></xml>\n${outlookSheet}`,
    ),
  );
}

function classesOf(body: Element): Set<string> {
  const classes = new Set<string>();
  const add = ({ properties }: Element): void => {
    for (const name of String(properties['class'] ?? '').split(' ')) classes.add(name);
  };
  add(body);
  eachElement(body, add);
  return classes;
}

function wrapper(parts: MailParts, page: MailSheet): ElementContent {
  return plain(
    'div',
    {
      role: 'article',
      'aria-roledescription': 'email',
      'aria-label': page.title,
      lang: page.language,
      dir: page.direction,
    },
    preheader(page.preheader),
    layoutTable({}, row(cell(paper(page), { align: 'center' }, ...column(parts, page)))),
  );
}

/** Hidden, and never white text. */
function preheader(text: string): ElementContent {
  const hidden = shape({
    display: 'none',
    'max-height': '0',
    overflow: 'hidden',
    'mso-hide': 'all',
  });
  return styled('div', hidden, {}, text);
}

/** Classic Outlook knows no greatest width, so it gets a table of that width around the column. */
function column(parts: MailParts, page: MailSheet): ElementContent[] {
  const text = mixed(textType(page.tokens), inked(page.palette, 'ink'));
  const area = (padding: string, content: readonly ElementContent[]) =>
    row(cell(areaLook(text, padding), { align: page.start }, ...content));
  const width = columnOf(page.tokens);
  const table = layoutTable(
    {},
    area(`28px ${MARGIN}px 0`, parts.opening),
    area(`0 ${MARGIN}px 8px`, parts.text),
    area(`0 ${MARGIN}px 32px`, parts.closing),
  );
  return [
    outlookOnly(
      `<table role="presentation" align="center" width="${width}" border="0" cellpadding="0" cellspacing="0"><tr><td>`,
    ),
    { ...table, properties: { ...table.properties, style: `max-width:${width}px` } },
    outlookOnly('</td></tr></table>'),
  ];
}

function areaLook(text: Look, padding: string): Look {
  const look = mixed(shape({ padding }), text, shape({ 'word-break': 'break-word' }));
  return { ...look, classes: [...look.classes, 'side'] };
}

function paper(page: MailSheet): Look {
  return grounded(page.palette, 'paper');
}
