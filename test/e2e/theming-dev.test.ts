/** `roundup dev` shows every change of an author's own look, and pages that come and go. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startRoundup } from '../cli/start-roundup.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { sharedBrowser } from './browser.ts';
import { themedNewsletter } from './themed-newsletter.ts';

const isAddresses = (answer: unknown): answer is { archive: string } =>
  typeof answer === 'object' && answer !== null && 'archive' in answer;

/** The page that answers so; a server that starts anew answers nothing for a moment. */
async function eventually(url: string, isThere: (text: string, status: number) => boolean) {
  let last = '';
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    const text = (await answer?.text().catch(() => '')) ?? '';
    if (answer !== undefined && isThere(text, answer.status)) return text;
    last = `${answer?.status}: ${text.slice(0, 300)}`;
    await sleep(200);
  }
  throw new Error(`${url} never was as expected; at last it was ${last}`);
}

test('a change of the CSS, a component, a page or the config is shown, and so is a new page', async () => {
  await using newsletter = await scratchNewsletter(themedNewsletter());
  await using dev = await startRoundup(['dev', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const at = (path: string): string => new URL(path, dev.answer.archive).href;
  const file = (path: string): string => join(newsletter.root, path);
  const edit = async (path: string, from: string, to: string): Promise<void> => {
    const text = await readFile(file(path), 'utf8');
    expect(text).toContain(from);
    await writeFile(file(path), text.replace(from, to));
  };
  await eventually(at('/about/'), (text) => text.includes('No rope was harmed'));
  await eventually(at('/uses/'), (text) => text.includes('Two knives'));
  await eventually(at('/about/wave.svg'), (text) => text.includes('<svg'));
  await eventually(at('/fonts/harbour.ttf'), (_text, status) => status === 200);

  const browser = await sharedBrowser();
  const page = await browser.newPage();
  await page.goto(at('/about/'));
  const style = (): Promise<string> =>
    page.locator('.masthead-large').evaluate((element) => getComputedStyle(element).fontStyle);
  const tallied = (): Promise<string> =>
    page.locator('.tally').evaluate((element) => getComputedStyle(element).textAlign);
  expect([await style(), await tallied()]).toEqual(['italic', 'center']);
  await edit('theme.css', 'font-style: italic', 'font-style: oblique');
  await expect.poll(style, { timeout: 20_000 }).toMatch(/^oblique/);
  await edit('components/colophon.astro', 'text-align: center', 'text-align: right');
  await expect.poll(tallied, { timeout: 20_000 }).toBe('right');
  await page.close();

  await edit('components/colophon.astro', 'letters so far', 'letters up to now');
  await eventually(at('/uses/'), (text) => text.includes('letters up to now'));
  await edit('pages/about.md', 'No rope was harmed', 'A rope was spliced');
  await eventually(at('/about/'), (text) => text.includes('A rope was spliced'));
  await edit('pages/about.md', 'title: About', 'title: Colours');
  await eventually(at('/uses/'), (text) => />\s*Colours\s*</.test(text));
  await edit('newsletter.config.ts', 'radius: 6', 'radius: 11');
  await eventually(at('/about/'), (text) => text.includes('--radius:11px'));

  const now = '---\ntitle: Now\ndescription: What I am at in these days.\n---\nKnots.\n';
  await writeFile(file('pages/now.md'), now);
  await eventually(at('/now/'), (text) => text.includes('Knots.'));
  await rm(file('pages/now.md'));
  await eventually(at('/now/'), (_text, status) => status === 404);
  await writeFile(file('pages/later.astro'), '<p>Splices, later.</p>\n');
  await eventually(at('/later/'), (text) => text.includes('Splices, later.'));
  await rm(file('pages/later.astro'));
  await eventually(at('/later/'), (_text, status) => status === 404);
  await eventually(at('/about/'), (text) => text.includes('A rope was spliced'));

  // A file that is missed stops the pages, and not the server.
  const sheet = await readFile(file('theme.css'), 'utf8');
  await rm(file('theme.css'));
  await eventually(at('/about/'), (_text, status) => status === 500);
  await writeFile(file('theme.css'), sheet);
  await eventually(at('/about/'), (text) => text.includes('A rope was spliced'));
});
