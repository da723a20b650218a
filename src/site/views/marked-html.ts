/** A text with links or days in it as HTML; all of its words are escaped. */
import type { ElementContent } from 'hast';
import { escapeHtml } from '../../core/edition/escape-html.ts';
import { element } from '../../core/edition/web/element.ts';
import { stringify } from '../../core/edition/web/stringify.ts';
import type { Mark } from '../../core/texts/mark.ts';
import { markedText } from '../../core/texts/marked-text.ts';

/** `make` turns the words of the first mark, the second and so on into what stands for them. */
export function markedHtml(
  write: (...marks: readonly Mark[]) => string,
  ...make: readonly ((words: string) => ElementContent)[]
): string {
  return markedText(write, ...make)
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : asInPages(stringify([part]))))
    .join('');
}

export function linkTo(href: string): (words: string) => ElementContent {
  return (words) => element('a', { href }, words);
}

export function timeOf(dateTime: string, className?: string): (words: string) => ElementContent {
  const classes = className === undefined ? {} : { className: [className] };
  return (words) => element('time', { ...classes, dateTime }, words);
}

/** With the references that Astro writes, so that one page has one kind of them. */
function asInPages(html: string): string {
  return html.replaceAll('&#x26;', '&amp;').replaceAll('&#x3C;', '&lt;');
}
