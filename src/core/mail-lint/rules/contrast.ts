/** Contrast: every text on what lies behind it, by day as it stands inline, by night through its classes. */
import { parse, wcagContrast } from 'culori';
import { LEAST_CONTRAST } from '../../edition/tokens.ts';
import type { LintedMail } from '../linted-mail.ts';
import { attribute, type MailElement } from '../mail-element.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';
import { nightLooks } from '../night-rules.ts';

interface Paint {
  readonly ink: string;
  readonly ground: string;
}

/** What a client shows where nothing is said; a link without a colour is blue. */
const BARE: Paint = { ink: '#000000', ground: '#ffffff' };
const LINK_INK = '#0000ee';

export const lowContrast: MailRule = {
  id: 'mail/low-contrast',
  look: (mail) => {
    const looks = nightLooks(mail);
    const day = painted(mail, (element, property) => inline(element, property));
    const night = painted(mail, (element, property) => {
      const own = element.classes.map((name) => looks.get(name)?.get(property));
      return own.findLast((value) => value !== undefined) ?? inline(element, property);
    });
    const found = new Map<string, MailOffence>();
    for (const { element, at } of mail.pieces) {
      const reasons = [
        tooLow(day.get(element), 'by day'),
        looks.size === 0 ? undefined : tooLow(night.get(element), 'at night'),
      ];
      for (const reason of reasons) {
        // One pair of colours is one mistake, wherever it stands.
        if (reason !== undefined && !found.has(reason)) found.set(reason, { reason, at });
      }
    }
    return found.values();
  },
};

function tooLow(paint: Paint | undefined, when: string): string | undefined {
  if (paint === undefined) return undefined;
  const { ink, ground } = paint;
  const contrast = wcagContrast(ink, ground);
  if (contrast >= LEAST_CONTRAST) return undefined;
  const figure = (Math.floor(contrast * 100) / 100).toFixed(2);
  return `Text has a contrast of ${figure} ${when} (${ink} on ${ground}); ${LEAST_CONTRAST} is the least.`;
}

type Ask = (element: MailElement, property: 'color' | 'background-color') => string | undefined;

/** Every element's colours, inherited ones too; what is no colour is passed over. */
function painted(mail: LintedMail, ask: Ask): Map<MailElement, Paint> {
  const paints = new Map<MailElement, Paint>();
  for (const element of mail.elements) {
    const above = (element.parent && paints.get(element.parent)) ?? BARE;
    const inherited = element.name === 'a' ? LINK_INK : above.ink;
    paints.set(element, {
      ink: colour(ask(element, 'color')) ?? inherited,
      ground: colour(ask(element, 'background-color')) ?? above.ground,
    });
  }
  return paints;
}

function inline(
  { style, node }: MailElement,
  property: 'color' | 'background-color',
): string | undefined {
  const own = style.get(property)?.value;
  if (own !== undefined || property === 'color') return own;
  return style.get('background')?.value ?? attribute(node, 'bgColor');
}

function colour(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const parsed = parse(value);
  return parsed === undefined || parsed.alpha === 0 ? undefined : value;
}
