/** The line that inboxes show beside the subject: there, and hidden in a way that is no trick. */
import { wcagContrast, parse } from 'culori';
import { LEAST_CONTRAST } from '../../edition/tokens.ts';
import type { LintedMail } from '../linted-mail.ts';
import { type MailElement, outwards } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

const HIDING = ['display', 'mso-hide', 'max-height', 'visibility', 'opacity'];

export const noPreheader: MailRule = {
  id: 'mail/no-preheader',
  look: (mail) =>
    preheaderOf(mail) === undefined
      ? [{ reason: 'The mail begins with no hidden line for the inbox.' }]
      : [],
};

export const preheaderHiding: MailRule = {
  id: 'mail/preheader-hiding',
  *look(mail) {
    const line = preheaderOf(mail);
    if (line === undefined) return;
    const { style, at } = line;
    if (style.get('display')?.value !== 'none') {
      yield { reason: 'The preheader has no display:none.', at };
    }
    if (style.get('mso-hide')?.value !== 'all') {
      yield { reason: 'The preheader has no mso-hide:all.', at };
    }
    const ink = valueAround(line, 'color') ?? '#000000';
    const ground = valueAround(line, 'background-color') ?? '#ffffff';
    if (parse(ink) === undefined || parse(ground) === undefined) return;
    if (wcagContrast(ink, ground) < LEAST_CONTRAST) {
      yield { reason: `The preheader is ${ink} on ${ground}, which filters take for a trick.`, at };
    }
  },
};

/** The first words of the body, if anything hides them. */
function preheaderOf(mail: LintedMail): MailElement | undefined {
  const first = mail.elements.find(
    (element) => isInBody(element) && element.node.children.some(isWords),
  );
  const isHiding = first !== undefined && HIDING.some((property) => first.style.has(property));
  return isHiding ? first : undefined;
}

function isInBody(element: MailElement): boolean {
  return [...outwards(element)].some(({ name }) => name === 'body');
}

function isWords(child: MailElement['node']['children'][number]): boolean {
  return child.type === 'text' && child.value.trim() !== '';
}

function valueAround(element: MailElement, property: string): string | undefined {
  return [...outwards(element)]
    .map(({ style }) => style.get(property)?.value)
    .find((value) => value !== undefined);
}
