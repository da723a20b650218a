// For `astro check` and editors; `roundup build` and `roundup dev` bring the same configuration.
import { join } from 'node:path';
import { withoutAstroTelemetry } from './src/config/packages-environment.ts';
import { contentSource } from './src/site/content-source.ts';
import { siteConfig } from './src/site/site-config.ts';

withoutAstroTelemetry();
const root = import.meta.dirname;
const today = () => new Date().toISOString().slice(0, 10);

export default siteConfig({
  root,
  ...contentSource({ root, today, drafts: true }),
  outDir: join(root, 'dist'),
  cacheDir: join(root, '.roundup/cache'),
});
