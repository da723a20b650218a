/** Where a file of `pages/` has its page: the folders and the name make the address. */
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { isReserved } from './taken-addresses.ts';

export type NamedPage =
  | { readonly kind: 'markdown' | 'astro'; readonly path: string; readonly address: string }
  /** A file that a page may show. */
  | { readonly kind: 'beside' }
  | { readonly kind: 'problem'; readonly found: Diagnostic };

const PART = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `path` is from the newsletter's root. */
export function nameOfPage(path: string): NamedPage {
  const ending = /\.(md|astro|mdx|markdown|html?)$/i.exec(path)?.[1];
  if (ending === undefined) return { kind: 'beside' };
  if (ending !== 'md' && ending !== 'astro') {
    return problem('page/bad-name', path, `A page is a file in Markdown or Astro, not .${ending}.`);
  }
  const parts = path.slice('pages/'.length, -ending.length - 1).split('/');
  const bad = parts.find((part) => !PART.test(part));
  if (bad !== undefined) {
    return problem(
      'page/bad-name',
      path,
      `${bad} is not made of lower-case letters, digits and single hyphens.`,
    );
  }
  const named = parts.length > 1 && parts.at(-1) === 'index' ? parts.slice(0, -1) : parts;
  const address = `/${named.join('/')}/`;
  if (isReserved(named[0] ?? '')) {
    return problem('page/reserved', path, `${address} belongs to the archive or to its server.`);
  }
  return { kind: ending === 'md' ? 'markdown' : 'astro', path, address };
}

function problem(id: 'page/bad-name' | 'page/reserved', path: string, reason: string): NamedPage {
  return { kind: 'problem', found: diagnostic(id, startOf(path), { reason }) };
}
