/** Screenshots of mails in a real Chromium that reaches no network. */
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { Shot } from '../../core/preview/shot.ts';
import type { Screenshots } from '../../ports/mail.ts';
import { launchBrowser } from './launch-browser.ts';

const STEP_WITHIN_MS = 30_000;
/** Chromium paints no taller picture in one piece. */
const MOST_HEIGHT = 16_000;
const FIRST_HEIGHT = 800;
/** The mail's own address, which nothing else can have (RFC 2606). */
const MAIL_ADDRESS = 'http://mail.invalid/';

/** undefined where there is no browser. Throws what `launchBrowser()` throws. */
export async function openScreenshots(
  browserPath: string | undefined,
): Promise<Screenshots | undefined> {
  const browser = await launchBrowser(browserPath);
  if (browser === undefined) return undefined;
  return {
    take: (shot) => take(browser, shot),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function take(browser: Browser, shot: Shot): Promise<Uint8Array> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: FIRST_HEIGHT },
    colorScheme: shot.scheme,
    javaScriptEnabled: false,
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  try {
    return await photograph(context, shot);
  } catch (error) {
    // By its name: the class is there only where the browser's package is.
    throw error instanceof Error && error.name === 'TimeoutError' ? tooSlow() : error;
  } finally {
    await context.close();
  }
}

function tooSlow(): Failure {
  return new Failure(
    'unavailable',
    'browser-too-slow',
    `The browser did not finish a screenshot within ${STEP_WITHIN_MS / 1000} seconds.`,
    'Try again when this machine has less to do, or leave the screenshots out: --no-screenshots',
  );
}

async function photograph(context: BrowserContext, shot: Shot): Promise<Uint8Array> {
  context.setDefaultTimeout(STEP_WITHIN_MS);
  const page = await context.newPage();
  await page.route('**/*', (route) => answer(route, shot));
  await page.goto(MAIL_ADDRESS, { waitUntil: 'load' });
  const height = Math.min(await heightOf(page), MOST_HEIGHT);
  return page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width: shot.width, height },
    animations: 'disabled',
  });
}

/** Scripts of the page stay off; this one is the browser's own. */
async function heightOf(page: Page): Promise<number> {
  const height: unknown = await page.evaluate('document.documentElement.scrollHeight');
  return typeof height === 'number' && height > 0 ? height : FIRST_HEIGHT;
}

/** The mail, the pictures that it was given, and nothing else. */
async function answer(route: Route, shot: Shot): Promise<void> {
  const address = route.request().url();
  if (address === MAIL_ADDRESS) {
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: shot.html });
  }
  const isPicture = route.request().resourceType() === 'image';
  // What cannot be read is a broken picture, as it would be in the mail.
  const bytes = isPicture ? await shot.picture?.(address).catch(() => undefined) : undefined;
  return bytes === undefined
    ? route.abort('blockedbyclient')
    : route.fulfill({ body: Buffer.from(bytes) });
}
