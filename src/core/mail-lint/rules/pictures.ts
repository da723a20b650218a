/** Pictures: described, sized for Outlook, readable when they are off, of a kind all clients show. */
import type { LintedMail } from '../linted-mail.ts';
import { attribute, type MailElement } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

const SHOWN = /\.(?:png|jpe?g|gif)$/i;
const ENDING = /\.([a-z][a-z0-9]{1,5})$/i;
const TYPE = ['font-family', 'font-size', 'color'];

export const noAlt: MailRule = {
  id: 'mail/no-alt',
  *look(mail) {
    for (const { node, at } of picturesOf(mail)) {
      if (attribute(node, 'alt') === undefined) yield { reason: 'A picture has no alt.', at };
    }
  },
};

export const unstyledAlt: MailRule = {
  id: 'mail/unstyled-alt',
  *look(mail) {
    for (const { node, at, style } of picturesOf(mail)) {
      const missing = TYPE.filter((property) => !style.has(property));
      if (missing.length === 0 || (attribute(node, 'alt') ?? '').trim() === '') continue;
      yield { reason: `The words of a picture have no ${missing.join(', no ')}.`, at };
    }
  },
};

export const pictureWidth: MailRule = {
  id: 'mail/picture-width',
  *look(mail) {
    for (const { node, at } of picturesOf(mail)) {
      const width = attribute(node, 'width');
      if (width !== undefined && /^[1-9]\d*$/.test(width)) continue;
      const found = width === undefined ? 'no width' : `the width ${width}`;
      yield { reason: `A picture has ${found}; Outlook takes pixels alone.`, at };
    }
  },
};

export const pictureFormat: MailRule = {
  id: 'mail/picture-format',
  *look(mail) {
    for (const { node, at } of picturesOf(mail)) {
      const src = attribute(node, 'src') ?? '';
      if (/^(?:data|cid|blob):/i.test(src)) {
        yield { reason: `A picture stands in a ${src.split(':')[0]}: address.`, at };
        continue;
      }
      const path = URL.parse(src, 'https://mail.invalid/')?.pathname ?? '';
      const ending = ENDING.exec(path)?.[1];
      // What has no ending is told by its server, which is not asked.
      if (ending === undefined || SHOWN.test(path)) continue;
      yield { reason: `A picture is of the kind ${ending.toLowerCase()}.`, at };
    }
  },
};

function picturesOf(mail: LintedMail): MailElement[] {
  return mail.elements.filter(({ name }) => name === 'img');
}
