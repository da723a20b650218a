/** The author's own pages: those in Markdown rendered, those in Astro by their files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OwnPage, renderOwnPage } from '../../core/edition/own-page.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { parsePage, type ParsedPage } from '../../core/page/parse-page.ts';
import { type PageFile, type PageFolder, sortPages } from '../../core/page/sort-pages.ts';
import { diagnosticsOf, type Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import { readAsset } from './assets.ts';
import { createContentFiles } from './content-files.ts';
import type { Snapshot } from './snapshot.ts';

export interface OwnPages {
  /** By address. */
  readonly pages: readonly OwnPage[];
  readonly routes: readonly PageFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadPages(snapshot: Snapshot): Promise<OwnPages> {
  const folder = await readPageFolder(snapshot.root);
  const parsed = await parsePages(snapshot, folder);
  const pages: OwnPage[] = [];
  for (const result of parsed) {
    if (result.ok) pages.push(await renderOwnPage(result.value, snapshot.config));
  }
  return {
    pages: pages.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
    routes: folder.pages.filter(({ kind }) => kind === 'astro'),
    diagnostics: [...folder.diagnostics, ...parsed.flatMap((result) => diagnosticsOf(result))],
  };
}

/** Everything wrong with them, without a rendering. */
export async function checkPages(snapshot: Snapshot): Promise<Diagnostic[]> {
  const folder = await readPageFolder(snapshot.root);
  const parsed = await parsePages(snapshot, folder);
  return [...folder.diagnostics, ...parsed.flatMap((result) => diagnosticsOf(result))];
}

export async function readPageFolder(root: string): Promise<PageFolder> {
  const files = createContentFiles(root);
  const paths = await files.list('pages');
  return sortPages(paths, paths.length === 0 ? [] : await files.list('public'));
}

async function parsePages(
  { root, config, issueAddresses }: Snapshot,
  { pages, beside }: PageFolder,
): Promise<Result<ParsedPage>[]> {
  const assets = new Map(
    await Promise.all(beside.map(async (path) => [path, await readAsset(root, path)] as const)),
  );
  const { language } = config;
  const hasSupport = config.support !== undefined;
  return Promise.all(
    pages
      .filter(({ kind }) => kind === 'markdown')
      .map(async ({ path, address }) => {
        const source = decodeSource(path, await readFile(join(root, path)));
        if (!source.ok) return source;
        return parsePage(source.value, { language, hasSupport, address, issueAddresses, assets });
      }),
  );
}
