/** The archive built by Astro: whole in its place, or not there at all. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutAstroTelemetry, withSmallBundler } from '../config/packages-environment.ts';
import type { SiteArchive } from '../site/archive-source.ts';
import { type ContentSource, contentSource } from '../site/content-source.ts';
import { siteConfig } from '../site/site-config.ts';
import { sharePictures } from '../site/views/share-pictures.ts';
import type { SiteBuilder } from '../ports/site.ts';
import { replaceFolder, tidyFolder } from './fresh-folder.ts';
import { makeAhead } from './make-ahead.ts';
import { createOutputFiles } from './output-files.ts';
import { openPageCache } from './page-cache.ts';
import { siteDigest } from './site-digest.ts';

export interface AstroSiteOptions {
  /** The newsletter's folder. */
  readonly root: string;
  /** The day in UTC, `YYYY-MM-DD`, unless given. */
  readonly today?: () => string;
  /** From the newsletter's files unless given. */
  readonly load?: () => Promise<SiteArchive>;
  /** `.roundup/cache` in the newsletter's folder unless given. */
  readonly cacheDir?: string;
}

/**
 * A build that fails leaves nothing of itself behind: Astro's own leavings hold the code of pages.
 * What it throws for broken content is a `Failure`; a page that cannot be made throws as it is.
 */
export function createAstroSite(options: AstroSiteOptions): SiteBuilder {
  const { root } = options;
  const cacheDir = options.cacheDir ?? join(root, '.roundup/cache');
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10));
  const source = sourceOf(options.load) ?? contentSource({ root, today, cacheDir });

  async function buildPages(outDir: string): Promise<void> {
    const { build } = await import('astro');
    const archive = await source.load();
    const { language } = archive.config;
    const pictures = sharePictures(archive).map(({ picture }) => picture);
    await using ahead = makeAhead({ cacheDir, language }, archive, pictures);
    const config = siteConfig({ root, ...source, outDir, cacheDir, enoughAhead: ahead.enough });
    const pages = await openPageCache(config.cacheDir);
    await build({ ...config, configFile: false, logLevel: 'silent' });
    await pages.seal();
  }

  return {
    async build(request) {
      withoutAstroTelemetry();
      withSmallBundler();
      await replaceFolder({ root, target: request.outDir }, async (outDir) => {
        await buildPages(outDir);
        await request.finish?.(createOutputFiles(outDir));
      });
    },
    digest: async () => siteDigest(root, await source.load()),
    async built(outDir) {
      await tidyFolder({ root, target: outDir });
      return createOutputFiles(outDir);
    },
    remove: (outDir) => rm(outDir, { recursive: true, force: true }),
  };
}

function sourceOf(load: AstroSiteOptions['load']): ContentSource | undefined {
  if (load === undefined) return undefined;
  return { load, readConfig: async () => (await load()).config };
}
