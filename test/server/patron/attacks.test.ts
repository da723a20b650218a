/** What attackers try against served extras, each by its name; see docs/served-extras.md. */
import { describe, expect, test } from 'vitest';
import { raw, subscriberToken } from '../running.ts';
import {
  askToLogIn,
  AUDIO,
  OPAQUE,
  PRICING,
  REHEARSAL,
  type Serving,
  serving,
  type ServingOptions,
} from './serving.ts';

const PAGE = '/issues/2023-10/';
const FILE = '/extras/2023-10/pricing/night.mp3';

async function withPatron(options?: ServingOptions): Promise<{ server: Serving; cookie: string }> {
  const server = await serving(options);
  await server.grant('ada@example.com', 'patron');
  return { server, cookie: await server.logIn('ada@example.com') };
}

const answerOf = async (answer: Response): Promise<string> => {
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return JSON.stringify([answer.status, headers, await answer.text()]);
};

describe('enumeration', () => {
  test('by the answer to the form: the same, byte for byte, whoever is asked about', async () => {
    const server = await serving();
    await server.grant('ada@example.com', 'patron');
    await server.grant('former@example.com', 'patron');
    await server.grant('former@example.com', undefined);
    await subscriberToken(server, 'reader@example.com');
    const answers = new Set<string>();
    for (const name of ['ada', 'former', 'reader', 'stranger']) {
      answers.add(await answerOf(await askToLogIn(server, `${name}@example.com`)));
    }
    expect(answers.size).toBe(1);
  });

  test('of files: not there, not yours and not logged in are one answer', async () => {
    const { server, cookie } = await withPatron();
    const answers = new Set<string>();
    for (const [path, as] of [
      [FILE, ''],
      ['/extras/2023-10/rehearsal/tape.mp3', cookie],
      ['/extras/2023-10/pricing/none.mp3', cookie],
      ['/extras/2023-08/later/draft.mp3', cookie],
      [`/extras/${OPAQUE}/issue/x.png`, cookie],
      ['/extras/1999-01/x/y.mp3', cookie],
      ['/extras/2023-10/pricing', cookie],
      ['/extras/', ''],
    ] as const) {
      answers.add(await answerOf(await server.get(path, as)));
    }
    expect([...answers]).toEqual([expect.stringMatching(/^\[404,/)]);
  });
});

describe('cross-site request forgery', () => {
  test.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page that hides where it is', { Origin: 'null' }],
    ['a site that may have a form to subscribe', { Origin: 'https://blog.example' }],
  ])('%s can neither log anybody in nor out, nor end a feed', async (_, headers) => {
    const { server, cookie } = await withPatron({
      server: { allowedOrigins: ['https://blog.example'] },
    });
    await server.post('/patron/feed', cookie);
    const before = await (await server.get('/patron', cookie)).text();
    for (const path of ['/patron', '/patron/feed', '/patron/leave', '/patron/leave-everywhere']) {
      const answer = await server.post(path, cookie, {}, headers);
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    }
    const link = `/patron/enter/${'A'.repeat(43)}`;
    expect((await server.post(link, cookie, {}, headers)).status).toBe(403);
    expect(await (await server.get('/patron', cookie)).text()).toBe(before);
  });

  test('the cookie does not come with requests of other sites, and scripts do not see it', async () => {
    const server = await serving();
    await server.grant('ada@example.com', 'patron');
    await askToLogIn(server, 'ada@example.com');
    const token = /enter\/([\w-]{43})/.exec(server.mails[0]?.message.text ?? '')?.[1];
    const entered = await server.post(`/patron/enter/${token}`);
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe('sessions', () => {
  test('fixation: a cookie that was there before is worth nothing after the log-in', async () => {
    const server = await serving();
    await server.grant('ada@example.com', 'patron');
    await server.grant('eve@example.com', 'patron');
    const planted = await server.logIn('eve@example.com');
    await askToLogIn(server, 'ada@example.com');
    const token = /enter\/([\w-]{43})/.exec(server.mails[0]?.message.text ?? '')?.[1];
    const entered = await server.post(`/patron/enter/${token}`, planted);
    expect(entered.headers.get('set-cookie')).not.toContain(planted.split('=')[1]);
    expect(await (await server.get(PAGE, planted)).text()).not.toContain(PRICING);
    const made = `__Host-roundup-patron=${'A'.repeat(43)}`;
    expect(await (await server.get(PAGE, made)).text()).not.toContain(PRICING);
  });

  test('tossing: of two cookies neither counts, and without the prefix none does', async () => {
    const { server, cookie } = await withPatron();
    const other = `__Host-roundup-patron=${'A'.repeat(43)}`;
    const plain = cookie.replace('__Host-', '');
    for (const cookies of [`${cookie}; ${other}`, `${other}; ${cookie}`, plain, `x${cookie}`]) {
      expect(await (await server.get(PAGE, cookies)).text()).not.toContain(PRICING);
    }
    expect(await (await server.get(PAGE, `a=b; ${cookie}; c`)).text()).toContain(PRICING);
  });

  test('the hash in the store is no cookie', async () => {
    const { server, cookie } = await withPatron();
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256')
      .update(cookie.split('=')[1] ?? '')
      .digest();
    for (const text of [hash.toString('hex'), hash.toString('base64url')]) {
      const answer = await server.get(PAGE, `__Host-roundup-patron=${text}`);
      expect(await answer.text()).not.toContain(PRICING);
    }
  });

  test('a GET neither logs in nor out, nor makes a feed', async () => {
    const { server, cookie } = await withPatron();
    for (const path of ['/patron/leave', '/patron/leave-everywhere', '/patron/feed']) {
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
        expect((await server.get(path, cookie, {}, method)).status).toBe(405);
      }
    }
    const page = await (await server.get('/patron', cookie)).text();
    expect(page).toContain('Your tier is');
    expect(page).toContain('Make my feed');
  });
});

describe('caches', () => {
  test('poisoning: what a patron got is never what the next one gets', async () => {
    const { server, cookie } = await withPatron();
    const before = await answerOf(await server.get(PAGE));
    for (const headers of [{}, { Range: 'bytes=0-99' }, { 'Accept-Encoding': 'gzip, br' }]) {
      const opened = await server.get(PAGE, cookie, headers);
      expect(opened.headers.get('cache-control')).toBe('private, no-store');
      expect(await opened.text()).toContain(PRICING);
      expect(await answerOf(await server.get(PAGE))).toBe(before);
    }
  });

  test('a patron whose browser has the public page gets their own, not a 304', async () => {
    const { server, cookie } = await withPatron();
    const seen = await server.get(PAGE);
    const etag = seen.headers.get('etag') ?? '';
    const modified = seen.headers.get('last-modified') ?? '';
    for (const headers of [
      { 'If-None-Match': etag },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': modified },
      { 'If-Match': '"other"' },
    ]) {
      const answer = await server.get(PAGE, cookie, headers);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(PRICING);
    }
    expect((await server.get(PAGE, '', { 'If-None-Match': etag })).status).toBe(304);
  });

  test('deception: an ending that looks like a file’s opens nothing', async () => {
    const { server, cookie } = await withPatron();
    for (const path of [
      `${PAGE}x.css`,
      `${PAGE}index.html/x.js`,
      '/patron/x.css',
      `${FILE}/x.css`,
    ]) {
      const answer = await server.get(path, cookie);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain(PRICING);
    }
    const page = await server.get(`${PAGE}index.html?x.css`, cookie);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('paths', () => {
  test.each([
    '/issues/../extras/2023-10/pricing/night.mp3',
    '/issues/%2e%2e/extras/2023-10/pricing/night.mp3',
    '/extras/2023-10/pricing/..%2fpricing%2fnight.mp3',
    '/extras/2023-10/pricing/night.mp3%00.txt',
    '/extras/2023-10/pricing/%2e%2e/%2e%2e/%2e%2e/newsletter.config.ts',
    '/extras/2023-10%23pricing/x/night.mp3',
    '/extras/../newsletter.config.ts',
    '/extras/2023-10/pricing/../../../issues/2023-10.patron.md',
    '//extras/2023-10/pricing/night.mp3',
    '/EXTRAS/2023-10/pricing/night.mp3',
    '/issues/2023-10.patron.md',
    '/issues/2023-10.patron/night.mp3',
  ])('%s leads nobody to an extra', async (path) => {
    const server = await serving();
    const answer = await raw(server.port, [`GET ${path} HTTP/1.1`, 'Host: ada.example.com']);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:404|400)/);
  });

  test('and a patron to no more than the tier opens', async () => {
    const { server, cookie } = await withPatron();
    for (const path of [
      '/extras/2023-10/pricing/..%2f..%2f2023-10.gold%2ftape.mp3',
      '/extras/2023-10/pricing/%2e%2e%2fbook.pdf',
      '/extras/2023-10/pricing/2023-10.gold',
      '/extras/2023-10/__proto__/night.mp3',
      '/extras/2023-10/pricing/constructor',
      '/extras/__proto__/constructor/x',
    ]) {
      const request = [`GET ${path} HTTP/1.1`, 'Host: ada.example.com', `Cookie: ${cookie}`];
      expect(await raw(server.port, request)).toMatch(/^HTTP\/1\.1 404/);
    }
    const encoded = await server.get('/extras/2023%2d10/pricing/night%2emp3', cookie);
    expect(new Uint8Array(await encoded.arrayBuffer())).toEqual(AUDIO);
  });
});

describe('injection', () => {
  test('a text that looks like a place opens none', async () => {
    const { server, cookie } = await withPatron();
    const page = await (await server.get(PAGE, cookie)).text();
    expect(page.split(PRICING)).toHaveLength(2);
    expect(page).not.toContain(REHEARSAL);
  });

  test('an address with a script in it is not shown as one', async () => {
    const server = await serving();
    const email = '"><script>alert(1)</script>@example.com';
    const answer = await server.post('/patron', '', { email, stamp: '"><script>' });
    expect(await answer.text()).not.toContain('<script>');
  });
});

describe('flooding', () => {
  test('guesses of links and feeds are soon not listened to', async () => {
    const server = await serving();
    const statuses = new Set<number>();
    for (let guess = 0; guess < 101; guess += 1) {
      const path = [
        `/patron/enter/${'A'.repeat(40)}${String(guess).padStart(3, '0')}`,
        `/feed/${'A'.repeat(16)}.${'B'.repeat(19)}${String(guess).padStart(3, '0')}.xml`,
        `/extras/2023-10/pricing/${guess}.mp3`,
      ][guess % 3];
      statuses.add((await server.get(path ?? '')).status);
    }
    expect([...statuses]).toEqual([404, 429]);
  });

  test('forms to log in have limits of their own, beside those to subscribe', async () => {
    const server = await serving({ server: { subscribe: { formsPerConnection: 2 } } });
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      statuses.push((await askToLogIn(server, `reader${time}@example.com`)).status);
    }
    expect(statuses).toEqual([202, 202, 429]);
    const subscribing = await server.post('/subscribe', '', { email: 'reader@example.com' });
    expect(subscribing.status).toBe(200);
  });
});

test('the log holds no token, no address, no cookie', async () => {
  const { server, cookie } = await withPatron();
  await server.get(PAGE, cookie);
  await server.get(FILE, cookie);
  await server.get(`/patron/enter/${'A'.repeat(43)}?email=ada@example.com`, cookie);
  const log = JSON.stringify(server.log);
  for (const secret of [cookie.split('=')[1] ?? '-', 'ada@example.com', 'A'.repeat(43), 'night']) {
    expect(log).not.toContain(secret);
  }
});
