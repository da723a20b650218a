/** One web edition: from the cache, or rendered from its file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivedEdition } from '../../core/edition/archive.ts';
import { projectPublic } from '../../core/edition/project.ts';
import { renderWebEdition } from '../../core/edition/web.ts';
import { isForPatrons } from '../../core/issue/issue.ts';
import type { IssueContext } from '../../core/issue/issue-context.ts';
import { parseIssue } from '../../core/issue/parse-issue.ts';
import { linkId } from '../../core/link/link-shelf.ts';
import { resultOf, type Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import type { Dependencies, EditionCache } from './edition-cache.ts';
import { engineDigest, sha256 } from './engine-digest.ts';
import { hiddenAudience } from './read-issue.ts';
import { contextOf, type Snapshot } from './snapshot.ts';

export interface Loading {
  readonly snapshot: Snapshot;
  readonly cache: EditionCache;
  /** Of all that every issue's rendering depends on. */
  readonly common: string;
  readonly linkDigest: (id: string) => string | undefined;
}

export function createLoading(snapshot: Snapshot, cache: EditionCache): Loading {
  const paths = new Map(snapshot.linkPaths.map((path) => [linkId(path), path]));
  const digests = snapshot.linkDigests;
  return {
    snapshot,
    cache,
    common: sha256(engineDigest(), JSON.stringify(snapshot.config)),
    linkDigest(id) {
      const path = paths.get(id);
      if (path === undefined) return undefined;
      const digest = digests.get(path) ?? sha256(readFileSync(join(snapshot.root, path)));
      digests.set(path, digest);
      return digest;
    },
  };
}

export type LoadedEdition = Result<{ readonly key: string; readonly edition: ArchivedEdition }>;

/** As it was rendered under that key a moment ago; undefined where it is not there any more. */
export function renderedEdition({ cache }: Loading, key: string): LoadedEdition | undefined {
  const cached = cache.get(key);
  return cached && resultOf({ key, edition: cached.edition }, cached.warnings);
}

/** undefined where it must be rendered. */
export async function keptEdition(
  loading: Loading,
  id: string,
): Promise<LoadedEdition | undefined> {
  return keptUnder(loading, await sourceOf(loading, id));
}

/** From the cache, or rendered and put there. */
export async function loadEdition(loading: Loading, id: string): Promise<LoadedEdition> {
  const source = await sourceOf(loading, id);
  const kept = keptUnder(loading, source);
  if (kept !== undefined) return kept;
  const rendered = await renderSource(loading, source);
  if (!rendered.ok) return rendered;
  const edition = renderedEdition(loading, rendered.value);
  if (edition === undefined) throw new Error('A rendered edition was removed at once.');
  return edition;
}

/** Puts it into the cache, whatever is there; gives its key. */
export async function renderEdition(loading: Loading, id: string): Promise<Result<string>> {
  return renderSource(loading, await sourceOf(loading, id));
}

async function renderSource(
  loading: Loading,
  { path, bytes, context, key }: EditionSource,
): Promise<Result<string>> {
  const { snapshot, cache } = loading;
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
  cache.put(key, {
    edition: { ...rendered, digest: sha256(key, JSON.stringify(dependencies)) },
    dependencies,
    warnings: parsed.warnings,
  });
  return resultOf(key, []);
}

interface EditionSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly context: IssueContext;
  /** Of all that it is rendered from but the links and issues that it names. */
  readonly key: string;
}

async function sourceOf({ snapshot, common }: Loading, id: string): Promise<EditionSource> {
  const path = snapshot.folder.issues.get(id) ?? '';
  const bytes = readFileSync(join(snapshot.root, path));
  const context = await contextOf(snapshot, id);
  return {
    path,
    bytes,
    context,
    key: sha256(common, path, bytes, JSON.stringify([...context.assets])),
  };
}

function keptUnder(loading: Loading, { key }: EditionSource): LoadedEdition | undefined {
  const cached = loading.cache.get(key);
  if (cached === undefined || !isCurrent(cached.dependencies, loading)) return undefined;
  return resultOf({ key, edition: cached.edition }, cached.warnings);
}

function isCurrent(dependencies: Dependencies, loading: Loading): boolean {
  return (
    Object.entries(dependencies.links).every(([id, digest]) => loading.linkDigest(id) === digest) &&
    Object.entries(dependencies.issues).every(
      ([id, address]) => loading.snapshot.issueAddresses.get(id) === address,
    )
  );
}
