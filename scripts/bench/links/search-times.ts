/** How long a reader waits for the search over many links, in a real Chromium, and what is transferred. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../test/e2e/browser.ts';
import { archivePolicy } from '../../../src/core/edition/archive-policy.ts';
import { measure, median } from '../measure.ts';
import { type SyntheticLinks, writeSyntheticLinks } from './synthetic-links.ts';

export interface LinkFigures {
  readonly links: number;
  /** `/links/` itself, gzipped. */
  readonly pageBytes: number;
  /** All that a first search transfers, gzipped: page, style, scripts and links. */
  readonly transferred: number;
  /** How many links that search covers. */
  readonly searched: number;
  readonly buildMs: number;
  /** From the first focus to the index, its download from this machine included. */
  readonly indexMs: number;
  /** From a typed word to its first result. */
  readonly firstResultMs: number;
  /** The longest of a dozen other queries. */
  readonly slowestMs: number;
  /** From the button below the newest links to the search over all; 0 where these are all. */
  readonly olderMs: number;
  /** `roundup check`, the whole process, when nothing has changed. */
  readonly checkMs: number;
  /** Of that, reading all links. */
  readonly loadMs: number;
  readonly repetitions: number;
}

declare global {
  interface Window {
    bytesSent(): Promise<number>;
  }
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CLI = at('../../../src/cli/main.ts');
const WORKSPACE = at('../../../.roundup/bench/');

export async function linkFigures(links: number, repetitions: number): Promise<LinkFigures> {
  await mkdir(WORKSPACE, { recursive: true });
  const root = await mkdtemp(join(WORKSPACE, 'links-'));
  try {
    const written = await writeSyntheticLinks(root, links);
    const built = await measure({ argv: [CLI, 'build', '--root', root, '--out', 'dist'], cwd: root });
    const checks = await checkTimes(root, repetitions);
    const page = await readFile(join(root, 'dist/links/index.html'));
    const browser = await launchBrowser();
    try {
      const searches = await searchTimes(browser, join(root, 'dist'), written, repetitions);
      return {
        links,
        pageBytes: gzipSync(page).length,
        buildMs: built.ms,
        ...searches,
        ...checks,
        repetitions,
      };
    } finally {
      await browser.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The first run fills the cache and is not counted. */
async function checkTimes(
  root: string,
  repetitions: number,
): Promise<Pick<LinkFigures, 'checkMs' | 'loadMs'>> {
  const [checks, loads]: [number[], number[]] = [[], []];
  for (let round = 0; round <= repetitions; round += 1) {
    checks.push((await measure({ argv: [CLI, 'check', '--root', root], cwd: root })).ms);
    const loaded = await measure({ argv: [at('../link-load-times.ts'), root], cwd: root });
    loads.push(Number(loaded.stdout));
  }
  return { checkMs: median(checks.slice(1)), loadMs: median(loads.slice(1)) };
}

async function searchTimes(
  browser: Browser,
  dist: string,
  { rareWord }: SyntheticLinks,
  repetitions: number,
): Promise<
  Pick<
    LinkFigures,
    'transferred' | 'searched' | 'indexMs' | 'firstResultMs' | 'slowestMs' | 'olderMs'
  >
> {
  const rounds: Awaited<ReturnType<typeof searchOnce>>[] = [];
  for (let round = 0; round < repetitions; round += 1) {
    await using site = await serveGzipped(dist);
    rounds.push(await searchOnce(browser, site, rareWord));
  }
  const medianOf = (name: keyof (typeof rounds)[number]): number =>
    median(rounds.map((round) => round[name]));
  return {
    transferred: medianOf('transferred'),
    searched: medianOf('searched'),
    indexMs: medianOf('indexMs'),
    firstResultMs: medianOf('firstResultMs'),
    slowestMs: medianOf('slowestMs'),
    olderMs: medianOf('olderMs'),
  };
}

const QUERIES = ['a', 'ba', 'bac', 'stre', 'topic', 'author', 'site', 'dun', 'ca ba', 'houn fea', 'wisk', 'trun']; // prettier-ignore

/** In a browser profile of its own, where nothing is warm. */
async function searchOnce(browser: Browser, site: CountingSite, rareWord: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}/links/`, { waitUntil: 'networkidle' });
  // What finds nothing loads the older links, so it is counted before that.
  await page.exposeFunction('bytesSent', site.sent);
  const figures = await page.evaluate(
    async ([rare, ...queries]) => {
      const box = document.querySelector<HTMLElement>('[data-link-search]');
      const field = box?.querySelector('input');
      if (!box || !field) throw new Error('There is no search.');
      const until = (isThere: () => boolean): Promise<void> =>
        new Promise((resolve) => {
          const look = (): void => {
            if (isThere()) resolve();
            else requestAnimationFrame(look);
          };
          look();
        });
      /** Until the results are laid out. */
      const time = (query: string): number => {
        const startedAt = performance.now();
        field.value = query;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector('.link-results')?.getBoundingClientRect();
        return performance.now() - startedAt;
      };
      const startedAt = performance.now();
      field.focus();
      await until(() => box.dataset['linkSearch'] === 'ready');
      const indexMs = performance.now() - startedAt;
      const firstResultMs = time(rare ?? '');
      if (document.querySelector('.link-results mark')?.textContent !== rare) {
        throw new Error('The rare word was not found.');
      }
      const note = box.querySelector('[role="status"]')?.textContent ?? '';
      const label = document.querySelector('.masthead-beside')?.textContent ?? '';
      const searched = Number((/newest ([\d,]+)/.exec(note)?.[1] ?? label).replace(/\D/g, ''));
      const transferred = await window.bytesSent();
      const slowestMs = Math.max(...queries.map(time));
      return { indexMs, firstResultMs, transferred, slowestMs, searched };
    },
    [rareWord, ...QUERIES],
  );
  const olderMs = await page.evaluate(async () => {
    const button = document.querySelector<HTMLElement>('[data-link-search] button');
    const note = document.querySelector('[data-link-search] [role="status"]');
    if (button === null || button.hidden) return 0;
    const startedAt = performance.now();
    button.click();
    while (/newest|Loading/.test(note?.textContent ?? '')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - startedAt;
  });
  await context.close();
  return { ...figures, olderMs };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

interface CountingSite extends AsyncDisposable {
  readonly url: string;
  /** Bytes of bodies so far. */
  sent(): number;
}

/** As the plainest of static hosts does, gzip and no better. */
async function serveGzipped(dist: string): Promise<CountingSite> {
  let sent = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    readFile(join(dist, path)).then(
      (bytes) => {
        const body = gzipSync(bytes);
        sent += body.length;
        response.setHeader('content-security-policy', archivePolicy({ postsTo: [] }));
        response.setHeader('content-encoding', 'gzip');
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent: () => sent,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
