/** A server that serves extras of a small newsletter to patrons, whose pages are as the build makes them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContent } from '../../../src/adapters/files/content.ts';
import { loadArchive } from '../../../src/adapters/files/load-archive.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { type Config, configSchema, type NewsletterInput } from '../../../src/config/schema.ts';
import type { IdentityProvider } from '../../../src/ports/patron-access.ts';
import { scratchFolder, scratchStore } from '../../fakes/scratch-store.ts';
import { address, grantAll } from '../../adapters/store-steps.ts';
import { mailedToken, type Running, running, type RunningOptions, settled } from '../running.ts';

export const SITE = 'https://ada.example.com';
export const PRICING = 'Two of the sixteen seats went to the schools.';
export const REHEARSAL = 'In the seventh cluster kube-proxy restarts.';
export const BONUS = 'A letter for those who pay the most.';
export const OPAQUE = 'zz0000000000zz00';
/** Bytes that tell their own place. */
export const AUDIO = Uint8Array.from({ length: 4096 }, (_, index) => index % 251);
export const tiers = [
  { id: 'patron', name: 'Patrons' },
  { id: 'gold', name: 'Gold & <Silver>' },
];

const newsletter: NewsletterInput = {
  title: 'Ada & the <Machines>',
  description: 'A letter about machines.',
  url: SITE,
  author: { name: 'Ada' },
  sender: { address: 'ada@example.com' },
  postalAddress: '1 Example Street, Exampletown',
  support: { url: `${SITE}/support`, pitch: 'Please.' },
  tiers,
};

const head = (title: string, date: string): string =>
  `title: ${title}\ndate: ${date}\ndescription: A description that is long enough.`;

const contents: Readonly<Record<string, string | Uint8Array>> = {
  'issues/2023-10.md': `---\n${head('October', '2023-11-02')}\n---\nHello.\n\n::extra[How it was priced]{#pricing}\n\nMore.\n\n::extra[The night before]{#rehearsal tier=gold}\n`,
  'issues/2023-10.patron.md': `## How the workshop was priced {#pricing}\n\n${PRICING} [The book](2023-10.patron/book.pdf), and a page: [page](2023-10.patron/page.html).\n\n![A chart](2023-10.patron/chart.svg)\n\n[How it sounded](2023-10.patron/night.mp3)\n`,
  'issues/2023-10.patron/book.pdf': '%PDF-1.4 the book',
  'issues/2023-10.patron/page.html': '<script>alert(1)</script>',
  'issues/2023-10.patron/chart.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>',
  'issues/2023-10.patron/night.mp3': AUDIO,
  'issues/2023-10.gold.md': `## The rehearsal {#rehearsal}\n\n${REHEARSAL} [Tape](2023-10.gold/tape.mp3)\n`,
  'issues/2023-10.gold/tape.mp3': AUDIO,
  'issues/2023-09.md': `---\n${head('September', '2023-10-02')}\n---\nNothing for patrons here.\n`,
  'issues/2023-08.md': `---\n${head('August', '2023-09-02')}\ndraft: true\n---\nNot yet.\n\n::extra[Later]{#later}\n`,
  'issues/2023-08.patron.md': `## Later {#later}\n\nThis is a draft. [File](2023-08.patron/draft.mp3)\n`,
  'issues/2023-08.patron/draft.mp3': AUDIO,
  'issues/2023-10-bonus.md': `---\n${head('The secret letter', '2023-11-03')}\naudience: gold\n---\n${BONUS}\n`,
};

export interface Serving extends Running {
  readonly root: string;
  readonly config: Config;
  /** Grants a tier now, by hand; `undefined` takes it away. */
  grant(spelling: string, tier: string | undefined): Promise<string>;
  /** The cookie of a browser in which somebody has logged in by the mailed link. */
  logIn(spelling: string): Promise<string>;
  get(
    path: string,
    cookie?: string,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ): Promise<Response>;
  post(
    path: string,
    cookie?: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export interface ServingOptions {
  readonly store?: Store;
  readonly extras?: NewsletterInput['extras'];
  readonly server?: NewsletterInput['server'];
  readonly providers?: readonly IdentityProvider[];
  readonly submit?: RunningOptions['submit'];
  readonly lookEveryMs?: number;
}

export async function serving(options: ServingOptions = {}): Promise<Serving> {
  const root = scratchFolder();
  const input = {
    ...newsletter,
    server: options.server,
    extras: { ...options.extras, access: 'served' as const },
  };
  const config = configSchema.parse(input);
  writeAll(root, {
    ...contents,
    'newsletter.config.ts': `export default ${JSON.stringify(input)};\n`,
  });
  const opaqueSlug = async () => (): string => OPAQUE;
  const source = { root, today: () => '2023-12-01', opaqueSlug };
  const archive = await loadArchive(source);
  if (!archive.ok) throw new Error(JSON.stringify(archive.diagnostics));
  const pages = [...archive.value.editions, ...archive.value.patronPages];
  const distDir = join(root, 'dist');
  writeAll(distDir, {
    'index.html': '<!doctype html><title>Home</title>',
    '404.html': '<!doctype html><title>Lost</title>',
    ...Object.fromEntries(
      pages.map(({ slug, html, title }) => [
        `issues/${slug}/index.html`,
        `<!doctype html><title>${title}</title><main id="text">${html}</main>`,
      ]),
    ),
  });
  const store = options.store ?? (await scratchStore(tiers));
  const served = {
    ...store,
    config,
    content: createContent(source),
    archive: () => loadArchive(source),
    providers: options.providers ?? [],
  };
  const server = await running({
    store,
    submit: options.submit,
    deps: { config, distDir, served, lookEveryMs: options.lookEveryMs ?? 10 },
  });
  return { ...server, root, config, ...steps(server) };
}

type Steps = Pick<Serving, 'grant' | 'logIn' | 'get' | 'post'>;

function steps(server: Running): Steps {
  const post: Steps['post'] = async (path, cookie = '', fields = {}, headers = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers: { Origin: SITE, Cookie: cookie, ...headers },
    });
  return {
    post,
    get: (path, cookie = '', headers = {}, method = 'GET') =>
      fetch(`${server.url}${path}`, {
        method,
        redirect: 'manual',
        headers: { Cookie: cookie, ...headers },
      }),
    async grant(spelling, tier) {
      const grants = tier === undefined ? [] : [{ spelling, tier }];
      await grantAll(server.store, `of ${spelling}`, grants);
      const entry = await server.store.patrons.find({ address: address(spelling) });
      return entry?.patron.id ?? '';
    },
    async logIn(spelling) {
      await askToLogIn(server, spelling);
      const token = await mailedToken(server, spelling, 'patron/enter');
      const answer = await post(`/patron/enter/${token}`);
      if (answer.status !== 303) throw new Error(`the link answers ${answer.status}`);
      server.mails.length = 0;
      return cookieOf(answer);
    },
  };
}

/** Sends the form as a person does. */
export async function askToLogIn(server: Running, email: string): Promise<Response> {
  const page = await (await fetch(`${server.url}/patron`)).text();
  const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
  server.clock.pass(5000);
  const answer = await fetch(`${server.url}/patron`, {
    method: 'POST',
    body: new URLSearchParams({ email, stamp }),
    headers: { Origin: SITE },
    redirect: 'manual',
  });
  await settled(server);
  return answer;
}

/** As a browser sends it back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function writeAll(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
