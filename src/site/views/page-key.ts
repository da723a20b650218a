/** The key of a page in the incremental build: it changes when anything the page shows does. */
import { hash } from 'node:crypto';

export function pageKey(...shown: readonly unknown[]): string {
  return digest(shown.map(outline).join());
}

/** What has been digested for one page stands on others, too, as a link on that of its author. */
const digests = new WeakMap<object, string>();

/** As JSON, but for what may be shown again: the objects of a list, and whatever is given by itself. */
function outline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(outlineOfMember).join()}]`;
  if (!isObject(value)) return plain(value);
  const known = digests.get(value);
  if (known !== undefined) return known;
  const parts = Object.entries(value).map(([name, part]) =>
    Array.isArray(part) ? `${plain(name)}:${outline(part)}` : `${plain(name)}:${plain(part)}`,
  );
  const made = digest(parts.join());
  digests.set(value, made);
  return made;
}

function outlineOfMember(member: unknown): string {
  return isObject(member) && !Array.isArray(member) ? wholeDigest(member) : plain(member);
}

function wholeDigest(value: object): string {
  const made = wholeDigests.get(value) ?? digest(plain(value));
  wholeDigests.set(value, made);
  return made;
}

const wholeDigests = new WeakMap<object, string>();

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function plain(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}
