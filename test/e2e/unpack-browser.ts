/** Unpacks the browser before any test asks for it: two tests that did so at once would meet. */
import { launchBrowser } from './browser.ts';

export async function setup(): Promise<void> {
  await (await launchBrowser()).close();
}
