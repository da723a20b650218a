/** The golden issue's archive: what its mails show is there, and its page can be read by everybody. */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { goldenEditions, GOLDEN_ISSUE, goldenIssueRoot } from '../fakes/golden-issue.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';

let scratch: string;
let dist: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'roundup-golden-'));
  dist = join(scratch, 'dist');
  const cacheDir = join(scratch, 'cache');
  await createAstroSite({ root: goldenIssueRoot, cacheDir }).build({ outDir: dist });
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test('every picture of the archive that a mail shows is in the archive', async () => {
  const editions = [...(await goldenEditions()).values()];
  const addresses = editions.flatMap(({ html }) =>
    [...html.matchAll(/src="https:\/\/salt\.example(\/[^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  expect(new Set(addresses)).toContain(`/issues/${GOLDEN_ISSUE}/quay.webp.png`);
  expect(new Set(addresses)).toContain(`/issues/${GOLDEN_ISSUE}/plan.svg.png`);
  for (const address of addresses) await access(join(dist, decodeURI(address)));
});

test.each(['light', 'dark'] as const)(
  'its page can be read by everybody, %s',
  async (colorScheme) => {
    const site = await serveFolder(dist, archivePolicy({ postsTo: [] }));
    const browser = await sharedBrowser();
    const context = await browser.newContext({
      viewport: { width: 375, height: 900 },
      colorScheme,
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/issues/${GOLDEN_ISSUE}/`, { waitUntil: 'load' });
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
    await site[Symbol.asyncDispose]();
  },
);
