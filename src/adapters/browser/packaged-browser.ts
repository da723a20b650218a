/** A Chromium that comes from npm, for machines that have none of their own. */
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, LaunchOptions } from 'playwright-core';

/** The package's own arguments switch web security off, so they are not used. */
const ARGUMENTS = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * undefined when `@sparticuz/chromium` is not installed. Falls back on the package's own copies of
 * the libraries that a bare system does not have.
 */
export async function launchPackagedBrowser(
  launch: (options: LaunchOptions) => Promise<Browser>,
): Promise<Browser | undefined> {
  const folder = packageFolder();
  if (folder === undefined) return undefined;
  const { default: Chromium, inflate } = await import('@sparticuz/chromium');
  const options = { executablePath: await Chromium.executablePath(), args: ARGUMENTS };
  try {
    return await launch(options);
  } catch (error) {
    if (!/shared libraries/.test(String(error))) throw error;
    const libraries = await inflate(join(folder, 'bin/al2023.tar.br'));
    const env = { HOME: homedir(), TMPDIR: tmpdir(), LD_LIBRARY_PATH: join(libraries, 'lib') };
    return launch({ ...options, env });
  }
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return join(dirname(entry), '..');
  } catch {
    return undefined;
  }
}
