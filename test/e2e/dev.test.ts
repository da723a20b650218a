/** `roundup dev`: what an author sees while writing. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { mailViews } from '../../src/core/preview/preview-view.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { sampleNewsletter } from '../fakes/sample-newsletter.ts';
import { launchBrowser } from './browser.ts';

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
  await using browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) broken.push(`${response.status()} ${response.url()}`);
  });
  const mail = `${dev.answer.editions}2023-10/`;
  for (const view of [...mailViews, 'text', 'page']) {
    await page.goto(`${mail}?view=${view}&width=all`, { waitUntil: 'load' });
    const audit = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect({ view, violations: audit.violations.map(({ id }) => id) }).toEqual({
      view,
      violations: [],
    });
  }
  expect(broken).toEqual([]);

  await page.goto(`${mail}?view=light`, { waitUntil: 'load' });
  const frame = page.frameLocator('iframe[title^="Light"]');
  const picture = frame.locator('img[src$="vm-to-objects.png"]');
  await expect.poll(() => picture.evaluate('element => element.naturalWidth')).toBeGreaterThan(0);
  await page.goto(`${mail}?view=images-off`, { waitUntil: 'load' });
  const missing = page.frameLocator('iframe[title^="Images off"]').locator('img');
  expect(await missing.first().evaluate('element => element.naturalWidth')).toBe(0);

  await page.goto(`${mail}?view=light`, { waitUntil: 'load' });
  // Only a client that is connected hears of a change.
  await page.waitForTimeout(1_000);
  const file = join(newsletter.root, 'issues/2023-10.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Hello from Gothenburg', 'Greetings from Malmö'));
  await expect
    .poll(() => frame.locator('body').textContent(), { timeout: 30_000 })
    .toContain('Greetings from Malmö');
});

test('starts while an issue is broken, and shows it once it is mended', async () => {
  await using newsletter = await sampleNewsletter();
  const file = join(newsletter.root, 'issues/2023-10.md');
  const sound = await readFile(file, 'utf8');
  await writeFile(file, sound.replace('::building', '::biulding'));
  await using dev = await startRoundup(['dev', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const page = `${dev.answer.archive}issues/2023-10/`;
  expect((await fetch(page)).status).toBe(500);
  await eventually(`${dev.answer.editions}2023-10/`, 'There is no directive ::biulding.');
  await writeFile(file, sound);
  await eventually(page, 'Hello from Gothenburg');
});
