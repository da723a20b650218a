/** The recipes for nginx and Caddy, each run before a real server with the sample’s archive. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRoundupAlone } from '../cli/run-roundup.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { sampleNewsletter } from '../fakes/sample-newsletter.ts';
import { ask, type Answered, type Asked } from './ask.ts';
import { caddy } from './caddy.ts';
import { nginx } from './nginx.ts';
import { freePort, type Proxy } from './proxy.ts';
import { recordBefore, type Recorder } from './recorder.ts';

const ALL_ON_ONE = 'news.example.com';
const SERVER_ALONE = 'mail.example.com';
/** Looks like a token, and is none. */
const TOKEN = 'k'.repeat(43);
/** What a page of the archive must have, whoever serves it. */
const KEPT_HEADERS = [
  'cache-control',
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

const proxyPrograms = [nginx, caddy];
const open = new AsyncDisposableStack();
let archive = '';
let serverUrl = '';

beforeAll(async () => {
  if (!proxyPrograms.some(({ isInstalled }) => isInstalled)) return;
  const newsletter = open.use(await sampleNewsletter());
  const built = await startRoundupAlone(['build', '--compress'], newsletter);
  expect(built, built.stderr).toMatchObject({ code: 0 });
  archive = join(newsletter.root, 'dist');
  await writeFile(join(archive, '.hidden'), 'hidden');
  const server = await startRoundup(['serve', '--port', '0'], { ...newsletter, isAnswer });
  serverUrl = open.use(server).answer.url;
});

afterAll(() => open.disposeAsync());

describe.each(proxyPrograms)('$name', ({ name, isInstalled, start }) => {
  const leftOut = `Left out: ${name} is not installed (apt-get install ${name}), so its recipe was not tried.`;
  if (!isInstalled) process.stderr.write(`${leftOut}\n`);
  const own = new AsyncDisposableStack();
  let proxy: Proxy;
  let recorder: Recorder;

  beforeAll(async () => {
    if (!isInstalled) return;
    recorder = own.use(await recordBefore(serverUrl));
    proxy = own.use(await start({ archive, upstreamPort: recorder.port }));
  });
  afterAll(() => own.disposeAsync());

  const tried = test.skipIf(!isInstalled);
  const get = (path: string, more: Partial<Asked> = {}): Promise<Answered> =>
    ask({ port: proxy.port, host: ALL_ON_ONE, path, ...more });

  tried('serves a page of the archive from disk, with the headers of Roundup’s own', async () => {
    const page = await get('/issues/2023-10/');
    const direct = await fetch(`${serverUrl}/issues/2023-10/`);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body.toString('utf8')).toBe(await direct.text());
    for (const header of KEPT_HEADERS) {
      const expected = direct.headers.get(header)?.replaceAll(' https://hullandharbor.example', '');
      expect(expected, header).toBeDefined();
      expect(page.headers[header], header).toBe(expected);
    }
    expect(recorder.passed).toEqual([]);
  });

  tried(
    'keeps what is named by its contents for a year, and has the page for what is missing',
    async () => {
      const home = (await get('/')).body.toString('utf8');
      const style = /href="(\/_assets\/[^"]+\.css)"/.exec(home)?.[1] ?? '';
      const kept = await get(style);
      expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const missing = await get('/_assets/missing.css');
      expect(missing.status).toBe(404);
      expect(missing.headers['cache-control']).not.toContain('immutable');
      expect(missing.headers['content-security-policy']).toContain("default-src 'none'");
      expect(missing.body).toEqual(await readFile(join(archive, '404.html')));
      expect((await get('/issues')).headers['location']).toBe('/issues/');
      expect((await get('/.hidden')).status).toBe(404);
      expect((await get('/.well-known/security.txt')).status).toBe(200);
    },
  );

  tried('sends the file that was compressed when the archive was built', async () => {
    const asked = name === 'nginx' ? 'gzip' : 'br';
    const page = await get('/', { headers: { 'accept-encoding': asked } });
    expect(page.headers['content-encoding']).toBe(asked);
    expect(page.headers['vary']).toContain('Accept-Encoding');
    const file = `index.html.${name === 'nginx' ? 'gz' : 'br'}`;
    expect(page.body).toEqual(await readFile(join(archive, file)));
    expect((await get('/')).headers['content-encoding']).toBeUndefined();
  });

  tried.each([ALL_ON_ONE, SERVER_ALONE])(
    'passes a forged way out on at %s, with the peer’s address and nobody’s claims',
    async (host) => {
      recorder.passed.length = 0;
      const answer = await get(`/u/${TOKEN}`, {
        host,
        method: 'POST',
        body: Buffer.from('List-Unsubscribe=One-Click'),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-for': '203.0.113.66',
          forwarded: 'for=203.0.113.66',
        },
      });
      expect(answer.status).toBe(404);
      expect(answer.body.toString('utf8')).toContain('This link is not complete');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
      const [passed] = recorder.passed;
      expect(passed).toMatchObject({ method: 'POST', target: `/u/${TOKEN}` });
      expect(passed?.headers).toMatchObject({ host, 'x-forwarded-for': '127.0.0.1' });
      expect(passed?.headers['forwarded'] ?? '').toBe('');
      expect(JSON.stringify(passed?.headers)).not.toContain('203.0.113.66');
    },
  );

  tried('says that the server lives, and keeps to itself whether it is ready', async () => {
    recorder.passed.length = 0;
    expect((await get('/healthz')).body.toString('utf8')).toBe('ok');
    expect((await get('/readyz')).status).toBe(404);
    expect((await get('/readyz', { host: SERVER_ALONE })).status).toBe(404);
    expect(recorder.passed.map(({ target }) => target)).toEqual(['/healthz']);
  });

  tried('answers nothing but Roundup’s own paths where the archive is elsewhere', async () => {
    const host = SERVER_ALONE;
    const home = await get('/', { host });
    expect(home).toMatchObject({ status: 302, headers: { location: 'https://news.example.com/' } });
    expect((await get('/issues/2023-10/', { host })).status).toBe(404);
    recorder.passed.length = 0;
    for (const path of [
      '/subscribe',
      '/subscribe/form',
      '/inbox',
      '/inbox/links',
      '/confirm/x',
      '/settings/x/data',
    ]) {
      await get(path, { host });
    }
    expect(recorder.passed.map(({ target }) => target)).toEqual([
      '/subscribe',
      '/subscribe/form',
      '/inbox',
      '/inbox/links',
      '/confirm/x',
      '/settings/x/data',
    ]);
  });

  tried('lets through what a form and a webhook may hold, and no more', async () => {
    recorder.passed.length = 0;
    const post = async (path: string, bytes: number): Promise<number> =>
      (await get(path, { method: 'POST', body: Buffer.alloc(bytes, 'a') })).status;
    expect(await post('/subscribe', 16 * 1024)).toBe(400);
    // Caddy 2.6 calls it 502.
    const tooLarge = name === 'nginx' ? [413] : [413, 502];
    expect(tooLarge).toContain(await post('/subscribe', 16 * 1024 + 1));
    expect(await post('/webhooks/sendgrid', 2 * 1024 * 1024)).toBe(204);
    expect(tooLarge).toContain(await post('/webhooks/sendgrid', 2 * 1024 * 1024 + 1));
    const taken = recorder.passed.map(({ target, bytes }) => [target, bytes]);
    expect(taken).toEqual([
      ['/subscribe', 16 * 1024],
      ['/webhooks/sendgrid', 2 * 1024 * 1024],
    ]);
  });

  tried('leads to HTTPS', async () => {
    const answer = await get('/issues/', { port: proxy.plainPort, isPlain: true });
    expect(answer.status).toBe(308);
    // Caddy names its own port where that is not 443, as here.
    expect(answer.headers['location']?.replace(/:\d+\//, '/')).toBe(
      'https://news.example.com/issues/',
    );
  });

  tried('keeps no secret in any log, not even when the server is away', async () => {
    await using away = await start({ archive, upstreamPort: await freePort() });
    const secrets = [`/u/${TOKEN}`, `/confirm/${TOKEN}`, `/settings/${TOKEN}`];
    const spellings = [`//u/${TOKEN}`, `/%75/${TOKEN}`, `/./u/${TOKEN}?a=${TOKEN}`, `/U/${TOKEN}`];
    for (const host of [ALL_ON_ONE, SERVER_ALONE]) {
      for (const path of [...secrets, ...spellings]) {
        await ask({ port: away.port, host, path, headers: { referer: `https://${host}${path}` } });
        await ask({ port: away.plainPort, host, path, isPlain: true });
      }
      const body = Buffer.alloc(17 * 1024);
      await ask({ port: away.port, host, path: `/u/${TOKEN}`, method: 'POST', body });
    }
    const answer = await ask({ port: away.port, host: ALL_ON_ONE, path: `/u/${TOKEN}` });
    expect(answer.status).toBe(502);
    await ask({ port: away.port, host: ALL_ON_ONE, path: '/tags/' });
    const logs = await away.logs();
    expect(logs).not.toContain(TOKEN);
    // They are not silent either.
    expect(logs).toContain('/tags/');
    for (const path of ['/u/*', '/confirm/*', '/settings/*']) expect(logs).toContain(path);
  });
});

function isAnswer(answer: unknown): answer is { readonly url: string } {
  return typeof answer === 'object' && answer !== null && 'url' in answer;
}
