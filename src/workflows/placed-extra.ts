/** An extra that the archive shows, by the names under which it and its files are sealed. */
import { withoutAge } from '../core/issue/file-kind.ts';
import type { Asset, Extra } from '../core/issue/issue.ts';
import type { ExtraName } from '../core/sealing/labels.ts';

export interface PlacedExtra {
  readonly extra: Extra;
  /** Of the key that opens it. */
  readonly month: string;
}

/** Each file once, by however many addresses it is shown. */
export function assetsOf(extra: Extra): Asset[] {
  return [...new Map([...extra.assets.values()].map((asset) => [asset.path, asset])).values()];
}

/** Without its folder, which may be elsewhere on another machine. */
export function fileName(path: string): string {
  return withoutAge(path.slice(path.lastIndexOf('/') + 1));
}

export function nameOf({ issueId, id, revision }: Extra): ExtraName {
  return { issueId, extraId: id, revision };
}
