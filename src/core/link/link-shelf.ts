/** The links of a newsletter, each parsed when it is first asked for. */
import type { Diagnostic } from '../diagnostics.ts';
import { diagnostic, startOf } from '../diagnostics.ts';
import type { Result } from '../result.ts';
import type { Link } from './link.ts';
import { samePages } from './same-pages.ts';

export interface LinkShelf {
  /** undefined when no file has this name. */
  get(id: string): Result<Link> | undefined;
  readonly ids: readonly string[];
}

/**
 * `paths` are files in `links/`; a link's id is its file's name without `.md`. Of more than `most`
 * links those that were first asked for are forgotten, and parsed again when they are needed.
 */
export function linkShelf(
  paths: readonly string[],
  parse: (path: string) => Result<Link>,
  most = Number.POSITIVE_INFINITY,
): LinkShelf {
  const pathOf = new Map(paths.map((path) => [linkId(path), path]));
  const parsed = new Map<string, Result<Link>>();
  return {
    ids: [...pathOf.keys()],
    get(id) {
      const path = pathOf.get(id);
      if (path === undefined) return undefined;
      const known = parsed.get(id) ?? parse(path);
      parsed.set(id, known);
      const [oldest] = parsed.size > most ? parsed.keys() : [];
      if (oldest !== undefined) parsed.delete(oldest);
      return known;
    },
  };
}

export function linkId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

/** Mistakes that no single link file shows: names and pages that occur twice. */
export function checkLinkSet(paths: readonly string[], links: readonly Link[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const names = new Map<string, string>();
  for (const path of paths) {
    const other = names.get(linkId(path));
    if (other === undefined) names.set(linkId(path), path);
    else {
      found.push(
        diagnostic('link/duplicate-name', startOf(path), { reason: `${other} has the same name.` }),
      );
    }
  }
  const pages = samePages<Link>();
  for (const link of links) {
    const [{ url }] = link.entry.sources;
    const other = pages.find([url]);
    if (other === undefined) pages.add(link, [url]);
    else {
      found.push(
        diagnostic('link/duplicate-address', startOf(link.path), {
          reason: `${other.path} is about the same page.`,
        }),
      );
    }
  }
  return found;
}
