/** Pictures of every kind of page, on three screens, by day and by night: `npm run gallery [-- FOLDER]`. */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createAstroSite } from '../src/adapters/astro-site.ts';
import { archivePolicy } from '../src/core/edition/archive-policy.ts';
import { launchBrowser } from '../test/e2e/browser.ts';
import { serveFolder } from '../test/e2e/serve-folder.ts';
import { pageKinds } from './gallery/page-kinds.ts';

const WIDTHS = [320, 768, 1440] as const;
const SCHEMES = ['light', 'dark'] as const;
/** A long archive is looked at from its beginning. */
const MOST_HEIGHT = 3200;

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const target = join(root, '.roundup/gallery');
const dist = join(target, 'dist');

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await createAstroSite({ root }).build({ outDir: dist });
await using site = await serveFolder(dist, archivePolicy({ postsTo: [] }));
const kinds = await pageKinds(dist);
for (const width of WIDTHS) {
  for (const colorScheme of SCHEMES) {
    // A new one each time: pictures of long pages use up what a small machine gives to one.
    const browser = await launchBrowser();
    const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
    for (const { name, address } of kinds) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(site.url + address);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(height, MOST_HEIGHT) });
      await page.screenshot({ path: join(target, `${name}-${width}-${colorScheme}.png`) });
    }
    await browser.close();
    process.stderr.write(`${kinds.length} pages at ${width} px, ${colorScheme}\n`);
  }
}
process.stdout.write(`${target}\n`);
