/** A real Chromium, which comes with the packages and needs nothing else. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Chromium, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

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

/** Falls back on the package's own copies of the libraries that a bare system does not have. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await Chromium.executablePath();
  try {
    return await chromium.launch({ executablePath, args: ARGUMENTS });
  } catch (error) {
    if (!/shared libraries/.test(String(error))) throw error;
    const libraries = await inflate(join(packageFolder(), 'bin/al2023.tar.br'));
    return chromium.launch({
      executablePath,
      args: ARGUMENTS,
      env: { ...definedVariables(), LD_LIBRARY_PATH: join(libraries, 'lib') },
    });
  }
}

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return join(dirname(entry), '..');
}

function definedVariables(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
