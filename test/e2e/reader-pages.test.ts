/** Every page of the server, opened on a phone and a desk, by day and by night. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type Listening } from '../../src/server/listen.ts';
import { createPageRenderer, pageTexts } from '../../src/server/page.ts';
import { sharedBrowser } from './browser.ts';
import { readerPages } from './reader-pages.ts';
import { expectReadable, watchedPage } from './watched-page.ts';

/** WCAG 2.2, 2.5.5, in pixels. */
const LEAST_TARGET = 44;

/** Where the newsletter's own words stand in most ways. */
const titled = ['form', 'asked', 'leave', 'settings-saved'];

const newsletters = {
  'left to right': {
    title: 'An Uncommonly Long Title of a Newsletter About Machines & Their Builders <etc>',
    description: 'A letter about machines, for those who build them.',
    frequency: 'Once a month',
    language: 'en',
  },
  'right to left': {
    title: 'ספינה ונמל',
    description: 'עלון חודשי על מכונות.',
    frequency: 'פעם בחודש',
    language: 'he',
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

describe.each(Object.entries(newsletters))('of a newsletter written from %s', (_, newsletter) => {
  const pages = readerPages(newsletter);
  const names = newsletter.language === 'he' ? titled : Object.keys(pages);
  let server: Listening;
  beforeAll(async () => {
    const { title, language } = newsletter;
    const url = 'https://news.example.com';
    const render = createPageRenderer({ title, language, url, theme: { accent: '#9a3412' } });
    const fetch = (request: Request): Response | Promise<Response> => {
      const page = pages[new URL(request.url).pathname.slice(1)];
      return page === undefined ? new Response(null, { status: 404 }) : render(page);
    };
    server = await listen({ fetch, drain: async () => {} }, { port: 0, hostname: '127.0.0.1' });
  });
  afterAll(() => server?.close());

  test.each(names)('%s can be read and used by everybody', async (name) => {
    await using watched = await watchedPage(browser, { viewport: { width: 390, height: 844 } });
    const { page, errors } = watched;
    await page.goto(`${server.url}/${name}`);
    await expectReadable(page);
    expect(await smallTargets(page)).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    // What is wrong is said at its field, and the field has the focus.
    const wrong = page.locator('[aria-invalid="true"]');
    if ((await wrong.count()) > 0) {
      const described = await wrong.getAttribute('aria-describedby');
      expect(await page.locator(`#${described}`).innerText()).not.toBe('');
      expect(await wrong.evaluate((field) => field === document.activeElement)).toBe(true);
    }
    // A page that is an error is one to the browser, too.
    const expected =
      (pages[name]?.(pageTexts('en')).status ?? 0) >= 400 ? [/Failed to load resource/] : [];
    expect(errors).toEqual(expected.map((words) => expect.stringMatching(words)));
  });
});

/** What is too small for a thumb; a box to tick is as large as its label. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const targets = document.querySelectorAll('a, button, select, input:not([type="hidden"])');
    return [...targets].flatMap((target) => {
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
      return width < least || height < least ? [`${target.outerHTML} ${width}x${height}`] : [];
    });
  }, LEAST_TARGET);
}
