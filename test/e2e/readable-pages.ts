/** What is wrong with pages in one look: what axe finds, what runs out, what fails, what asks others. */
import type { Browser } from 'playwright-core';
import { axeViolations } from './axe.ts';
import { watchedPage } from './watched-page.ts';

export const looks = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** At night nothing but colours differs, so by night axe looks at nothing else. */
export async function wrongWith(
  browser: Browser,
  url: string,
  addresses: readonly string[],
  { width, colorScheme }: (typeof looks)[number],
): Promise<string[]> {
  await using watched = await watchedPage(browser, {
    viewport: { width, height: 900 },
    colorScheme,
  });
  const { page, errors, requests } = watched;
  const { host } = new URL(url);
  const wrong: string[] = [];
  for (const address of addresses) {
    await page.goto(url + address, { waitUntil: 'load' });
    const found = await axeViolations(page, { onlyColours: colorScheme === 'dark' });
    for (const [id, html] of found) wrong.push(`${address}: ${id}: ${html.join(' ')}`);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) wrong.push(`${address}: ${over} px run out of it`);
    wrong.push(...errors.splice(0).map((error) => `${address}: ${error}`));
    const others = requests.splice(0).filter((asked) => new URL(asked).host !== host);
    wrong.push(...others.map((asked) => `${address} asks ${asked}`));
  }
  return wrong;
}
