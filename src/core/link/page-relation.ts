/** How two addresses stand to each other: one page, perhaps one, or two. */
import { urlKey } from './url-key.ts';

/** `near`: another part of a page, or the same path with parameters that may not matter. */
export type PageRelation = 'same' | 'near' | 'different';

export function pageRelation(a: string, b: string): PageRelation {
  const [one, other] = [urlKey(a), urlKey(b)];
  if (one === other) return partsDiffer(new URL(a).hash, new URL(b).hash) ? 'near' : 'same';
  return broadKey(one) === broadKey(other) && mayBeOne(one, other) ? 'near' : 'different';
}

/** Equal for all that may be near each other: the key without parameters and views. */
export function broadKey(key: string): string {
  return key
    .replace(/[?#].*$/, '')
    .replace(/^(github\.com\/[^/]+\/[^/]+\/pull\/\d+)\/(?:files|commits|checks)$/, '$1');
}

/** A comment is something else than its page; a heading is where one begins to read it. */
const COMMENT = /^#(?:issuecomment|discussion|pullrequestreview|comment|reply|post|note|c|p)\D?\d/i;

function partsDiffer(one: string, other: string): boolean {
  if (one === other) return false;
  return one !== '' && other !== '' ? true : COMMENT.test(one || other);
}

/** Parameters that say how or whence a page is read, whatever their values are. */
const MANNER = /^(?:referrer|share|si|feature|amp|lang|hl|view|print)$/i;

/** Not where both name a thing and name different ones, as `?id=1` and `?id=2` do. */
function mayBeOne(a: string, b: string): boolean {
  const [one, other] = [parametersOf(a), parametersOf(b)];
  for (const [name, value] of one) {
    const second = other.get(name);
    if (second !== null && second !== value && !MANNER.test(name)) return false;
  }
  return !isRoute(a) && !isRoute(b);
}

/** Of an app that draws its pages by what stands behind the `#`. */
function isRoute(key: string): boolean {
  return key.includes('#');
}

function parametersOf(key: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(key)?.[1] ?? '');
}
