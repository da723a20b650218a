/** What is new between the engine that a newsletter knew and the one that is installed. */
import { parseFrontmatter } from '../core/frontmatter.ts';
import { decodeSource } from '../core/source-file.ts';
import { compareVersions } from '../core/upgrade/compare-versions.ts';
import type { Migration } from '../core/upgrade/migrations.ts';
import {
  type KeyedFile,
  type NeededChange,
  neededChanges,
} from '../core/upgrade/needed-changes.ts';
import { notesBetween, type ReleaseNote } from '../core/upgrade/release-notes.ts';
import type { ContentFiles } from '../ports/content.ts';
import type { Engine } from '../ports/machine.ts';

export interface UpgradePorts {
  readonly engine: Engine;
  readonly files: ContentFiles;
}

export interface UpgradeRequest {
  readonly migrations: readonly Migration[];
  /** The version to come from; the remembered one when undefined. */
  readonly from: string | undefined;
  /** Asks npm for the newest version: the only thing here that needs a network. */
  readonly asksForNewest: boolean;
}

export interface Upgrade {
  readonly installed: string;
  /** undefined where nobody said it and nothing has been built yet. */
  readonly from: string | undefined;
  /** undefined where npm was not asked, or did not answer. */
  readonly newest: string | undefined;
  readonly notes: readonly ReleaseNote[];
  readonly changes: readonly NeededChange[];
}

/** Changes nothing. */
export async function upgrade(
  { engine, files }: UpgradePorts,
  request: UpgradeRequest,
): Promise<Upgrade> {
  const { installed } = engine;
  const from = request.from ?? (await engine.remembered());
  return {
    installed,
    from,
    newest: request.asksForNewest ? await engine.newest() : undefined,
    notes: notesBetween(await engine.changelog(), from, installed),
    changes: neededChanges(request.migrations, await keyedFiles(engine, files)),
  };
}

/**
 * Remembers the engine of a first build, and tells of a later one whether it is another than the
 * author has read of: the version that they know, or undefined.
 */
export async function noticeEngine(engine: Engine): Promise<string | undefined> {
  const known = await engine.remembered();
  if (known === undefined) await engine.remember(engine.installed);
  if (known === undefined || compareVersions(known, engine.installed) === 0) return undefined;
  return known;
}

/** What cannot be read is for `check` to tell. */
async function keyedFiles(engine: Engine, files: ContentFiles): Promise<KeyedFile[]> {
  const config = await engine.config();
  const found: KeyedFile[] = config === undefined ? [] : [{ of: 'config', ...config }];
  for (const [of, folder] of [
    ['issue', 'issues'],
    ['link', 'links'],
  ] as const) {
    for (const path of await files.list(folder)) {
      if (!path.endsWith('.md')) continue;
      const source = decodeSource(path, await files.read(path));
      if (!source.ok) continue;
      const head = parseFrontmatter(source.value);
      if (head.ok) found.push({ of, ...head.value });
    }
  }
  return found;
}
