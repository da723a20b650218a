/** Extras: a ruled box with the teaser for those outside, a line at the side for those inside. */
import type { Element } from 'hast';
import type { ExtraPlace, OpenExtraElement } from '../../markdown/nodes.ts';
import { extraLabel } from '../wording.ts';
import { plainHeading } from './heading.ts';
import { boxed, withoutLastGap } from './layout-table.ts';
import { mailLink } from './link.ts';
import { inked, lined, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { atSide, GAP, type MailPage } from './mail-page.ts';
import { labelType } from './type.ts';

export function closedExtra(place: ExtraPlace, page: MailPage): Element {
  const call = page.context.config.support;
  const box = mixed(
    lined(page.palette, 'rule', 'border'),
    shape({ padding: `${GAP - 2}px ${GAP}px` }),
  );
  return boxed(
    box,
    label(place.tier, page),
    styled('p', shape({ margin: '0' }), {}, place.teaser),
    call === undefined
      ? undefined
      : styled(
          'p',
          shape({ margin: '10px 0 0' }),
          {},
          mailLink(page, call.url, { ink: 'accent' }, call.call),
        ),
  );
}

export function openExtra(extra: OpenExtraElement, page: MailPage): Element {
  const box = mixed(
    lined(page.palette, 'accent', `border-${page.start}`, 2),
    shape({ padding: atSide(page, 18) }),
  );
  const level = page.outline.levels.get(extra) ?? 3;
  return boxed(
    box,
    label(extra.tier, page),
    plainHeading(level, { above: 0 }, extra.heading),
    ...withoutLastGap(page.setBlocksFrom(extra.origin, extra.children)),
  );
}

function label(tier: string, page: MailPage): Element {
  const look = mixed(labelType(page), inked(page.palette, 'accent'), shape({ margin: '0 0 6px' }));
  return styled('p', look, {}, extraLabel(tier, page.context));
}
