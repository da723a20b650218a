/** Makes what no page goes into while the pages are being made, on the processors that pages leave idle. */
import { availableParallelism } from 'node:os';
import { type SearchedArchive, searchGroups } from '../core/finding/search-files.ts';
import type { SharePicture } from '../core/pictures/share-picture.ts';
import type { AheadTask } from './ahead-thread.ts';
import { openDrawnPictures } from './files/drawn-pictures.ts';
import { openSearchCache } from './files/search-cache.ts';
import { startThreads } from './threads.ts';

export interface AheadFolders {
  readonly cacheDir: string;
  readonly language: string;
}

export interface MadeAhead extends AsyncDisposable {
  /** Begins nothing more; settles when what was begun is in the caches. Never rejects. */
  enough(): Promise<void>;
}

/** Less is made sooner than threads have loaded what makes it. */
const FEWEST_GROUPS = 20;
const FEWEST_PICTURES = 60;
const PICTURES_A_TASK = 20;

/**
 * For speed alone: what is missing in the end is made by whoever needs it, and what is wrong with it
 * is found then.
 */
export function makeAhead(
  folders: AheadFolders,
  archive: SearchedArchive,
  pictures: readonly SharePicture[],
): MadeAhead {
  const search = openSearchCache(folders.cacheDir, folders.language);
  const groups = searchGroups(archive).flatMap((group) => {
    const key = search.missing(group);
    return key === undefined ? [] : [{ key, group }];
  });
  const shares = openDrawnPictures(folders.cacheDir).missingShares(pictures);
  if (groups.length < FEWEST_GROUPS && shares.length < FEWEST_PICTURES) return NOTHING;
  const threads = startThreads<AheadTask, void>(
    new URL('./ahead-thread.ts', import.meta.url),
    folders,
    availableParallelism() - 1,
  );
  /** Members are collected as late as may be, for they hold whole texts. */
  function* tasks(): Generator<AheadTask> {
    for (const { key, group } of groups) yield { kind: 'group', key, group: group.members() };
    for (let at = 0; at < shares.length; at += PICTURES_A_TASK) {
      yield { kind: 'pictures', pictures: shares.slice(at, at + PICTURES_A_TASK) };
    }
  }
  const waiting = tasks();
  const lane = async (): Promise<void> => {
    for (const task of waiting) await threads.run(task).catch(() => {});
  };
  const lanes = Array.from({ length: threads.lanes }, lane);
  return {
    async enough() {
      waiting.return(undefined);
      await Promise.all(lanes);
    },
    async [Symbol.asyncDispose]() {
      waiting.return(undefined);
      await threads[Symbol.asyncDispose]();
    },
  };
}

const NOTHING: MadeAhead = { async enough() {}, async [Symbol.asyncDispose]() {} };
