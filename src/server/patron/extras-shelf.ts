/** Extras that are served, rendered as the content stands now and kept in memory alone, for a while. */
import type { Config } from '../../config/schema.ts';
import { contentType } from '../../core/content-type.ts';
import { renderWebExtra } from '../../core/edition/web-extra.ts';
import { isAudio, withoutAge } from '../../core/issue/file-kind.ts';
import type { Asset, Extra } from '../../core/issue/issue.ts';
import { isMonth } from '../../core/issue/issue-name.ts';
import type { Content } from '../../ports/content.ts';
import { createBoundedCache } from '../bounded-cache.ts';

export interface ServedExtra {
  /** Such as `2023-10#pricing`. */
  readonly address: string;
  readonly tier: string;
  /** `YYYY-MM`, of its issue. */
  readonly month: string;
  readonly heading: string;
  /** Safe; its files are at addresses below `/extras/`. */
  readonly html: string;
  readonly files: ReadonlyMap<string, ServedFile>;
}

export interface ServedFile {
  readonly asset: Asset;
  readonly type: string;
  readonly isRecording: boolean;
  /** Root-relative. */
  readonly address: string;
}

export interface ExtrasShelf {
  /** By the id that the public knows: a month, or the opaque name of an issue for patrons. */
  of(issueId: string): Promise<readonly ServedExtra[]>;
  bytes(file: ServedFile): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ShelfDeps {
  readonly content: Pick<Content, 'issue' | 'extras' | 'allExtras' | 'extraFile'>;
  readonly config: Config;
  /** The day of an issue for patrons that has a page, by the name that the public knows. */
  readonly dayOf: (issueId: string) => Promise<string | undefined>;
  readonly now: () => number;
  /** Content that cannot be read stays closed. */
  readonly onBroken: (issueId: string) => void;
}

/** What the author changes is seen after so long. */
const KEPT_MS = 30_000;
const MOST_HTML_CHARACTERS = 16 * 1024 * 1024;
/** Recordings are asked for in many small parts; the largest file that an extra may have fits in. */
const MOST_FILE_BYTES = 256 * 1024 * 1024;
export const FILES = '/extras/';

export function createExtrasShelf(deps: ShelfDeps): ExtrasShelf {
  const texts = createBoundedCache<readonly ServedExtra[]>({
    most: MOST_HTML_CHARACTERS,
    weigh: (extras) => extras.reduce((sum, { html }) => sum + html.length, 1024),
  });
  const files = createBoundedCache<Uint8Array<ArrayBuffer>>({
    most: MOST_FILE_BYTES,
    weigh: (bytes) => bytes.length,
  });
  const period = (): number => Math.floor(deps.now() / KEPT_MS);
  return {
    of: (issueId) =>
      isMonth(issueId)
        ? texts.get(`${period()} ${issueId}`, () => ofMonth(deps, issueId))
        : texts
            .get(`${period()}`, () => ofPatronIssues(deps))
            .then((all) => all.filter(({ address }) => address.startsWith(`${issueId}#`))),
    bytes: ({ asset }) =>
      files.get(`${period()} ${asset.bytes} ${asset.path}`, () => deps.content.extraFile(asset)),
  };
}

async function ofMonth(deps: ShelfDeps, issueId: string): Promise<readonly ServedExtra[]> {
  const issue = await deps.content.issue(issueId);
  if (!issue.ok || issue.value.draft) return [];
  const extras = await deps.content.extras(issue.value);
  if (!extras.ok) deps.onBroken(issueId);
  const month = issue.value.date.slice(0, 7);
  const opened = extras.ok ? extras.value : [];
  return Promise.all(opened.map((extra) => served(extra, month, deps.config)));
}

/** Issues for patrons that have a page, each as one extra. */
async function ofPatronIssues(deps: ShelfDeps): Promise<readonly ServedExtra[]> {
  const extras = await deps.content.allExtras();
  if (!extras.ok) deps.onBroken('for patrons');
  const found: ServedExtra[] = [];
  for (const extra of extras.ok ? extras.value : []) {
    if (extra.sections === undefined) continue;
    const day = await deps.dayOf(extra.issueId);
    if (day !== undefined) found.push(await served(extra, day.slice(0, 7), deps.config));
  }
  return found;
}

async function served(extra: Extra, month: string, config: Config): Promise<ServedExtra> {
  const files = new Map(
    [...extra.assets.values()].map((asset) => {
      const file = servedFile(extra, asset);
      return [file.name, file] as const;
    }),
  );
  return {
    address: `${extra.issueId}#${extra.id}`,
    tier: extra.tier,
    month,
    heading: extra.heading,
    html: await renderWebExtra(extra, config, {
      attributesOf: (asset) => ({ src: servedFile(extra, asset).address }),
    }),
    files,
  };
}

function servedFile(extra: Extra, asset: Asset): ServedFile & { readonly name: string } {
  const name = withoutAge(asset.path.slice(asset.path.lastIndexOf('/') + 1));
  const path = [extra.issueId, extra.id, name].map(encodeURIComponent).join('/');
  return {
    name,
    asset,
    type: contentType(name),
    isRecording: isAudio(asset.path),
    address: FILES + path,
  };
}
