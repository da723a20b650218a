/** XML as it is written: a tree of elements to text, with an indent for those who look at it. */

// oxlint-disable-next-line no-control-regex -- these are the characters to find
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: XmlContent;
}

type XmlContent = string | Markup | readonly XmlElement[];

/** HTML in an element: easier to read, and shorter, than with every sign escaped. */
export interface Markup {
  readonly html: string;
}

/** Attributes that are undefined, and children that are, are left out. */
export function xml(
  name: string,
  content: string | Markup | readonly (XmlElement | undefined)[],
  attributes: XmlElement['attributes'] = {},
): XmlElement {
  return {
    name,
    attributes,
    content: isList(content) ? content.filter((child) => child !== undefined) : content,
  };
}

/** A whole document; `instructions` stand before it. */
export function writeXml(root: XmlElement, instructions: readonly string[] = []): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    ...instructions.map((instruction) => `<?${instruction}?>`),
    ...linesOf(root, ''),
    '',
  ].join('\n');
}

/**
 * Text that may stand in an element or between quotes; what XML 1.0 refuses is left out. By number,
 * as the profile of RSS asks for it: readers that take titles for HTML read these as text, too.
 */
export function escapeXml(text: string): string {
  return plainText(text)
    .replaceAll('&', '&#x26;')
    .replaceAll('<', '&#x3C;')
    .replaceAll('>', '&#x3E;')
    .replaceAll('"', '&#x22;');
}

/** Without the characters that no XML 1.0 may have, escaped or not. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(REFUSED, '');
}

function linesOf({ name, attributes, content }: XmlElement, indent: string): string[] {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  const start = `${indent}<${name}${written.join('')}`;
  if (content === '') return [`${start}/>`];
  if (typeof content === 'string') return [`${start}>${escapeXml(content)}</${name}>`];
  if (!isList(content)) return [`${start}><![CDATA[${cdata(content.html)}]]></${name}>`];
  return [
    `${start}>`,
    ...content.flatMap((child) => linesOf(child, `${indent}  `)),
    `${indent}</${name}>`,
  ];
}

/** `]]>` ends CDATA, and in HTML means the same when written `]]&gt;`. */
function cdata(html: string): string {
  return plainText(html).replaceAll(']]>', ']]&gt;');
}

function isList<T>(content: string | Markup | readonly T[]): content is readonly T[] {
  return Array.isArray(content);
}
