/** Text made fit for feeds: XML 1.0 has characters it refuses, and CDATA a mark that ends it. */

// oxlint-disable-next-line no-control-regex -- these are the characters to find
const REFUSED_BY_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Plain text, to be escaped by whoever writes the element. */
export function plainText(text: string): string {
  return text.replace(REFUSED_BY_XML, '');
}

/** HTML that may stand in CDATA: `]]>` means the same when written `]]&gt;`. */
export function cdataHtml(html: string): string {
  return plainText(html).replaceAll(']]>', ']]&gt;');
}

/** Plain text that is written into CDATA as it is. */
export function cdataText(text: string): string {
  return plainText(text).replaceAll(']]>', ']] >');
}

/** Plain text where HTML is expected, as in the titles of Atom. */
export function textAsHtml(text: string): string {
  return plainText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Midnight UTC: days have no hour, and a feed wants one. */
export function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
