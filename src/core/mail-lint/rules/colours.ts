/** Colours: in the two forms for which no client drops the whole style. */
import type { Declaration } from 'postcss';
import { unsafeColours } from '../mail-colours.ts';
import { attribute } from '../mail-element.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';

export const colourForm: MailRule = {
  id: 'mail/colour-form',
  look: (mail) => {
    const offences: MailOffence[] = [];
    const told = (where: string, colours: readonly string[], at: number | undefined): void => {
      for (const colour of colours) offences.push({ reason: `${where} has ${colour}.`, at });
    };
    for (const { name, node, style, at } of mail.elements) {
      const bgcolor = attribute(node, 'bgColor');
      if (bgcolor !== undefined) told(`<${name}>`, unsafeColours('color', bgcolor), at);
      for (const [property, { value }] of style)
        told(`<${name}>`, unsafeColours(property, value), at);
    }
    mail.sheet.walkDecls(({ prop, value }: Declaration) =>
      told('The style sheet', unsafeColours(prop.toLowerCase(), value), mail.sheetAt),
    );
    return offences;
  },
};
