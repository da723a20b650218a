/** Two kinds of tests: plain ones, and whole builds opened in a browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          // Commands run as processes of their own, which a busy machine starts slowly.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Builds and browsers take both cores: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
