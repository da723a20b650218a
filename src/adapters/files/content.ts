/** The author's content on disk, read and checked: the port Content. */
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/schema.ts';
import { diagnostic, type Diagnostic, sortDiagnostics, startOf } from '../../core/diagnostics.ts';
import { parseExtras } from '../../core/issue/parse-extras.ts';
import { parseIssue, type ParsedIssue } from '../../core/issue/parse-issue.ts';
import { checkIssueSet } from '../../core/issue/check-issue-set.ts';
import type { IssueContext } from '../../core/issue/issue-context.ts';
import type { Extra } from '../../core/issue/issue.ts';
import { matchExtras } from '../../core/issue/match-extras.ts';
import { checkLinkSet, linkId, type LinkShelf, linkShelf } from '../../core/link/link-shelf.ts';
import { parseLink } from '../../core/link/parse-link.ts';
import { urlKey } from '../../core/link/url-key.ts';
import { diagnosticsOf, resultOf, type Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import type { Content } from '../../ports.ts';
import { createContentFiles } from './content-files.ts';
import { readIssueAddresses } from './issue-addresses.ts';
import { type IssueFolder, readAssets, sortIssueFolder } from './issue-folder.ts';
import { loadConfig } from './load-config.ts';

/** A look at the folders, and what was read from them so far. */
export interface Snapshot {
  readonly root: string;
  readonly config: Config;
  readonly folder: IssueFolder;
  readonly issueAddresses: ReadonlyMap<string, string>;
  readonly linkPaths: readonly string[];
  readonly links: LinkShelf;
}

export interface ContentOptions {
  readonly root: string;
  /** `YYYY-MM-DD`; a link from after this day is a mistake. */
  readonly today: () => string;
}

/** Every call looks at the disk afresh. */
export function createContent(options: ContentOptions): Content {
  return {
    config: () => loadConfig(options.root),
    async check(only) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot.diagnostics;
      return only === undefined
        ? checkAll(snapshot.value)
        : checkOnly(snapshot.value, new Set(only));
    },
    async issue(id) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot;
      const parsed = await readIssue(snapshot.value, id);
      return parsed.ok ? { ...parsed, value: parsed.value.issue } : parsed;
    },
    async extras(issue) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot;
      const extras = await readExtras(snapshot.value, issue.id);
      return resultOf(extras.ok ? extras.value : [], [
        ...diagnosticsOf(extras),
        ...(extras.ok ? matchExtras(issue, extras.value) : []),
      ]);
    },
    async allExtras() {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot;
      const ids = new Set(snapshot.value.folder.extras.map((file) => file.issueId));
      const results = await Promise.all([...ids].map((id) => readExtras(snapshot.value, id)));
      return resultOf(
        results.flatMap((result) => (result.ok ? result.value : [])),
        results.flatMap((result) => diagnosticsOf(result)),
      );
    },
    async issueIds() {
      const snapshot = await takeSnapshot(options);
      return snapshot.ok ? [...snapshot.value.folder.issues.keys()].toSorted() : [];
    },
  };
}

/** Lists the folders and reads the config; of the issues it reads only what gives their addresses. */
export async function takeSnapshot(options: ContentOptions): Promise<Result<Snapshot>> {
  const { root } = options;
  const files = createContentFiles(root);
  const config = await loadConfig(root);
  if (!config.ok) return config;
  const folder = sortIssueFolder(await files.list('issues'), config.value.tiers);
  const linkPaths = (await files.list('links')).filter((path) => path.endsWith('.md'));
  const issueAddresses = await readIssueAddresses(root, folder.issues);
  const today = options.today();
  const links = linkShelf(linkPaths, (path) => {
    const source = decodeSource(path, readFileSync(join(root, path)));
    return source.ok ? parseLink(source.value, { today, issueAddresses }) : source;
  });
  return {
    ok: true,
    warnings: config.warnings,
    value: { root, config: config.value, folder, issueAddresses, linkPaths, links },
  };
}

/** Reads one issue; extras are not opened. */
export async function readIssue(snapshot: Snapshot, id: string): Promise<Result<ParsedIssue>> {
  const path = snapshot.folder.issues.get(id);
  if (path === undefined) {
    return {
      ok: false,
      diagnostics: [
        diagnostic('issue/bad-name', startOf(`issues/${id}.md`), {
          reason: 'There is no such issue.',
          remedy: `The issues are ${[...snapshot.folder.issues.keys()].toSorted().slice(-12).join(', ')}.`,
        }),
      ],
    };
  }
  const source = decodeSource(path, await readFile(join(snapshot.root, path)));
  if (!source.ok) return source;
  return parseIssue(source.value, await contextOf(snapshot, id));
}

