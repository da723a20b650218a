/** A look at the author's folders: what is there, read as far as everything else needs it. */
import type { Config } from '../../config/schema.ts';
import type { OpaqueSlug } from '../../core/edition/project.ts';
import type { IssueContext } from '../../core/issue/issue-context.ts';
import { type LinkShelf, linkShelf } from '../../core/link/link-shelf.ts';
import type { Result } from '../../core/result.ts';
import type { ExtrasOpener } from '../../ports/extras.ts';
import { readAssets, readExtraAssets } from './assets.ts';
import { checkTheme } from './check-theme.ts';
import { createContentFiles } from './content-files.ts';
import { type ExtrasFolder, openExtrasFolder } from './extras-folder.ts';
import { extraName } from './issue-file.ts';
import { type IssueFolder, sortIssueFolder } from './issue-folder.ts';
import { addressesIn, type IssueHeads, patronIssuesIn, readIssueHeads } from './issue-heads.ts';
import { openLinkCache, readLinks } from './link-cache.ts';
import { loadConfig } from './load-config.ts';

export interface Snapshot {
  readonly root: string;
  readonly config: Config;
  readonly folder: IssueFolder;
  readonly extras: ExtrasFolder;
  readonly heads: IssueHeads;
  /** Ids of the issues that are for patrons alone. */
  readonly patronIssues: ReadonlySet<string>;
  /** Names the pages of those; undefined where they have none. */
  readonly opaqueSlug: (() => Promise<OpaqueSlug>) | undefined;
  readonly issueAddresses: ReadonlyMap<string, string>;
  readonly linkPaths: readonly string[];
  readonly links: LinkShelf;
  /** Of the files of links that were read in passing, by path. */
  readonly linkDigests: Map<string, string>;
  /** To be called by those who have looked at all links, so that the next look is quicker. */
  readonly keepLinks: () => Promise<void>;
}

export interface SnapshotOptions {
  readonly root: string;
  /** `YYYY-MM-DD`; a link from after this day is a mistake. */
  readonly today: () => string;
  /** Opens encrypted extras; asked where there are some, and undefined without an identity. */
  readonly extrasOpener?: (() => Promise<ExtrasOpener>) | undefined;
  /** Asked where there are issues for patrons that the public may see the outside of. */
  readonly opaqueSlug?: (() => Promise<OpaqueSlug>) | undefined;
  /** Links are looked at once or twice each: few are kept in memory, and none for the next look. */
  readonly isPassing?: boolean;
}

/** About as many as an issue and those around it have. */
const LINKS_IN_PASSING = 500;

/** Lists the folders and reads the config; of the issues it reads only their heads. */
export async function takeSnapshot(options: SnapshotOptions): Promise<Result<Snapshot>> {
  const { root } = options;
  const files = createContentFiles(root);
  const config = await loadConfig(root);
  if (!config.ok) return config;
  const extras = await openExtrasFolder({
    root,
    dir: config.value.extras.dir,
    opener: options.extrasOpener,
  });
  const sorted = sortIssueFolder(await files.list('issues'), extras, config.value.tiers);
  const themeProblems = await checkTheme(root, config.value.theme);
  const folder = { ...sorted, diagnostics: [...sorted.diagnostics, ...themeProblems] };
  const linkPaths = (await files.list('links')).filter((path) => path.endsWith('.md'));
  const isOpaque = config.value.extras.patronIssues === 'opaque';
  const heads = await readIssueHeads(root, folder.issues, extras);
  const issueAddresses = addressesIn(heads);
  const today = options.today();
  const { language } = config.value;
  const reading = { today, issueAddresses, language };
  const linkDigests = new Map<string, string>();
  const cache = options.isPassing
    ? readLinks(root, reading, linkDigests)
    : openLinkCache(root, linkPaths, reading);
  return {
    ok: true,
    warnings: config.warnings,
    value: {
      root,
      config: config.value,
      folder,
      extras,
      heads,
      patronIssues: patronIssuesIn(heads),
      opaqueSlug: isOpaque ? options.opaqueSlug : undefined,
      issueAddresses,
      linkPaths,
      links: linkShelf(linkPaths, cache.parse, options.isPassing ? LINKS_IN_PASSING : undefined),
      linkDigests,
      keepLinks: cache.keep,
    },
  };
}

/** What one issue is read against. */
export async function contextOf(snapshot: Snapshot, issueId: string): Promise<IssueContext> {
  const { config, links, issueAddresses, root } = snapshot;
  const beside = await filesBeside(snapshot, issueId);
  return {
    language: config.language,
    tiers: config.tiers,
    hasSupport: config.support !== undefined,
    headings: {
      writing: config.sections.writing.heading,
      building: config.sections.building.heading,
      reading: config.sections.reading.heading,
    },
    links,
    issueAddresses,
    ...(beside ?? { assets: await readAssets(root, issueId) }),
  };
}

/** Of an issue for patrons: its files have no address in the archive. */
async function filesBeside(
  { root, folder, extras, patronIssues }: Snapshot,
  id: string,
): Promise<Pick<IssueContext, 'assets' | 'folder' | 'isApart'> | undefined> {
  if (!patronIssues.has(id)) return undefined;
  const isApart = extraName(folder.issues.get(id) ?? '', extras) !== undefined;
  const path = isApart ? extras.path : 'issues/';
  return {
    isApart,
    folder: { name: `${id}/`, path: `${path}${id}/`, address: `${id}/` },
    assets: isApart ? await readExtraAssets(extras, id) : await readAssets(root, id),
  };
}
