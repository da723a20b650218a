/** The Astro integration: reads the archive before the pages do, and again when a file changes. */
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { writeFileWhole } from '../adapters/files/write-file.ts';
import { earlyThemeScript } from '../core/edition/theme-choice.ts';
import { textLanguageOf } from '../core/texts/texts.ts';
import { provideArchive, type SiteArchive } from './archive-source.ts';
import { serveAssets, writeAssets } from './asset-files.ts';
import { earlyThemeAddress } from './early-theme.ts';
import { runningHeadCss } from './running-head-css.ts';
import { serveMadeFiles, writeMadeFiles } from './place-made-files.ts';
import { themeCss } from './theme-css.ts';

export interface RoundupOptions {
  /** The newsletter's folder. */
  readonly root: string;
  /** Reads the configuration alone, so that dev can start while an issue is broken. */
  readonly readConfig: () => Promise<SiteArchive['config']>;
  /** Reads the archive; throws what the author should see. */
  readonly load: () => Promise<SiteArchive>;
  /** Keeps what pictures become from one build to the next. */
  readonly cacheDir: string;
  /** Answer requests in dev before the pages do, as the previews of mails under `/_mail/`. */
  readonly onDevRequest?: readonly Connect.NextHandleFunction[];
}

const THEME = 'virtual:roundup/theme.css';
const TEXTS = /^virtual:roundup\/texts\/([a-z]+)$/;
const WATCHED = ['issues', 'links', 'newsletter.config.ts'];

export function roundup(options: RoundupOptions): AstroIntegration {
  let current: Promise<SiteArchive> | undefined;
  const archive = () => (current ??= options.load());
  return {
    name: 'roundup',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        provideArchive(archive);
        const { url } = await options.readConfig();
        updateConfig({
          site: url,
          vite: { plugins: [themePlugin(options.readConfig), textsPlugin(options.readConfig)] },
        });
      },
      'astro:server:setup': async ({ server }) => {
        for (const handler of options.onDevRequest ?? []) server.middlewares.use(handler);
        serveAssets(server, options, archive);
        serveEarlyTheme(server);
        serveMadeFiles(server, options, archive);
        const { extras } = await options.readConfig();
        reloadOnChange(
          server,
          [...WATCHED.map((name) => join(options.root, name)), resolve(options.root, extras.dir)],
          () => {
            current = undefined;
          },
        );
      },
      'astro:build:done': async ({ dir }) => {
        const outDir = fileURLToPath(dir);
        await writeFileWhole(join(outDir, earlyThemeAddress), Buffer.from(earlyThemeScript));
        await writeAssets(options, outDir, await archive());
        await writeMadeFiles(options, outDir, await archive());
      },
    },
  };
}

function themePlugin(readConfig: RoundupOptions['readConfig']): Plugin {
  return {
    name: 'roundup:theme',
    resolveId: (id) => (id === THEME ? `\0${THEME}` : undefined),
    load: async (id) => {
      if (id !== `\0${THEME}`) return undefined;
      const { theme, title } = await readConfig();
      return `${themeCss(theme.accent)}\n${runningHeadCss(title)}`;
    },
  };
}

/** A browser gets what its scripts say in one language, of all that there are. */
function textsPlugin(readConfig: RoundupOptions['readConfig']): Plugin {
  return {
    name: 'roundup:texts',
    resolveId: async (id) => {
      const name = TEXTS.exec(id)?.[1];
      if (name === undefined) return undefined;
      const language = textLanguageOf((await readConfig()).language) ?? 'en';
      return fileURLToPath(new URL(`../core/texts/${language}/${name}.ts`, import.meta.url));
    },
  };
}

function serveEarlyTheme(server: ViteDevServer): void {
  server.middlewares.use(earlyThemeAddress, (_request, response) => {
    response.setHeader('content-type', 'text/javascript').end(earlyThemeScript);
  });
}

function reloadOnChange(
  server: ViteDevServer,
  watched: readonly string[],
  forget: () => void,
): void {
  server.watcher.add([...watched]);
  server.watcher.on('all', (_event, file) => {
    const inside = watched.some((path) => file === path || isInside(path, file));
    if (!inside) return;
    forget();
    for (const environment of Object.values(server.environments)) {
      environment.moduleGraph.invalidateAll();
    }
    server.environments.client.hot.send({ type: 'full-reload' });
  });
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..') && !path.startsWith(sep);
}