export async function contextOf(snapshot: Snapshot, issueId: string): Promise<IssueContext> {
  const { config, links, issueAddresses } = snapshot;
  return {
    tiers: config.tiers,
    hasSupport: config.support !== undefined,
    headings: {
      writing: config.sections.writing.heading,
      building: config.sections.building.heading,
      reading: config.sections.reading.heading,
    },
    links,
    issueAddresses,
    assets: await readAssets(snapshot.root, issueId),
  };
}

type LocatedExtra = Extra & { readonly path: string };

async function readExtras(
  snapshot: Snapshot,
  issueId: string,
): Promise<Result<readonly LocatedExtra[]>> {
  const extras: LocatedExtra[] = [];
  const found: Diagnostic[] = [];
  for (const file of snapshot.folder.extras) {
    if (file.issueId !== issueId) continue;
    const source = decodeSource(file.path, await readFile(join(snapshot.root, file.path)));
    const parsed = source.ok
      ? parseExtras(source.value, { ...file, issueAddresses: snapshot.issueAddresses })
      : source;
    found.push(...diagnosticsOf(parsed));
    if (parsed.ok) extras.push(...parsed.value.map((extra) => ({ ...extra, path: file.path })));
  }
  return resultOf(extras, found);
}

async function checkAll(snapshot: Snapshot): Promise<Diagnostic[]> {
  const { folder, links, linkPaths } = snapshot;
  const shelved = links.ids.flatMap((id) => links.get(id) ?? []);
  const found = [
    ...folder.diagnostics,
    ...shelved.flatMap((result) => diagnosticsOf(result)),
    ...checkLinkSet(
      linkPaths,
      shelved.flatMap((result) => (result.ok ? [result.value] : [])),
    ),
  ];
  const parsed: ParsedIssue[] = [];
  for (const id of folder.issues.keys()) {
    const result = await readIssue(snapshot, id);
    found.push(...diagnosticsOf(result), ...(await checkExtras(snapshot, id, result)));
    if (result.ok) parsed.push(result.value);
  }
  found.push(...checkIssueSet(parsed.map(({ issue }) => factsOf(issue))));
  if (folder.issues.size === 0) {
    found.push(
      diagnostic('issue/none', startOf('issues'), { reason: 'There is no issue in issues/.' }),
    );
  }
  return distinct(found);
}

async function checkOnly(snapshot: Snapshot, only: ReadonlySet<string>): Promise<Diagnostic[]> {
  const found = snapshot.folder.diagnostics.filter((entry) => only.has(entry.file));
  for (const path of snapshot.linkPaths) {
    const link = only.has(path) ? snapshot.links.get(linkId(path)) : undefined;
    if (link !== undefined) found.push(...diagnosticsOf(link));
  }
  for (const [id, path] of snapshot.folder.issues) {
    const extras = snapshot.folder.extras.filter((file) => file.issueId === id);
    if (!only.has(path) && !extras.some((file) => only.has(file.path))) continue;
    const result = await readIssue(snapshot, id);
    found.push(...diagnosticsOf(result), ...(await checkExtras(snapshot, id, result)));
  }
  return distinct(found);
}

async function checkExtras(
  snapshot: Snapshot,
  id: string,
  parsed: Result<ParsedIssue>,
): Promise<readonly Diagnostic[]> {
  const extras = await readExtras(snapshot, id);
  if (!extras.ok || !parsed.ok) return diagnosticsOf(extras);
  return [...extras.warnings, ...matchExtras(parsed.value.issue, extras.value)];
}

/** What the comparison of all issues needs of one. */
function factsOf(issue: ParsedIssue['issue']) {
  return {
    ...issue,
    pageKeys: issue.sections.reading.flatMap((entry) =>
      entry.sources.map((source) => urlKey(source.url)),
    ),
  };
}

/** A link's mistake is found in the link and in every issue that uses it. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(found.map((entry) => [JSON.stringify(entry), entry]));
  return sortDiagnostics([...byText.values()]);
}
