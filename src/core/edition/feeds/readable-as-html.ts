/** Text for readers that take it for HTML, as some do everywhere and others only where it is declared. */
import { escapeHtml } from '../escape-html.ts';

/** Anything that HTML would read as more than these characters. */
const MARKUP = /<[a-z/!?]|&(?:#|[a-z][a-z0-9]*;?)/i;

export function looksLikeHtml(text: string): boolean {
  return MARKUP.test(text);
}

/** Ordinary text stays as it is, which is the same in HTML and easier for people to read. */
export function asHtml(text: string): string {
  if (!looksLikeHtml(text)) return text;
  return escapeHtml(text);
}
