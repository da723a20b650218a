/** Reads XML as strictly as the specification wants: whatever is not well-formed throws. */

export interface XmlNode {
  /** `{http://www.w3.org/2005/Atom}link`, or `title` without a namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Of the element itself, references resolved. */
  readonly text: string;
}

type Open = { name: string; tag: string; scope: Scope; node: Writable };
type Writable = { attributes: Record<string, string>; children: XmlNode[]; text: string };
type Scope = Readonly<Record<string, string>>;

const TOKEN =
  /<\?xml-stylesheet [^?<>]+\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const NAMED: Scope = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// oxlint-disable-next-line no-control-regex -- these are the characters to find
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

export function parseXml(source: string): XmlNode {
  const start = '<?xml version="1.0" encoding="utf-8"?>\n';
  if (!source.startsWith(start)) throw new Error('No XML declaration.');
  if (REFUSED.test(source) || !source.isWellFormed()) throw new Error('A character is refused.');
  const root: Open = {
    name: '',
    tag: '',
    scope: { xml: 'xml', '': '' },
    node: { attributes: {}, children: [], text: '' },
  };
  const open = [root];
  TOKEN.lastIndex = start.length;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    if (found === null) throw new Error(`Not well-formed at: ${source.slice(at, at + 60)}`);
    const [whole, cdata, end, tag, attributes = '', empty, text] = found;
    const parent = open.at(-1) ?? root;
    if (cdata !== undefined) parent.node.text += cdata;
    else if (text !== undefined) {
      if (text.includes(']]>')) throw new Error('An end of CDATA without a beginning.');
      parent.node.text += resolve(text);
    } else if (end !== undefined) {
      if (parent.tag !== end) throw new Error(`${end} ends ${parent.tag}.`);
      close(open);
    } else if (tag !== undefined) {
      open.push(opened(tag, attributes, parent.scope));
      if (empty === '/') close(open);
    } else if (open.length > 1) throw new Error(`Misplaced: ${whole}`);
  }
  const [only, ...more] = root.node.children;
  if (only === undefined || more.length > 0 || open.length > 1) throw new Error('Not one root.');
  if (root.node.text.trim() !== '') throw new Error('Text beside the root.');
  return only;
}

function opened(tag: string, written: string, outer: Scope): Open {
  const pairs = [...written.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, resolve(value)] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error('Twice: ' + tag);
  const spaces = pairs.flatMap(([name, value]): [string, string][] => {
    const prefix = /^xmlns(?::(.+))?$/.exec(name);
    return prefix === null ? [] : [[prefix[1] ?? '', value]];
  });
  const scope = { ...outer, ...Object.fromEntries(spaces) };
  const attributes = pairs.filter(([name]) => !/^xmlns(?::|$)/.test(name));
  return {
    name: expand(tag, scope),
    tag,
    scope,
    node: { attributes: Object.fromEntries(attributes), children: [], text: '' },
  };
}

function close(open: Open[]): void {
  const last = open.pop();
  if (last !== undefined) open.at(-1)?.node.children.push({ name: last.name, ...last.node });
}

function expand(tag: string, scope: Scope): string {
  const [prefix, local] = tag.includes(':') ? tag.split(':', 2) : ['', tag];
  const uri = scope[prefix ?? ''];
  if (uri === undefined) throw new Error(`${prefix}: is not declared.`);
  return uri === '' ? `${local}` : `{${uri}}${local}`;
}

function resolve(text: string): string {
  if (/&(?!(?:#\d+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);)/.test(text)) {
    throw new Error(`A reference that XML does not have: ${text.slice(0, 60)}`);
  }
  return text.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (_, hex, digits, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? '';
    return String.fromCodePoint(Number.parseInt(hex ?? digits, hex === undefined ? 10 : 16));
  });
}
