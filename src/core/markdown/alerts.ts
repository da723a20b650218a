/** GitHub's alerts: a quotation whose first line is `[!NOTE]` or one of its four sisters. */
import type { Blockquote, Nodes, Paragraph, Root } from 'mdast';
import { eachNode } from '../each-node.ts';

/** https://docs.github.com/en/get-started/writing-on-github, "Alerts" */
export const alertNames = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertName = (typeof alertNames)[number];

/** The attribute that a quotation has in HTML when it is an alert. */
export const ALERT_PROPERTY = 'dataAlert';

declare module 'mdast' {
  interface BlockquoteData {
    alert?: AlertName;
  }
}

/** The mark stands alone on its line. */
const MARK = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i;

/** Takes the marks out of the text, in place, and notes on each quotation which alert it is. */
export function markAlerts(tree: Root): void {
  eachNode<Nodes>(tree, (quote) => {
    if (quote.type !== 'blockquote') return;
    const name = alertNames.find((known) => known === markOf(quote));
    if (name === undefined) return;
    quote.data = { ...quote.data, alert: name, hProperties: { [ALERT_PROPERTY]: name } };
    removeMark(quote);
  });
}

/** The word of a mark, in lower case; also one that no alert has. */
export function markOf(quote: Blockquote): string | undefined {
  const [paragraph] = quote.children;
  const [text, next] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  if (text?.type !== 'text') return undefined;
  const mark = MARK.exec(text.value);
  const endsLine = mark?.[0].endsWith('\n') === true || next === undefined || next.type === 'break';
  return endsLine ? mark?.[1]?.toLowerCase() : undefined;
}

export function alertNamed(value: unknown): AlertName | undefined {
  return alertNames.find((name) => name === value);
}

function removeMark(quote: Blockquote): void {
  const [paragraph] = quote.children;
  if (paragraph?.type !== 'paragraph') return;
  trimStart(paragraph);
  if (paragraph.children.length === 0) quote.children.shift();
}

function trimStart(paragraph: Paragraph): void {
  const [text] = paragraph.children;
  if (text?.type !== 'text') return;
  text.value = text.value.replace(MARK, '');
  if (text.value === '') paragraph.children.shift();
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift();
}
