import type { Root } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { personalize, personalValues } from '../../../src/core/delivery/personal-parts.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { compactMarkdown, context, patronIssue, publicIssue } from './compact-issue.ts';
import { elements } from './elements.ts';

/** Everything that a reader sees or hears of the HTML, as words without marks. */
function wordsOfHtml(html: string): Set<string> {
  const tree = rehype().parse(html);
  const texts: string[] = [];
  visit(tree, (node, _, parent) => {
    if (node.type === 'text' && !isUnseen(parent)) texts.push(node.value);
    if (node.type === 'element' && node.tagName === 'img')
      texts.push(String(node.properties['alt']));
    if (node.type === 'element' && blocks.test(node.tagName)) texts.push(' ');
  });
  return wordsOf(texts.join(''));
}

const blocks = /^(?:p|div|td|th|li|h[1-6]|br|table|ul|ol|pre|blockquote)$/;

function isUnseen(parent: Root['children'][number] | Root | undefined): boolean {
  return parent?.type === 'element' && ['style', 'title'].includes(parent.tagName);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

/** Words that a line of text cannot hold, and so are cut there. */
const cut = new Set(['code-long-line', 'long-address', 'long-word', 'scripts']);
const all = Object.entries({ ...elements, whole: compactMarkdown }).filter(
  ([name]) => !cut.has(name),
);

/** Addresses, numbers of addresses, notes and list items, and the words for what is no text. */
const MARKS =
  /(?:https?:\/\/|mailto:|www\.)\S+|^\[\d+\] .*$|\[(?:note )?\d+\]|\[Picture:?|\[x\]|^[\s>]*(?:\d+\. )+/gm;

for (const [name, markdown] of all) {
  test(`both media say the same: ${name}`, async () => {
    for (const issue of [publicIssue(markdown), patronIssue(markdown)]) {
      const edition = await renderEdition(issue, context);
      const values = personalValues(edition, { unsubscribeToken: 'token', name: 'Zoë' });
      const [html, text] = [personalize(edition.html, values), personalize(edition.text, values)];
      const inText = wordsOf(text);
      const inHtml = wordsOfHtml(html);
      expect(
        [...inHtml].filter((word) => !inText.has(word) && !isHidden(word, issue.description)),
      ).toEqual([]);
      const prose = text.replace(MARKS, ' ');
      expect([...wordsOf(prose)].filter((word) => !inHtml.has(word))).toEqual([]);
    }
  });
}

/** The preheader is shown by the inbox, which takes it from the HTML alone. */
function isHidden(word: string, preheader: string): boolean {
  return wordsOf(preheader).has(word);
}
