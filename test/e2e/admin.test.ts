/** The admin page in a real browser: without scripts, by day and night, on a desk and in a hand. */
import { beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { eventWorld, options } from '../adapters/event-steps.ts';
import { imported, readers } from '../adapters/store-steps.ts';
import { runningAdmin, type RunningAdmin } from '../server/admin/running-admin.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

async function filled(): Promise<RunningAdmin> {
  const admin = await runningAdmin();
  const world = await eventWorld(admin.store, 'a');
  await admin.store.subscribers.add(readers(40), imported, 'active');
  const told = [0, 1].map((reader) => world.event({ reader, what: { kind: 'bounced' } }));
  await admin.store.events.record(told, options);
  return admin;
}

test('in by the button, to an issue, and out again, with scripts turned off', async () => {
  const admin = await filled();
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${admin.url}${admin.app.newEntry()}`);
  await page.getByRole('button', { name: 'Open the page' }).click();
  expect(new URL(page.url()).pathname).toBe('/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('42 active subscribers');
  await page.getByText('The same as a table').click();
  expect(await page.getByRole('rowheader', { name: 'November 2023' }).isVisible()).toBe(true);
  await page.getByRole('link', { name: '2023-10-a' }).first().click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('2023-10-a');
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You are signed out');
  await page.goto(`${admin.url}/`);
  expect(await page.content()).toContain('one-time address');
  await page.close();
});

test('whoever sees it little or on little sees all of it', { timeout: 60_000 }, async () => {
  const admin = await filled();
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  await page.goto(`${admin.url}${admin.app.newEntry()}`);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of ['/', '/issues/2023-10-a']) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${admin.url}${path}`);
        expect(await axeViolations(page)).toEqual([]);
        const tooWide = 'document.documentElement.scrollWidth > innerWidth';
        expect(await page.evaluate(tooWide), `${path} at ${width}`).toBe(false);
      }
    }
  }
  expect(refused).toEqual([]);
  await context.close();
});
