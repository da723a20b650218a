/** Begins with the files that take longest, so that none of them is left alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Each project's files stand together: a worker goes on with files of its own project alone, and
 * one that has to end loses the renderer, Astro and the browser that it has loaded.
 * PostgreSQL waits for the disk more than it computes, so its files run beside the longest of all;
 * and files that wait for time-outs run beside those that compute.
 */
const ORDER = [
  'test/e2e/kept-builds.test.ts',
  'kills.postgres.test.ts',
  '.postgres.test.ts',
  'test/e2e/page-kinds.test.ts',
  'test/e2e/install.test.ts',
  'test/e2e/dev.test.ts',
  'test/e2e/theming-dev.test.ts',
  'test/e2e/demo.test.ts',
  'test/e2e/languages.test.ts',
  'test/e2e/stale-builds.test.ts',
  'test/e2e/',
  'test/leak-trials.test.ts',
  'test/cli/link-check-terminal.test.ts',
  'test/kills/',
  'test/simulator.test.ts',
  'test/server/attack-by-slowness.test.ts',
  'test/adapters/smtp/smtp-transport.test.ts',
  'test/workflows/publish-faults.test.ts',
  'test/adapters/cut-connections.test.ts',
  'test/workflows/people-faults.test.ts',
  'test/workflows/open-gate.test.ts',
  'test/adapters/store-sqlite/source-tokens.test.ts',
  'test/server/',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own method, of no array
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = ORDER.findIndex((part) => moduleId.includes(part));
  return found < 0 ? ORDER.length : found;
}
