/** A thread that makes files of the archive before they are asked for; see make-ahead.ts. */
import type { GroupMembers } from '../core/finding/search-group.ts';
import type { SharePicture } from '../core/pictures/share-picture.ts';
import { type DrawnPictures, openDrawnPictures } from './files/drawn-pictures.ts';
import { openSearchCache, type SearchCache } from './files/search-cache.ts';
import type { AheadFolders } from './make-ahead.ts';
import { threadData } from './threads.ts';

export type AheadTask =
  | { readonly kind: 'pictures'; readonly pictures: readonly SharePicture[] }
  | { readonly kind: 'group'; readonly key: string; readonly group: GroupMembers };

let caches: { readonly pictures: DrawnPictures; readonly search: SearchCache } | undefined;

export async function work(task: AheadTask): Promise<void> {
  const { pictures, search } = (caches ??= open(threadData<AheadFolders>()));
  if (task.kind === 'group') search.fill(task.key, task.group);
  else for (const picture of task.pictures) await pictures.share(picture);
}

function open({ cacheDir, language }: AheadFolders) {
  return { pictures: openDrawnPictures(cacheDir), search: openSearchCache(cacheDir, language) };
}
