/** `roundup dev`: what an author sees while writing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { THEME_KEY } from '../../src/core/edition/theme-choice.ts';
import { mailViews } from '../../src/core/preview/preview-view.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { sampleNewsletter } from '../fakes/sample-newsletter.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';

const isAddresses = (answer: unknown): answer is { archive: string; editions: string } =>
  typeof answer === 'object' && answer !== null && 'editions' in answer;

async function eventually(url: string, expected: string): Promise<void> {
  let text = '';
  for (let tries = 0; tries < 100; tries += 1) {
    text = await (await fetch(url)).text();
    if (text.includes(expected)) return;
    await sleep(200);
  }
  throw new Error(`${url} never showed “${expected}”; at last it was ${text.slice(0, 300)}`);
}

/** 0 for a picture that is not there. */
function naturalWidth(picture: Locator): Promise<number> {
  return picture.evaluate((element) =>
    element instanceof HTMLImageElement ? element.naturalWidth : -1,
  );
}

test('pages and editions follow every change of an issue, a link and the config', async () => {
  await using newsletter = await sampleNewsletter();
  await using dev = await startRoundup(['dev', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const edit = async (path: string, from: string, to: string): Promise<void> => {
    const file = join(newsletter.root, path);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
  };
  const page = `${dev.answer.archive}issues/2023-10/`;
  const mail = `${dev.answer.editions}2023-10`;
  await eventually(page, 'Hello from Gothenburg');
  await eventually(`${mail}/public.html`, 'Hello from Gothenburg');
  await eventually(`${mail}/patron.txt`, '33.60');
  await eventually(`${mail}/?tier=patron`, 'From unit file to manifest');
  await eventually(`${mail}/?tier=patron&view=text`, '33.60');
  await eventually(`${mail}/public.html?view=dark`, '(min-width:0)');

  await edit('issues/2023-10.md', 'Hello from Gothenburg', 'Greetings from Malmö');
  await eventually(page, 'Greetings from Malmö');
  await eventually(`${mail}/public.txt`, 'Greetings from Malmö');
  // The fourth issue, as the search counts them.
  await eventually(`${dev.answer.archive}search/issues/3.json`, 'Greetings from Malmö');

  await edit('newsletter.config.ts', "title: 'Hull & Harbor'", "title: 'Keel and Quay'");
  await eventually(page, 'Keel and Quay');

  await edit('issues/2023-10.md', '::building', '::biulding');
  await eventually(`${mail}/`, 'directive/unknown');
  expect(await (await fetch(`${mail}/public.html`)).text()).not.toContain('Greetings');
});

test('a mail is shown with its pictures, in every view without an error, and reloads on save', async () => {
  await using newsletter = await sampleNewsletter();
  await using dev = await startRoundup(['dev', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const browser = await sharedBrowser();
  const mail = `${dev.answer.editions}2023-10/`;
  const broken: string[] = [];
  const open = async (colorScheme: 'light' | 'dark', width: number): Promise<Page> => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) broken.push(`${response.status()} ${response.url()}`);
    });
    return page;
  };

  for (const scheme of ['light', 'dark'] as const) {
    const page = await open(scheme, scheme === 'light' ? 1280 : 375);
    for (const address of [dev.answer.editions, mail, `${mail}?view=text`]) {
      await page.goto(address, { waitUntil: 'load' });
      // The mail in the frame has tests of its own.
      expect(await axeViolations(page, { outside: 'iframe' })).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - innerWidth';
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  }

  const page = await open('light', 1280);
  for (const view of [...mailViews, 'page']) {
    await page.goto(`${mail}?view=${view}&width=375`, { waitUntil: 'load' });
  }
  expect(broken).toEqual([]);

  await page.goto(new URL('/issues/2023-10/', mail).href, { waitUntil: 'load' });
  const ownPage = page.locator('.text picture img');
  await ownPage.scrollIntoViewIfNeeded();
  // It is drawn when it is first asked for.
  await expect.poll(() => naturalWidth(ownPage), { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await ownPage.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(
    /vm-to-objects\.png\.w\d+\.avif$/,
  );
  // The paper's script is one of the files that only a build writes.
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();
  await page.evaluate((key) => localStorage.setItem(key, 'dark'), THEME_KEY);
  await page.reload({ waitUntil: 'commit' });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe('dark');
  expect(broken).toEqual([]);

  await page.goto(`${mail}?view=light`, { waitUntil: 'load' });
  const frame = page.frameLocator('iframe[title^="Light"]');
  const picture = frame.locator('img[src$="vm-to-objects.png"]');
  await expect.poll(() => naturalWidth(picture)).toBeGreaterThan(0);
  await page.goto(`${mail}?view=images-off`, { waitUntil: 'load' });
  const missing = page.frameLocator('iframe[title^="Images off"]').locator('img');
  expect(await naturalWidth(missing.first())).toBe(0);

  // Only a client that is connected hears of a change.
  const connected = page.waitForEvent('console', (line) => line.text().includes('connected'));
  await page.goto(`${mail}?view=light`, { waitUntil: 'load' });
  await connected;
  const file = join(newsletter.root, 'issues/2023-10.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Hello from Gothenburg', 'Greetings from Malmö'));
  await expect
    .poll(() => frame.locator('body').textContent(), { timeout: 30_000 })
    .toContain('Greetings from Malmö');
});

test('starts while an issue is broken, and serves nothing that is for patrons', async () => {
  await using newsletter = await sampleNewsletter();
  const at = (path: string): string => join(newsletter.root, path);
  const bonus =
    '---\ntitle: Bonus\ndate: 2023-10-20\ndescription: A description that is long enough.\naudience: patron\n---\nA canary of patrons.\n';
  await mkdir(at('issues/2023-10-bonus'), { recursive: true });
  await mkdir(at('issues/2023-10.patron'), { recursive: true });
  await mkdir(at('.roundup'), { recursive: true });
  const secret = {
    'issues/2023-10-bonus.md': bonus,
    'issues/2023-10-bonus/chart.png': 'canary',
    'issues/2023-10.patron/chart.png': 'canary',
    'issues/2023-10.patron.md': await readFile(at('issues/2023-10.patron.md'), 'utf8'),
    '.roundup/extras.key': 'canary0'.repeat(7).slice(0, 43),
  };
  for (const [path, text] of Object.entries(secret)) await writeFile(at(path), text);
  const sound = await readFile(at('issues/2023-10.md'), 'utf8');
  await writeFile(at('issues/2023-10.md'), sound.replace('::building', '::biulding'));
  await using dev = await startRoundup(['dev', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const { archive, editions } = dev.answer;
  const page = `${archive}issues/2023-10/`;
  expect((await fetch(page)).status).toBe(500);
  await eventually(`${editions}2023-10/`, 'There is no directive ::biulding.');
  await writeFile(at('issues/2023-10.md'), sound);
  await eventually(page, 'Hello from Gothenburg');
  for (const path of Object.keys(secret)) {
    for (const query of ['', '?raw', '?url', '?import&raw', '?raw??', '?inline']) {
      for (const before of ['@fs' + newsletter.root + '/', '', '@fs//' + newsletter.root + '/']) {
        const answer = await fetch(`${archive}${before}${path}${query}`);
        const text = await answer.text();
        expect(text, `${before}${path}${query}`).not.toMatch(
          /canary|knew whether it would flatter/,
        );
      }
    }
  }
  expect(await (await fetch(`${archive}issues/`)).text()).toContain('For Patrons');
}, 120_000);
