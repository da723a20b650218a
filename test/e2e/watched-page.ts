/** A page that remembers every error in its console, and what was asked of whom. */
import type { BrowserContext, BrowserContextOptions, Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe.ts';

export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the content's policy are among them. */
  readonly errors: string[];
  readonly requests: string[];
}

export async function watchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  return { page, context, errors, requests, [Symbol.asyncDispose]: () => context.close() };
}

/** By day and by night, on a small phone and on a desk. */
export async function expectReadable(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const onlyColours = colorScheme === 'dark';
    expect(await axeViolations(page, { onlyColours })).toEqual([]);
  }
  const before = page.viewportSize();
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
}
