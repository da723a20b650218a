/** Text made fit for XML, and for the ways in which the package `feed` writes it. */

// oxlint-disable-next-line no-control-regex -- these are the characters to find
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const NUMBERS = { amp: '&#x26;', lt: '&#x3C;', gt: '&#x3E;', quot: '&#x22;' };

/** Text that may stand in an element or between quotes; what XML 1.0 refuses is left out. */
export function escapeXml(text: string): string {
  return plainText(text)
    .replaceAll('&', '&#x26;')
    .replaceAll('<', '&#x3C;')
    .replaceAll('>', '&#x3E;')
    .replaceAll('"', '&#x22;');
}

/** For an element: the package escapes it, but would take an `&amp;` in it for one that it wrote. */
export function elementText(text: string): string {
  return plainText(text).replaceAll('&', '&amp;');
}

/** For CDATA, which `]]>` ends, and the package heeds the first alone; HTML has another way to write it. */
export function cdataHtml(html: string): string {
  return plainText(html).replaceAll(']]>', ']]&gt;');
}

/**
 * A document with its references by number, as the profile of RSS asks for them: readers that take
 * titles for HTML read these as text, too, and the W3C’s validator warns of the others.
 */
export function byNumber(document: string): string {
  return document.replace(
    /<!\[CDATA\[[\s\S]*?\]\]>|&(amp|lt|gt|quot);/g,
    (found, name?: keyof typeof NUMBERS) => (name === undefined ? found : NUMBERS[name]),
  );
}

/** Without the characters that no XML 1.0 may have, escaped or not. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(REFUSED, '');
}
