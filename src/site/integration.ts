/** The Astro integration: reads the archive before the pages do, and again when a file changes. */
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { provideArchive, type SiteArchive } from './archive-source.ts';
import { themeCss } from './theme-css.ts';

export interface RoundupOptions {
  /** The newsletter's folder. */
  readonly root: string;
  /** Reads the configuration alone, so that dev can start while an issue is broken. */
  readonly readConfig: () => Promise<SiteArchive['config']>;
  /** Reads the archive; throws what the author should see. */
  readonly load: () => Promise<SiteArchive>;
  /** Answer requests in dev before the pages do, as the previews of mails under `/_mail/`. */
  readonly onDevRequest?: readonly Connect.NextHandleFunction[];
}

const THEME = 'virtual:roundup/theme.css';
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
        updateConfig({ site: url, vite: { plugins: [themePlugin(options.readConfig)] } });
      },
      'astro:server:setup': ({ server }) => {
        for (const handler of options.onDevRequest ?? []) server.middlewares.use(handler);
        serveAssets(server, options.root, archive);
        reloadOnChange(server, options.root, () => {
          current = undefined;
        });
      },
      'astro:build:done': async ({ dir }) => {
        await copyAssets(options.root, fileURLToPath(dir), await archive());
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
      return themeCss((await readConfig()).theme.accent);
    },
  };
}

async function copyAssets(root: string, outDir: string, archive: SiteArchive): Promise<void> {
  for (const { from, to } of archive.editions.flatMap((edition) => edition.assets)) {
    const target = join(outDir, decodeURI(to));
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, from), target);
  }
}

/** In dev nothing is copied: the files are sent from where the author put them. */
function serveAssets(
  server: ViteDevServer,
  root: string,
  archive: () => Promise<SiteArchive>,
): void {
  server.middlewares.use((request, _response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!/^\/issues\/[^/]+\/.+/.test(path)) return next();
    archive().then(
      ({ editions }) => {
        const assets = editions.flatMap((edition) => edition.assets);
        const asset = assets.find(({ to }) => to === path);
        if (asset !== undefined) request.url = `/@fs${join(root, asset.from).split(sep).join('/')}`;
        next();
      },
      () => next(),
    );
  });
}

function reloadOnChange(server: ViteDevServer, root: string, forget: () => void): void {
  const watched = WATCHED.map((name) => join(root, name));
  server.watcher.add(watched);
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
