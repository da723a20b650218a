/** Every kind of page there is, in a language from left to right and one from right to left. */
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageKinds } from '../../scripts/gallery/page-kinds.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { sharedBrowser } from './browser.ts';
import { hasNuChecker, nuComplaints } from './nu-checker.ts';
import { looks, wrongWith } from './readable-pages.ts';
import { serveFolder } from './serve-folder.ts';
import { wholeNewsletter, type WholeNewsletter } from './whole-newsletter.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

describe.each([
  ['en', 'sealed'],
  ['ar', 'served'],
] as const)('in %s, with extras %s', (language, access) => {
  let newsletter: WholeNewsletter;
  beforeAll(async () => {
    newsletter = await wholeNewsletter(language, access);
    return () => newsletter[Symbol.asyncDispose]();
  });

  test('there is a page of each kind', async () => {
    const kinds = (await pageKinds(newsletter.dist)).map(({ address }) => address);
    expect(kinds.filter((address) => /^\/[a-z]/.test(address))).toEqual([
      '/about/',
      '/building/',
      '/building/winch/',
      '/guide/',
      '/guide/knots/',
      '/issues/2023-08/also-read/',
      '/issues/2023-10/',
      '/issues/',
      expect.stringMatching(/^\/issues\/[0-9a-z]{16}\/$/),
      '/links/by/' + (language === 'en' ? 'anna-ek/' : 'ليلى-حداد/'),
      '/links/by/',
      '/links/days/10/',
      '/links/',
      expect.stringMatching(/^\/links\/on\/./),
      '/links/on/',
      '/search/',
      '/statistics/',
      '/support/',
      '/tags/',
      '/tags/servers/',
      '/writing/talk/',
      '/writing/',
    ]);
  });

  test.each(looks)(
    'all can be read by everybody at $width px, $papers.0 and $papers.1',
    async (look) => {
      await using site = await serveFolder(newsletter.dist, archivePolicy({ postsTo: [] }));
      const addresses = (await pageKinds(newsletter.dist)).map(({ address }) => address);
      expect(await wrongWith(browser, site.url, addresses, look)).toEqual([]);
    },
  );

  test.skipIf(!hasNuChecker)('the Nu Html Checker finds no fault in any of them', async () => {
    expect(await nuComplaints(newsletter.dist)).toEqual([]);
  });
});
