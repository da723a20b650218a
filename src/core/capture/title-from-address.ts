/** A title for a page that nobody could read yet, from the words of its address. */
import { oneLine } from '../link/clean-text.ts';

/** `https://example.com/2021/api-gateways.html` -> `Api gateways`; the host where there are no words. */
export function titleFromAddress(address: string): string {
  const url = new URL(address);
  const parts = url.pathname
    .split('/')
    .map(wordsIn)
    .filter((words) => /\p{L}{2}/u.test(words));
  const words = oneLine(parts.at(-1) ?? '', 200);
  if (words === '') return url.hostname.replace(/^www\d?\./, '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function wordsIn(segment: string): string {
  return decoded(segment)
    .replace(/\.(?:html?|php|aspx?|pdf|md)$/i, '')
    .replace(/^(?:\d{4}-\d{2}-\d{2}-)|-[0-9a-f]{8,}$/g, '')
    .replace(/[-_+\s]+/g, ' ')
    .trim();
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
