/** What lies in `issues/`: each file by what its name means, and the files beside each issue. */
import { existsSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import type { Tier } from '../../core/audience/tier.ts';
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';
import { nameOfIssueFile } from '../../core/issue/issue-name.ts';
import type { Asset } from '../../core/issue/issue.ts';

export interface IssueFolder {
  /** Path of each issue's file, by id. */
  readonly issues: ReadonlyMap<string, string>;
  /** Paths of files of extras; named here, never opened here. */
  readonly extras: readonly {
    readonly path: string;
    readonly issueId: string;
    readonly tier: string;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Bytes of a picture's head that its size is read from. */
const PICTURE_HEAD_BYTES = 256 * 1024;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

export function sortIssueFolder(paths: readonly string[], tiers: readonly Tier[]): IssueFolder {
  const issues = new Map<string, string>();
  const extras: { path: string; issueId: string; tier: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const named = nameOfIssueFile(path, tiers);
    if (named.kind === 'issue') issues.set(named.issueId, path);
    else if (named.kind === 'extras') extras.push({ path, ...named });
    else if (named.kind === 'problem') {
      diagnostics.push(diagnostic(named.id, startOf(path), { reason: named.reason }));
    }
  }
  for (const { path, issueId } of extras) {
    if (!issues.has(issueId)) {
      diagnostics.push(
        diagnostic('file/orphan-extras', startOf(path), {
          reason: `There is no issue ${issueId}.`,
        }),
      );
    }
  }
  return { issues, extras, diagnostics };
}

/** Sizes the files beside one issue; {} when it has no folder. */
export async function readAssets(
  root: string,
  issueId: string,
): Promise<ReadonlyMap<string, Asset>> {
  const folder = `issues/${issueId}`;
  // Most issues have none, and asking is cheaper than failing.
  if (!existsSync(join(root, folder))) return new Map();
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const assets = new Map<string, Asset>();
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = `${folder}/${entry.name}`;
    assets.set(path, await readAsset(root, path));
  }
  return assets;
}

async function readAsset(root: string, path: string): Promise<Asset> {
  await using file = await open(join(root, path));
  const { size: bytes } = await file.stat();
  if (!PICTURE.test(path)) return { path, bytes, size: undefined };
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(bytes, PICTURE_HEAD_BYTES)));
  return { path, bytes, size: pictureSize(buffer.subarray(0, bytesRead)) };
}

/** A file that only bears a picture's name has no size. */
function pictureSize(head: Uint8Array): Asset['size'] {
  try {
    const { width, height } = imageSize(head);
    return { width, height };
  } catch {
    return undefined;
  }
}
