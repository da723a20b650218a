/** What Vite makes of the theme: its properties, the author's style sheet, components in place of the engine's. */
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { sha256 } from '../adapters/files/engine-digest.ts';
import { componentFiles } from '../config/component-names.ts';
import type { Config } from '../config/schema.ts';
import type { SiteArchive } from './archive-source.ts';
import { runningHeadCss } from './running-head-css.ts';
import { themeCss } from './theme-css.ts';

export interface ThemePluginOptions {
  /** The newsletter's folder. */
  readonly root: string;
  readonly readConfig: () => Promise<Config>;
  readonly readArchive: () => Promise<SiteArchive>;
}

const THEME = 'virtual:roundup/theme.css';
/** The author's style sheet where there is one, or nothing. */
const OWN_STYLE = 'virtual:roundup/own.css';
/** The pages that every page leads to: as code, so that kept pages change with them. */
const MENU = 'virtual:roundup/menu';
const made = new Set([THEME, MENU]);
const SITE = fileURLToPath(new URL('./', import.meta.url));

/** What an author's files may import of the engine, wherever they are. */
const offered = new Map([
  ['roundup/archive', join(SITE, 'archive.ts')],
  ['roundup/layouts/page.astro', join(SITE, 'layouts/page.astro')],
  ...Object.values(componentFiles).map(
    (file) => [`roundup/components/${file}`, join(SITE, 'components', file)] as const,
  ),
]);

export function themePlugins(options: ThemePluginOptions): Plugin[] {
  return [resolving(options), following(options)];
}

function resolving({ root, readConfig, readArchive }: ThemePluginOptions): Plugin {
  const readTheme = async (): Promise<Config['theme']> => (await readConfig()).theme;
  return {
    name: 'roundup:theme',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (made.has(source)) return `\0${source}`;
      if (source === OWN_STYLE) {
        const { css } = await readTheme();
        return css === undefined ? `\0${source}` : join(root, css);
      }
      const engine = offered.get(source);
      if (engine !== undefined) return engine;
      // Astro takes a path that has nothing in common with its own root for one below that root.
      if (isPartOfOwn(root, source)) return `/@fs${source}`;
      if (importer === undefined) return undefined;
      const [from = ''] = importer.split('?', 1);
      // What is compiled from an author's component asks for Astro, which is the engine's.
      if (/^astro(?:\/|$)/.test(source) && isIn(root, from)) {
        return this.resolve(source, join(SITE, 'site-config.ts'), { skipSelf: true });
      }
      if (!source.startsWith('.') || !source.endsWith('.astro')) return undefined;
      return overriding(root, await readTheme(), resolve(dirname(from), source));
    },
    async load(id) {
      if (id === `\0${THEME}`) {
        const { theme, title } = await readConfig();
        return `${themeCss(theme)}\n${runningHeadCss(title)}`;
      }
      if (id === `\0${MENU}`) return menuModule(readArchive);
      return id === `\0${OWN_STYLE}` ? '' : undefined;
    },
  };
}

/** Styles and scripts of an author's component, which are modules of their own. */
function isPartOfOwn(root: string, id: string): boolean {
  const [path = '', query = ''] = id.split('?', 2);
  return query.startsWith('astro&') && isIn(root, path) && !path.startsWith(SITE);
}

/** The author's file for a component of the engine's; undefined where there is none. */
function overriding(root: string, theme: Config['theme'], path: string): string | undefined {
  const [name] =
    Object.entries(componentFiles).find(([, file]) => path === join(SITE, 'components', file)) ??
    [];
  const [, file] = Object.entries(theme.components).find(([key]) => key === name) ?? [];
  return file === undefined ? undefined : join(root, file);
}

/** While the content is broken it is empty: what is wrong is told by the page, which can be asked again. */
async function menuModule(readArchive: ThemePluginOptions['readArchive']): Promise<string> {
  const ownPages = await readArchive().then(
    (archive) => archive.ownPages,
    () => [],
  );
  const menu = ownPages.filter((page) => page.menu);
  const entries = menu.map(({ title, address }) => ({ name: title, address }));
  return `export const menuPages = ${JSON.stringify(entries)};`;
}

/** Unchanged pages are kept; those that show what an author's code reads change with the archive. */
function following({ root, readArchive }: ThemePluginOptions): Plugin {
  return {
    name: 'roundup:follow-archive',
    apply: 'build',
    enforce: 'post',
    async transform(code, id) {
      const [path = ''] = id.split('?', 1);
      if (!isIn(root, path) || path.startsWith(SITE)) return undefined;
      if (!/\.(?:astro|[cm]?[jt]s)$/.test(path) || !code.includes('roundup/archive')) {
        return undefined;
      }
      return { code: `${code}\n// ${archiveDigest(await readArchive())}\n`, map: null };
    },
  };
}

/** Of all that pages may show of the archive, beside the config. */
function archiveDigest({
  config,
  editions,
  patronPages,
  ownPages,
  ownRoutes,
}: SiteArchive): string {
  const digests = [...editions, ...patronPages].map(({ digest }) => digest);
  return sha256(JSON.stringify([config, digests, ownPages, ownRoutes]));
}

function isIn(folder: string, file: string): boolean {
  return file.startsWith(folder + sep) && !file.includes(`${sep}node_modules${sep}`);
}
