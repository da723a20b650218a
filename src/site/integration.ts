/** The Astro integration: reads the archive before the pages do, and again when a file changes. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Connect, ViteDevServer } from 'vite';
import { searchFileAt, writeSearchFiles } from '../adapters/files/search-output.ts';
import { writeFileWhole } from '../adapters/files/write-file.ts';
import { earlyThemeScript } from '../core/edition/theme-choice.ts';
import { forgetLinkItems, provideArchive, type SiteArchive } from './archive-source.ts';
import { readPageFolder } from '../adapters/files/load-pages.ts';
import { serveAssets, writeAssets } from './asset-files.ts';
import { reloadOnChange, restartOnNewRoute } from './dev-reload.ts';
import { earlyThemeAddress } from './early-theme.ts';
import { serveMadeFiles, writeMadeFiles } from './place-made-files.ts';
import { textsPlugin } from './texts-plugin.ts';
import { themePlugins } from './theme-plugin.ts';

export interface RoundupOptions {
  /** The newsletter's folder. */
  readonly root: string;
  /** Reads the configuration alone, so that dev can start while an issue is broken. */
  readonly readConfig: () => Promise<SiteArchive['config']>;
  /** Reads the archive; throws what the author should see. */
  readonly load: () => Promise<SiteArchive>;
  /** Keeps what pictures become from one build to the next. */
  readonly cacheDir: string;
  /** Ends what is made beside the pages in a build; from then on whatever is missing is made here. */
  readonly enoughAhead?: () => Promise<void>;
  /** Answer requests in dev before the pages do, as the previews of mails under `/_mail/`. */
  readonly onDevRequest?: readonly Connect.NextHandleFunction[];
}

const OWN_PAGES = 'pages';
const WATCHED = ['issues', 'links', OWN_PAGES, 'newsletter.config.ts'];

export function roundup(options: RoundupOptions): AstroIntegration {
  let current: Promise<SiteArchive> | undefined;
  // What failed is tried again: the file that was missed may be there now.
  const archive = () =>
    (current ??= options.load().catch((error: unknown) => {
      current = undefined;
      throw error;
    }));
  return {
    name: 'roundup',
    hooks: {
      'astro:config:setup': async ({ updateConfig, injectRoute, addWatchFile }) => {
        provideArchive(archive);
        const { url } = await options.readConfig();
        const plugins = themePlugins({
          root: options.root,
          readConfig: options.readConfig,
          readArchive: archive,
        });
        updateConfig({
          site: url,
          vite: { plugins: [...plugins, textsPlugin(options.readConfig)] },
        });
        const { pages } = await readPageFolder(options.root);
        for (const { kind, path, address } of pages) {
          if (kind !== 'astro') continue;
          injectRoute({
            pattern: address.replace(/\/$/, ''),
            entrypoint: join(options.root, path),
            prerender: true,
          });
        }
        addWatchFile(join(options.root, OWN_PAGES));
      },
      'astro:server:setup': async ({ server }) => {
        for (const handler of options.onDevRequest ?? []) server.middlewares.use(handler);
        serveAssets(server, options, archive);
        serveEarlyTheme(server);
        serveMadeFiles(server, options, archive);
        serveSearch(server, archive);
        const { extras } = await options.readConfig();
        await reloadOnChange(server, {
          paths: [
            ...WATCHED.map((name) => join(options.root, name)),
            resolve(options.root, extras.dir),
          ],
          readNamed: async () => {
            const { css, components } = (await options.readConfig()).theme;
            return [css, ...Object.values(components)].flatMap((file) =>
              file === undefined ? [] : [join(options.root, file)],
            );
          },
          forget: () => {
            current = undefined;
          },
        });
        restartOnNewRoute(server, join(options.root, OWN_PAGES));
      },
      'astro:build:done': async ({ dir }) => {
        const outDir = fileURLToPath(dir);
        const built = await archive();
        forgetLinkItems();
        await writeFileWhole(join(outDir, earlyThemeAddress), Buffer.from(earlyThemeScript));
        await writeAssets(options, outDir, built);
        await options.enoughAhead?.();
        await writeMadeFiles(options, outDir, built);
        writeSearchFiles({ outDir, cacheDir: options.cacheDir }, built, built.config.language);
      },
    },
  };
}

function serveEarlyTheme(server: ViteDevServer): void {
  server.middlewares.use(earlyThemeAddress, (_request, response) => {
    response.setHeader('content-type', 'text/javascript').end(earlyThemeScript);
  });
}
/** In dev nothing of the search is on disk. */
function serveSearch(server: ViteDevServer, archive: () => Promise<SiteArchive>): void {
  server.middlewares.use((request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!/^\/search\/.+\.json$/.test(path)) return next();
    archive().then(
      (current) => {
        const text = searchFileAt(path, current, current.config.language);
        if (text === undefined) return next();
        response.setHeader('content-type', 'application/json; charset=utf-8').end(text);
      },
      () => next(),
    );
  });
}
