/** A real Chromium, which comes with the packages and needs nothing else. */
import Chromium from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** The package's own arguments switch web security off, so they are not used. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await Chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
