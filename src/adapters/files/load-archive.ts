/** The archive from the author's files: rendered where something changed, from the cache elsewhere. */
import { join } from 'node:path';
import type { Config } from '../../config/schema.ts';
import { type Archive, type ArchivedEdition, archivedLinks } from '../../core/edition/archive.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { checkIssueSet } from '../../core/issue/check-issue-set.ts';
import { diagnosticsOf, resultOf, type Result } from '../../core/result.ts';
import { isUsedByOthers, useCache } from './cache-users.ts';
import { openEditionCache } from './edition-cache.ts';
import {
  createLoading,
  keptEdition,
  type LoadedEdition,
  loadEdition,
  renderedEdition,
} from './load-edition.ts';
import { loadPages } from './load-pages.ts';
import { loadPatronPages } from './load-patron-pages.ts';
import { renderInThreads } from './render-in-threads.ts';
import { type Snapshot, type SnapshotOptions, takeSnapshot } from './snapshot.ts';

export interface LoadArchiveRequest extends SnapshotOptions {
  /** `.roundup/cache` in the newsletter's folder unless given. */
  readonly cacheDir?: string;
  /** Drafts too, as `roundup dev` shows them. */
  readonly drafts?: boolean;
}

/** Opens no extras. Fails when an issue, or a link that one uses, has an error. */
export async function loadArchive(request: LoadArchiveRequest): Promise<Result<Archive<Config>>> {
  const snapshot = await takeSnapshot({ ...request, isPassing: true });
  if (!snapshot.ok) return snapshot;
  const cacheDir = request.cacheDir ?? join(request.root, '.roundup/cache');
  await useCache(cacheDir);
  const cache = openEditionCache(join(cacheDir, 'editions'));
  const loading = createLoading(snapshot.value, cache);
  const found: Diagnostic[] = [...snapshot.value.folder.diagnostics];
  const editions: ArchivedEdition[] = [];
  const keys = new Set<string>();
  const ids = [...snapshot.value.folder.issues.keys()].filter(
    (id) => !snapshot.value.patronIssues.has(id),
  );
  const kept = new Map<string, LoadedEdition | undefined>();
  for (const id of ids) kept.set(id, await keptEdition(loading, id));
  const cold = ids.filter((id) => kept.get(id) === undefined);
  const job = { root: request.root, today: request.today(), cacheDir };
  for (const [id, key] of await renderInThreads(cold, job)) {
    kept.set(id, renderedEdition(loading, key));
  }
  for (const id of ids) {
    const loaded = kept.get(id) ?? (await loadEdition(loading, id));
    found.push(...diagnosticsOf(loaded));
    if (!loaded.ok) continue;
    keys.add(loaded.value.key);
    if (request.drafts === true || !loaded.value.edition.draft) editions.push(loaded.value.edition);
  }
  // Editions are read again when pages ask for them; whoever is alone the next time tidies up.
  if (!(await isUsedByOthers(cacheDir))) cache.keepOnly(keys);
  const own = await loadPages(snapshot.value);
  found.push(
    ...checkIssueSet(
      editions.map((edition) => factsOf(edition, snapshot.value)),
      [...own.pages, ...own.routes],
    ),
  );
  const newestFirst = editions.toSorted(byDate);
  const patronPages = await loadPatronPages(snapshot.value, request.drafts === true);
  return resultOf(
    {
      config: snapshot.value.config,
      editions: newestFirst,
      patronPages: patronPages.pages,
      links: archivedLinks(newestFirst),
      ownPages: own.pages,
      ownRoutes: own.routes.map(({ address, path }) => ({ address, path })),
    },
    [...found, ...patronPages.diagnostics, ...own.diagnostics],
  );
}

/** Repeated links are a warning of `check`, which looks them up in the sources. */
function factsOf(edition: ArchivedEdition, snapshot: Snapshot) {
  return {
    id: edition.id,
    path: snapshot.folder.issues.get(edition.id) ?? edition.id,
    slug: edition.slug,
    date: edition.date,
    number: edition.number ?? undefined,
    aliases: edition.aliases ?? [],
    pages: [],
  };
}

function byDate(a: ArchivedEdition, b: ArchivedEdition): number {
  return compare(b.date, a.date) || compare(b.id, a.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
