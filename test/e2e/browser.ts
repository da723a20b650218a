/** A Chromium that comes with the packages and needs nothing else. */
import { chromium, type Browser } from 'playwright-core';
import { launchPackagedBrowser } from '../../src/adapters/browser/packaged-browser.ts';

/** Always the same one, whatever browsers the machine has. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await launchPackagedBrowser((options) => chromium.launch(options));
  if (browser === undefined) throw new Error('The package @sparticuz/chromium is not installed.');
  return browser;
}
