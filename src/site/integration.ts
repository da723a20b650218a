/** The Astro integration: reads the archive before the pages do, and again when a file changes. */
import { cp, mkdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import type { MailTwinRequest } from '../adapters/files/mail-twin.ts';
import { writeFileWhole } from '../adapters/files/write-file.ts';
import { needsTwin, twinAddress } from '../core/edition/mail-picture.ts';
import { provideArchive, type SiteArchive } from './archive-source.ts';
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
      'astro:server:setup': async ({ server }) => {
        for (const handler of options.onDevRequest ?? []) server.middlewares.use(handler);
        serveAssets(server, options, archive);
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
        await writeAssets(options, fileURLToPath(dir), await archive());
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

/** Copies every file that an issue shows; what no mail client shows gets its twin beside it. */
async function writeAssets(
  { root, cacheDir }: RoundupOptions,
  outDir: string,
  archive: SiteArchive,
): Promise<void> {
  for (const { from, to } of archive.editions.flatMap((edition) => edition.assets)) {
    const target = join(outDir, decodeURI(to));
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, from), target);
    if (!needsTwin(from)) continue;
    const { mailTwin } = await import('../adapters/files/mail-twin.ts');
    const twin = await mailTwin({ path: join(root, from), name: from, cacheDir });
    await writeFileWhole(twinAddress(target), twin);
  }
}

/** In dev nothing is copied: the files are sent from where the author put them. */
function serveAssets(
  server: ViteDevServer,
  { root, cacheDir }: RoundupOptions,
  archive: () => Promise<SiteArchive>,
): void {
  server.middlewares.use((request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!/^\/issues\/[^/]+\/.+/.test(path)) return next();
    archive().then(
      ({ editions }) => {
        const assets = editions.flatMap((edition) => edition.assets);
        const asset = assets.find(({ to }) => to === path);
        const original = assets.find(({ from, to }) => needsTwin(from) && twinAddress(to) === path);
        if (original !== undefined) {
          const picture = { path: join(root, original.from), name: original.from, cacheDir };
          sendTwin(picture, response).catch(next);
          return;
        }
        if (asset !== undefined) request.url = `/@fs${join(root, asset.from).split(sep).join('/')}`;
        next();
      },
      () => next(),
    );
  });
}

async function sendTwin(picture: MailTwinRequest, response: ServerResponse): Promise<void> {
  const { mailTwin } = await import('../adapters/files/mail-twin.ts');
  const twin = await mailTwin(picture);
  response.setHeader('content-type', 'image/png').end(twin);
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
