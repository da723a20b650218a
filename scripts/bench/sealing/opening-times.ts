/** How long a reader's browser takes to open an extra: from the link to the text in the page. */
import type { Browser } from 'playwright-core';
import { archivePolicy } from '../../../src/core/edition/archive-policy.ts';
import { launchBrowser } from '../../../test/e2e/browser.ts';
import { sealedNewsletter } from '../../../test/e2e/sealed-newsletter.ts';
import { serveFolder } from '../../../test/e2e/serve-folder.ts';
import { median } from '../measure.ts';

export interface OpeningFigure {
  readonly byLinkMs: number;
  /** The ring fetched and opened, too. */
  readonly byPatronMs: number;
  readonly repetitions: number;
}

export async function openingTimes(repetitions: number): Promise<OpeningFigure> {
  await using newsletter = await sealedNewsletter();
  await using site = await serveFolder(newsletter.dist, archivePolicy({ postsTo: [] }));
  const browser = await launchBrowser();
  try {
    const page = site.url + newsletter.address;
    const timesOf = async (link: string): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < repetitions; round += 1) {
        times.push(await openOnce(browser, page, link.slice(link.indexOf('#'))));
      }
      return median(times);
    };
    return {
      byLinkMs: await timesOf(newsletter.links.pricing),
      byPatronMs: await timesOf(newsletter.links.supporter),
      repetitions,
    };
  } finally {
    await browser.close();
  }
}

/** In a browser profile of its own, where nothing is warm but the page. */
async function openOnce(browser: Browser, address: string, fragment: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const ms = await page.evaluate(async (fragment) => {
    const opened = new Promise<void>((resolve) => {
      const look = (): void => {
        if (document.querySelector('.extra-open') !== null) resolve();
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    });
    const startedAt = performance.now();
    location.hash = fragment;
    await opened;
    return performance.now() - startedAt;
  }, fragment);
  await context.close();
  return ms;
}
