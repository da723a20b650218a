/** The opening of a mail: the masthead, as on the archive's pages, and the issue's title. */
import type { Element } from 'hast';
import { withParameters } from '../link-address.ts';
import { mastheadMonth } from '../masthead.ts';
import { wordsOf } from '../wording.ts';
import { cell, layoutTable, row, spacedBox } from './layout-table.ts';
import { inked, lined, type Look, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { headingType, quietType, spaced, textType } from './type.ts';

export function masthead(page: MailPage): Element {
  return layoutTable(
    {},
    row(cell(shape({ padding: '0 0 8px' }), { colspan: 2 }, title(page))),
    monthRow(page),
  );
}

/** Small capitals, spaced: `font-variant` is not kept everywhere. */
export function nameplateLook({
  palette,
  direction,
}: Pick<MailPage, 'palette' | 'direction'>): Look {
  return mixed(
    shape({
      margin: '0',
      'font-size': '15px',
      'line-height': '1.4',
      ...spaced('3px', direction),
      'text-transform': 'uppercase',
    }),
    inked(palette, 'ink'),
  );
}

function title(page: MailPage): Element {
  const { config } = page.context;
  const link = mixed(inked(page.palette, 'ink'), shape({ 'text-decoration': 'none' }));
  return styled(
    'p',
    nameplateLook(page),
    {},
    styled('a', link, { href: withParameters(`${config.url}/`, page.context) }, config.title),
  );
}

function monthRow(page: MailPage): Element {
  const { issue, context } = page;
  const rule = lined(page.palette, 'ink', 'border-top');
  const month = mixed(
    rule,
    shape({ padding: '12px 0 0', 'font-size': '40px', 'line-height': '1.1' }),
    { style: {}, classes: ['month'] },
  );
  const number = mixed(
    rule,
    shape({ padding: '12px 0 5px' }),
    quietType(page.tokens, 15),
    inked(page.palette, 'quiet'),
  );
  return row(
    cell(month, { valign: 'bottom' }, mastheadMonth(issue, context.config.language)),
    cell(
      number,
      { valign: 'bottom', align: page.end },
      issue.number === undefined ? ' ' : wordsOf(context).number(issue.number),
    ),
  );
}

export function greeting(page: MailPage): Element[] {
  const { greeting: text } = page.context;
  if (text === undefined) return [];
  const look = mixed(textType(page.tokens), inked(page.palette, 'ink'), shape({ margin: '0' }));
  return [spacedBox({ above: GAP, below: 0 }, styled('p', look, {}, text))];
}

export function issueTitle(page: MailPage): Element {
  const look = mixed(headingType(1), inked(page.palette, 'ink'), shape({ margin: '0' }));
  const link = mixed(inked(page.palette, 'ink'), shape({ 'text-decoration': 'none' }));
  return spacedBox(
    { above: 32, below: GAP },
    styled(
      'h1',
      look,
      {},
      styled(
        'a',
        link,
        { href: withParameters(page.context.webAddress, page.context) },
        page.issue.title,
      ),
    ),
  );
}
