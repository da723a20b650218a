/** Lighthouse's points for the pages that readers come to first. Runs after all others, alone: it measures time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { categories, type Lighthouse, launchLighthouse } from './lighthouse.ts';
import { type SampleArchive, sampleArchive } from './sample-archive.ts';

let sample: SampleArchive;

beforeAll(async () => {
  sample = await sampleArchive();
});

describe('Lighthouse', () => {
  /** The aim is 100; a busy machine costs the performance a point now and then. */
  const FLOOR = 98;
  let judge: Lighthouse;

  beforeAll(async () => {
    judge = await launchLighthouse();
  });

  afterAll(async () => {
    await judge?.[Symbol.asyncDispose]();
  });

  test.each(
    ['/', '/issues/2023-10/', '/links/', '/search/'].flatMap((address) =>
      (['mobile', 'desktop'] as const).map((screen) => [address, screen] as const),
    ),
  )('%s reaches %s everything', { retry: 3 }, async (address, screen) => {
    const { scores, losses } = await judge.score(sample.url + address, screen);
    for (const category of categories) {
      expect(scores[category], losses.join(', ')).toBeGreaterThanOrEqual(FLOOR);
    }
  });
});
