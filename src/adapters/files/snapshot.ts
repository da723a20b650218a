/** A look at the author's folders: what is there, read as far as everything else needs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/schema.ts';
import type { IssueContext } from '../../core/issue/issue-context.ts';
import { type LinkShelf, linkShelf } from '../../core/link/link-shelf.ts';
import { parseLink } from '../../core/link/parse-link.ts';
import type { Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import { createContentFiles } from './content-files.ts';
import { readIssueAddresses } from './issue-addresses.ts';
import { type IssueFolder, readAssets, sortIssueFolder } from './issue-folder.ts';
import { loadConfig } from './load-config.ts';

export interface Snapshot {
  readonly root: string;
  readonly config: Config;
  readonly folder: IssueFolder;
  readonly issueAddresses: ReadonlyMap<string, string>;
  readonly linkPaths: readonly string[];
  readonly links: LinkShelf;
}

export interface SnapshotOptions {
  readonly root: string;
  /** `YYYY-MM-DD`; a link from after this day is a mistake. */
  readonly today: () => string;
}

/** Lists the folders and reads the config; of the issues it reads only what gives their addresses. */
export async function takeSnapshot(options: SnapshotOptions): Promise<Result<Snapshot>> {
  const { root } = options;
  const files = createContentFiles(root);
  const config = await loadConfig(root);
  if (!config.ok) return config;
  const folder = sortIssueFolder(await files.list('issues'), config.value.tiers);
  const linkPaths = (await files.list('links')).filter((path) => path.endsWith('.md'));
  const issueAddresses = readIssueAddresses(root, folder.issues);
  const today = options.today();
  const { language } = config.value;
  const links = linkShelf(linkPaths, (path) => {
    const source = decodeSource(path, readFileSync(join(root, path)));
    return source.ok ? parseLink(source.value, { today, issueAddresses, language }) : source;
  });
  return {
    ok: true,
    warnings: config.warnings,
    value: { root, config: config.value, folder, issueAddresses, linkPaths, links },
  };
}

/** What one issue is read against. */
export async function contextOf(snapshot: Snapshot, issueId: string): Promise<IssueContext> {
  const { config, links, issueAddresses } = snapshot;
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
    assets: await readAssets(snapshot.root, issueId),
  };
}
