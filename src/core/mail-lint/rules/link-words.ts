/** The words of a link, which many readers hear without what stands around them. */
import type { Element } from 'hast';
import { attribute, wordsIn } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';
import { wordsOf } from '../visible-text.ts';

/** In the languages that newsletters are most written in. */
const vague = new Set(
  [
    'here|click|click here|click this|this|link|this link|more|read more|learn more|see more|go',
    'hier|hier klicken|mehr|weiterlesen|ici|cliquez ici|lire la suite|en savoir plus',
    'aquí|haz clic aquí|leer más|clicca qui|qui|leggi di più|klik hier|lees meer|här|läs mer',
    'aqui|clique aqui|leia mais|tutaj|kliknij tutaj|więcej',
  ]
    .join('|')
    .split('|'),
);

export const vagueLink: MailRule = {
  id: 'mail/vague-link',
  *look({ elements }) {
    for (const { name, node, at } of elements) {
      if (name !== 'a' || attribute(node, 'href') === undefined) continue;
      const words = wordsOf(`${wordsIn(node)} ${descriptionsIn(node)}`).join(' ');
      // Signs alone, as an arrow, have no words either.
      if (words === '') yield { reason: 'A link has no words.', at };
      else if (vague.has(words)) yield { reason: `A link says only “${words}”.`, at };
    }
  },
};

function descriptionsIn(node: Element): string {
  return node.children
    .flatMap((child) => {
      if (child.type !== 'element') return [];
      return child.tagName === 'img' ? [attribute(child, 'alt') ?? ''] : [descriptionsIn(child)];
    })
    .join(' ');
}
