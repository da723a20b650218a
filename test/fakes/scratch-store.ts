/** A real store in a folder that is gone after the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import type { Tier } from '../../src/core/audience/tier.ts';

export async function scratchStore(tiers: readonly Tier[] = [], now?: () => Date): Promise<Store> {
  const dir = scratchFolder();
  const store = await openSqliteStore({ path: join(dir, 'store.db'), tiers, now });
  onTestFinished(() => store.close());
  return store;
}

export function scratchFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'roundup-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
