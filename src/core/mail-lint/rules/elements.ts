/** Elements that clients remove, or that make a mail look like an attack. */
import type { MailRule } from '../mail-rule.ts';

const forbidden = new Set(
  (
    'picture source svg math canvas video audio track iframe frame frameset object embed applet ' +
    'form input button select textarea script noscript template details summary dialog base map area'
  ).split(' '),
);

export const forbiddenElement: MailRule = {
  id: 'mail/forbidden-element',
  *look({ elements }) {
    for (const { name, at, node, parent } of elements) {
      if (node.properties['srcSet'] !== undefined && name === 'img') {
        yield { reason: 'A picture has a srcset, which few clients read.', at };
      }
      // What stands inside one goes with it.
      if (!forbidden.has(name) || (parent !== undefined && forbidden.has(parent.name))) continue;
      yield { reason: `<${name}> is removed by most clients.`, at };
    }
  },
};
