/** The archive built by Astro: whole in its place, or not there at all. */
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withoutAstroTelemetry } from '../config/astro-telemetry.ts';
import { contentSource } from '../site/content-source.ts';
import { siteConfig } from '../site/site-config.ts';
import type { SiteBuilder } from '../ports.ts';

export interface AstroSiteOptions {
  /** The newsletter's folder. */
  readonly root: string;
  /** The day in UTC, `YYYY-MM-DD`, unless given. */
  readonly today?: () => string;
  /** `.roundup/cache` in the newsletter's folder unless given. */
  readonly cacheDir?: string;
}

/**
 * Builds beside `outDir` and takes its place when every page is there, so that a build which fails
 * leaves nothing of itself behind: Astro's own leavings hold drafts and page code.
 */
export function createAstroSite(options: AstroSiteOptions): SiteBuilder {
  const cacheDir = options.cacheDir ?? join(options.root, '.roundup/cache');
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10));
  return {
    async build(request) {
      const outDir = resolve(request.outDir);
      const partial = `${outDir}.partial`;
      withoutAstroTelemetry();
      const { build } = await import('astro');
      try {
        await build({
          ...siteConfig({
            root: options.root,
            load: contentSource({ root: options.root, today, cacheDir }),
            outDir: partial,
            cacheDir,
          }),
          configFile: false,
          logLevel: 'silent',
        });
        await rm(outDir, { recursive: true, force: true });
        await rename(partial, outDir);
      } finally {
        await rm(partial, { recursive: true, force: true });
      }
    },
  };
}
