/** Four kinds of tests: plain ones, those on a real PostgreSQL, whole builds in a browser, and Lighthouse. */
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** One more than most machines of CI have cores: many tests wait for time-outs and processes. */
const WORKERS = 3;
const LIGHTHOUSE = 'test/e2e/lighthouse.test.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/**/*.postgres.test.ts'],
          setupFiles: ['test/same-cases-in-ci.ts'],
          // Every file would load the renderer anew, which takes longer than most tests; no module
          // keeps anything that a test could trip over.
          isolate: false,
          maxWorkers: WORKERS,
          // Commands run as processes of their own, which a busy machine starts slowly.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['test/**/*.postgres.test.ts'],
          setupFiles: ['test/same-cases-in-ci.ts'],
          isolate: false,
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: 'test/fakes/scratch-postgres.ts',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [LIGHTHOUSE],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: 'test/e2e/unpack-browser.ts',
          // For Astro what holds for the renderer, and a worker's files share one browser.
          isolate: false,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'lighthouse',
          include: [LIGHTHOUSE],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: 'test/e2e/unpack-browser.ts',
          // What it measures would be slow beside other tests.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
