/** The text of HTML that the core wrote, for places that hold no markup. */

/** A tag, whatever its attributes hold. */
const TAG = /<(?:[^>"']|"[^"]*"|'[^']*')*>/g;
/** The writer of HTML escapes by number alone. */
const REFERENCE = /&#x([0-9a-f]+);/gi;

/** On one line. */
export function htmlAsText(html: string): string {
  return html
    .replace(/<(?:br|\/(?:p|li|div|h[1-6]|pre|blockquote|tr))\b[^>]*>/g, ' ')
    .replace(TAG, '')
    .replace(REFERENCE, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/\s+/g, ' ')
    .trim();
}
