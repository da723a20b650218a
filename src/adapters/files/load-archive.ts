/** The archive from the author's files: rendered where something changed, from the cache elsewhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/schema.ts';
import { type Archive, type ArchivedEdition, archivedLinks } from '../../core/edition/archive.ts';
import { projectPublic } from '../../core/edition/project.ts';
import { renderWebEdition } from '../../core/edition/web.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { checkIssueSet } from '../../core/issue/check-issue-set.ts';
import { isForPatrons } from '../../core/issue/issue.ts';
import { parseIssue } from '../../core/issue/parse-issue.ts';
import { linkId } from '../../core/link/link-shelf.ts';
import { diagnosticsOf, resultOf, type Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import { loadPages } from './load-pages.ts';
import { loadPatronPages } from './load-patron-pages.ts';
import { hiddenAudience } from './read-issue.ts';
import { contextOf, type Snapshot, type SnapshotOptions, takeSnapshot } from './snapshot.ts';
import { type Dependencies, type EditionCache, openEditionCache } from './edition-cache.ts';
import { engineDigest, sha256 } from './engine-digest.ts';

export interface LoadArchiveRequest extends SnapshotOptions {
  /** `.roundup/cache` in the newsletter's folder unless given. */
  readonly cacheDir?: string;
  /** Drafts too, as `roundup dev` shows them. */
  readonly drafts?: boolean;
}

/** Opens no extras. Fails when an issue, or a link that one uses, has an error. */
export async function loadArchive(request: LoadArchiveRequest): Promise<Result<Archive<Config>>> {
  const snapshot = await takeSnapshot(request);
  if (!snapshot.ok) return snapshot;
  const cacheDir = request.cacheDir ?? join(request.root, '.roundup/cache');
  const cache = openEditionCache(join(cacheDir, 'editions.db'));
  const loading = createLoading(snapshot.value, cache);
  const found: Diagnostic[] = [...snapshot.value.folder.diagnostics];
  const editions: ArchivedEdition[] = [];
  const keys = new Set<string>();
  for (const id of snapshot.value.folder.issues.keys()) {
    if (snapshot.value.patronIssues.has(id)) continue;
    const loaded = await loadEdition(loading, id);
    found.push(...diagnosticsOf(loaded));
    if (!loaded.ok) continue;
    keys.add(loaded.value.key);
    if (request.drafts === true || !loaded.value.edition.draft) editions.push(loaded.value.edition);
  }
  cache.keepOnly(keys);
  found.push(...checkIssueSet(editions.map((edition) => factsOf(edition, snapshot.value))));
  const newestFirst = editions.toSorted(byDate);
  const patronPages = await loadPatronPages(snapshot.value, request.drafts === true);
  const own = await loadPages(snapshot.value);
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

interface Loading {
  readonly snapshot: Snapshot;
  readonly cache: EditionCache;
  /** Of all that every issue's rendering depends on. */
  readonly common: string;
  readonly linkDigest: (id: string) => string | undefined;
}

function createLoading(snapshot: Snapshot, cache: EditionCache): Loading {
  const paths = new Map(snapshot.linkPaths.map((path) => [linkId(path), path]));
  const digests = new Map<string, string>();
  return {
    snapshot,
    cache,
    common: sha256(engineDigest(), JSON.stringify(snapshot.config)),
    linkDigest(id) {
      const path = paths.get(id);
      if (path === undefined) return undefined;
      const digest = digests.get(id) ?? sha256(readFileSync(join(snapshot.root, path)));
      digests.set(id, digest);
      return digest;
    },
  };
}

async function loadEdition(
  loading: Loading,
  id: string,
): Promise<Result<{ readonly key: string; readonly edition: ArchivedEdition }>> {
  const { snapshot, cache } = loading;
  const path = snapshot.folder.issues.get(id) ?? '';
  const bytes = readFileSync(join(snapshot.root, path));
  const context = await contextOf(snapshot, id);
  const key = sha256(loading.common, path, bytes, JSON.stringify([...context.assets]));
  const cached = cache.get(key);
  if (cached !== undefined && isCurrent(cached.dependencies, loading)) {
    return resultOf({ key, edition: cached.edition }, cached.warnings);
  }
  const source = decodeSource(path, bytes);
  const parsed = source.ok ? parseIssue(source.value, context) : source;
  if (!parsed.ok) return parsed;
  const { issue, linkIds, linkedIssues } = parsed.value;
  if (isForPatrons(issue)) return { ok: false, diagnostics: [hiddenAudience(path)] };
  const rendered = await renderWebEdition(projectPublic(issue), snapshot.config);
  const dependencies = {
    links: Object.fromEntries(linkIds.map((link) => [link, loading.linkDigest(link) ?? ''])),
    issues: Object.fromEntries(
      linkedIssues.map((issue) => [issue, snapshot.issueAddresses.get(issue) ?? '']),
    ),
  };
  const edition = cache.put(key, {
    edition: { ...rendered, digest: sha256(key, JSON.stringify(dependencies)) },
    dependencies,
    warnings: parsed.warnings,
  });
  return resultOf({ key, edition }, parsed.warnings);
}

function isCurrent(dependencies: Dependencies, loading: Loading): boolean {
  return (
    Object.entries(dependencies.links).every(([id, digest]) => loading.linkDigest(id) === digest) &&
    Object.entries(dependencies.issues).every(
      ([id, address]) => loading.snapshot.issueAddresses.get(id) === address,
    )
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
