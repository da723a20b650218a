/** What is wrong with pages of one width: what axe finds, what runs out, what fails, what asks others. */
import type { Browser } from 'playwright-core';
import { axeViolations } from './axe.ts';
import { watchedPage } from './watched-page.ts';

/** Each page is opened by day in one width and by night in the other, and looked at in both. */
export const looks = [
  { width: 320, papers: ['light', 'dark'] },
  { width: 1280, papers: ['dark', 'light'] },
] as const;

/** At night nothing but colours differs, so by night axe looks at nothing else. */
export async function wrongWith(
  browser: Browser,
  url: string,
  addresses: readonly string[],
  { width, papers }: (typeof looks)[number],
): Promise<string[]> {
  await using watched = await watchedPage(browser, { viewport: { width, height: 900 } });
  const { page, errors, requests } = watched;
  const { host } = new URL(url);
  const wrong: string[] = [];
  for (const address of addresses) {
    await page.emulateMedia({ colorScheme: papers[0] });
    await page.goto(url + address, { waitUntil: 'load' });
    for (const colorScheme of papers) {
      await page.emulateMedia({ colorScheme });
      const where = `${address}, ${colorScheme}`;
      const found = await axeViolations(page, { onlyColours: colorScheme === 'dark' });
      for (const [id, html] of found) wrong.push(`${where}: ${id}: ${html.join(' ')}`);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wrong.push(`${where}: ${over} px run out of it`);
    }
    wrong.push(...errors.splice(0).map((error) => `${address}: ${error}`));
    const others = requests.splice(0).filter((asked) => new URL(asked).host !== host);
    wrong.push(...others.map((asked) => `${address} asks ${asked}`));
  }
  return wrong;
}
