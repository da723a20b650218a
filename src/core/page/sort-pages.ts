/** What lies in `pages/`: each page by its address, and two at one address are a mistake. */
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { nameOfPage, type NamedPage } from './page-name.ts';

export type PageFile = Extract<NamedPage, { kind: 'markdown' | 'astro' }>;

export interface PageFolder {
  readonly pages: readonly PageFile[];
  /** Files that pages may show, from the newsletter's root. */
  readonly beside: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `published` are the files of `public/`, which are copied to the same addresses. */
export function sortPages(paths: readonly string[], published: readonly string[]): PageFolder {
  const taken = new Map<string, string>(
    published.flatMap((path) => {
      const address = /^public(\/.+\/)index\.html$/.exec(path)?.[1];
      return address === undefined ? [] : [[address, path] as const];
    }),
  );
  const pages: PageFile[] = [];
  const beside: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const named = nameOfPage(path);
    if (named.kind === 'problem') diagnostics.push(named.found);
    else if (named.kind === 'beside') beside.push(path);
    else {
      const other = taken.get(named.address);
      taken.set(named.address, other ?? path);
      if (other === undefined) pages.push(named);
      else {
        const reason = `${named.address} is the address of ${other}, too.`;
        diagnostics.push(diagnostic('page/duplicate-address', startOf(path), { reason }));
      }
    }
  }
  return { pages, beside, diagnostics };
}
