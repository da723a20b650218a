/** Finds a Chromium for screenshots: the one that is named, one of the system, or one from npm. */
import type { Browser, LaunchOptions } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import { launchPackagedBrowser } from './packaged-browser.ts';

const LAUNCH_WITHIN_MS = 30_000;
/** As playwright calls them: it knows where each system keeps them. */
const CHANNELS = ['chrome', 'msedge'];
const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];

/**
 * undefined where there is no browser, or no `playwright-core` to steer it. Throws
 * `browser-unusable` when the one that is named cannot be started.
 */
export async function launchBrowser(named: string | undefined): Promise<Browser | undefined> {
  const playwright = await loadPlaywright();
  if (playwright === undefined) return undefined;
  const launch = (options: LaunchOptions): Promise<Browser> =>
    playwright.chromium.launch({ ...options, timeout: LAUNCH_WITHIN_MS });
  if (named !== undefined) return launch({ executablePath: named }).catch(unusable);
  const known: LaunchOptions[] = [
    ...CHANNELS.map((channel) => ({ channel })),
    ...USUAL_PATHS.map((executablePath) => ({ executablePath })),
  ];
  for (const options of known) {
    const browser = await launch(options).catch(() => undefined);
    if (browser !== undefined) return browser;
  }
  return launchPackagedBrowser(launch);
}

function unusable(): never {
  throw new Failure(
    'configuration',
    'browser-unusable',
    'The browser that ROUNDUP_BROWSER names cannot be started.',
    'Give it the path of a Chromium, Chrome or Edge, or unset it.',
  );
}

/** Not among what an author installs; whoever wants screenshots adds it. */
async function loadPlaywright() {
  try {
    return await import('playwright-core');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return undefined;
    }
    throw error;
  }
}
