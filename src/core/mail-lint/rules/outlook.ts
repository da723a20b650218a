/** What classic Outlook needs: a table as wide as the greatest width, and pixels that are pixels. */
import type { ElementContent } from 'hast';
import type { MailElement } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

export const ghostTable: MailRule = {
  id: 'mail/ghost-table',
  *look({ elements }) {
    for (const element of elements) {
      const width = /^(\d+)px$/.exec(element.style.get('max-width')?.value.trim() ?? '')?.[1];
      // A picture has its width as an attribute.
      if (width === undefined || element.name === 'img') continue;
      const before = nodeBefore(element);
      const isGhost =
        before?.type === 'comment' &&
        before.value.startsWith('[if mso') &&
        new RegExp(`<table\\b[^>]*\\swidth="${width}"`).test(before.value);
      if (isGhost) continue;
      yield {
        reason: `The greatest width of ${width} px has no table for Outlook before it.`,
        at: element.at,
      };
    }
  },
};

export const pixelsPerInch: MailRule = {
  id: 'mail/pixels-per-inch',
  look: ({ comments }) =>
    comments.some(
      ({ value }) =>
        value.startsWith('[if') && /<o:PixelsPerInch>96<\/o:PixelsPerInch>/.test(value),
    )
      ? []
      : [{ reason: 'Outlook is not told that 96 pixels are an inch.' }],
};

function nodeBefore({ node, parent }: MailElement): ElementContent | undefined {
  const siblings = parent?.node.children ?? [];
  return siblings
    .slice(0, siblings.indexOf(node))
    .findLast((sibling) => sibling.type !== 'text' || sibling.value.trim() !== '');
}
