/** Alerts as text: the word for their kind, and what they say moved in below it. */
import type { Blockquote } from 'mdast';
import type { AlertName } from '../../markdown/alerts.ts';
import { wordsOf } from '../wording.ts';
import { hasRoom, narrowed, prefixed } from './lines.ts';
import type { TextPage } from './text-page.ts';

export function alertText(name: AlertName, quote: Blockquote, page: TextPage): string[] {
  const lines = page.setBlocks(quote.children, narrowed(page, 2));
  const label = wordsOf(page.context).alerts[name].toUpperCase();
  return [label, ...(hasRoom(page) ? prefixed('  ', lines) : lines)];
}
