/** A place for a store in a scratch folder that is removed at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/store-sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { tiers, type StorePlace } from '../store-steps.ts';

export interface ScratchPlace extends StorePlace {
  readonly folder: string;
  readonly path: string;
}

export async function scratchStore(): Promise<ScratchPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-store-'));
  const path = join(folder, '.roundup', 'roundup.db');
  const opened: Store[] = [];
  return {
    folder,
    path,
    async open(options = {}) {
      const store = await openSqliteStore({ path, tiers, ...options });
      opened.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of opened) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
