/** A Chromium that comes with the packages and needs nothing else. */
import { chromium, type Browser } from 'playwright-core';
import { launchPackagedBrowser } from '../../src/adapters/browser/packaged-browser.ts';

/** Always the same one, whatever browsers the machine has. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await launchPackagedBrowser((options) => chromium.launch(options));
  if (browser === undefined) throw new Error('The package @sparticuz/chromium is not installed.');
  return browser;
}

let shared: Promise<Browser> | undefined;

/** One for all files of a worker, each in contexts of its own; it ends as the worker's process does. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}
