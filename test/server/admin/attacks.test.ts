/** Who tries to see the admin page without having read the terminal, each by the name of the attack. */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { raw } from '../running.ts';
import { cookieOf, enter, look, runningAdmin, type RunningAdmin } from './running-admin.ts';

const MINUTE_MS = 60 * 1000;
const INSIDE = 'active subscribers';

async function get(admin: RunningAdmin, path: string, ...headers: string[]): Promise<string> {
  return raw(admin.port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${admin.port}`, ...headers]);
}

describe('the one-time address', () => {
  test('a scanner that opens it burns nothing; a press does', async () => {
    const admin = await runningAdmin();
    const path = admin.app.newEntry();
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(`${admin.url}${path}`, { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    const answer = await enter(admin, path);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^roundup-admin-\d+=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    expect(await (await look(admin, '/', cookie)).text()).toContain(INSIDE);
  });

  test('reuse: a second press opens nothing, and says how to get another', async () => {
    const admin = await runningAdmin();
    const path = admin.app.newEntry();
    expect((await enter(admin, path)).status).toBe(303);
    for (const answer of [await enter(admin, path), await fetch(`${admin.url}${path}`)]) {
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('send SIGUSR2');
    }
  });

  test('two presses at once: one comes in', async () => {
    const admin = await runningAdmin();
    const path = admin.app.newEntry();
    const answers = await Promise.all([1, 2, 3, 4].map(() => enter(admin, path)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 403, 403, 403]);
  });

  test('it is good for ten minutes', async () => {
    const admin = await runningAdmin();
    const late = admin.app.newEntry();
    admin.clock.pass(10 * MINUTE_MS);
    expect((await enter(admin, late)).status).toBe(403);
    const path = admin.app.newEntry();
    admin.clock.pass(10 * MINUTE_MS - 1);
    expect((await enter(admin, path)).status).toBe(303);
  });

  test('a new one ends the former', async () => {
    const admin = await runningAdmin();
    const former = admin.app.newEntry();
    const path = admin.app.newEntry();
    expect((await enter(admin, former)).status).toBe(403);
    expect((await enter(admin, path)).status).toBe(303);
  });

  test('the address of another process opens nothing', async () => {
    const [admin, other] = [await runningAdmin(), await runningAdmin()];
    const path = other.app.newEntry();
    admin.app.newEntry();
    expect((await enter(admin, path)).status).toBe(403);
    expect((await enter(other, path)).status).toBe(303);
  });

  test('with none open, no guess is right', async () => {
    const admin = await runningAdmin();
    for (const guess of ['', 'x', 'A'.repeat(43), 'undefined', '%00', 'a'.repeat(5000)]) {
      const answer = await enter(admin, `/enter/${guess}`);
      expect([403, 404]).toContain(answer.status);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test('a longer or shorter path is another one', async () => {
    const admin = await runningAdmin();
    const path = admin.app.newEntry();
    const paths = [`${path}/`, `${path}A`, path.slice(0, -1), `/${path}`, path.toUpperCase()];
    for (const tricked of [
      ...paths,
      `${path}%2f`,
      `${path}/..`,
      path.replace('/enter', '/enter/x'),
    ]) {
      const answer = await raw(admin.port, [
        `POST ${tricked} HTTP/1.1`,
        `Host: 127.0.0.1:${admin.port}`,
        'Content-Length: 0',
      ]);
      expect(answer, tricked).toMatch(/^HTTP\/1.1 403 /);
      expect(answer, tricked).not.toContain('set-cookie');
    }
    expect((await enter(admin, path)).status).toBe(303);
  });
});

describe('without a session', () => {
  const paths = [
    '/',
    '//',
    '/./',
    '/enter/../',
    '/%2e/',
    '/issues/2023-10',
    '/issues/2023-10/',
    '/issues/..',
    '/leave',
    '/healthz',
    '/index.html',
    '/enter',
    '/enter/',
    '/nowhere',
  ];

  test.each(paths)('%s says no more than how to come in', async (path) => {
    const admin = await runningAdmin();
    const answer = await get(admin, path);
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(answer).toContain('one-time address');
    expect(answer).not.toContain(INSIDE);
  });

  test.each([
    ['none', ''],
    ['an empty one', 'roundup-admin-PORT='],
    ['a forged one', `roundup-admin-PORT=${'A'.repeat(43)}`],
    ['the one-time token', 'roundup-admin-PORT=TOKEN'],
    ['one that is too long', `roundup-admin-PORT=${'A'.repeat(4000)}`],
    ['that of another port', 'roundup-admin-1=KEY'],
    ['a part of a good one', 'roundup-admin-PORT=HALF'],
  ])('a cookie, %s, is no session', async (_what, pattern) => {
    const admin = await runningAdmin();
    const key = (await cookieOf(admin)).split('=')[1] ?? '';
    const token = admin.app.newEntry().split('/').at(-1) ?? '';
    const cookie = pattern
      .replace('PORT', String(admin.port))
      .replace('TOKEN', token)
      .replace('KEY', key)
      .replace('HALF', key.slice(0, 42));
    expect((await look(admin, '/', cookie)).status).toBe(403);
    expect((await look(admin, '/', `roundup-admin-${admin.port}=${key}`)).status).toBe(200);
  });

  test('a session of another process is none', async () => {
    const [admin, other] = [await runningAdmin(), await runningAdmin()];
    const key = (await cookieOf(other)).split('=')[1] ?? '';
    expect((await look(admin, '/', `roundup-admin-${admin.port}=${key}`)).status).toBe(403);
  });

  test('a session is over after twelve hours', async () => {
    const admin = await runningAdmin();
    const cookie = await cookieOf(admin);
    admin.clock.pass(12 * 60 * MINUTE_MS - 1);
    expect((await look(admin, '/', cookie)).status).toBe(200);
    admin.clock.pass(1);
    expect((await look(admin, '/', cookie)).status).toBe(403);
  });
});

describe('from elsewhere', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.0.2.1'])(
    'rebinding: a page that calls this machine %s sees nothing, with the cookie too',
    async (host) => {
      const admin = await runningAdmin();
      const cookie = await cookieOf(admin);
      const path = admin.app.newEntry();
      for (const line of ['GET / HTTP/1.1', `GET ${path} HTTP/1.1`, `POST ${path} HTTP/1.1`]) {
        const answer = await raw(admin.port, [
          line,
          `Host: ${host}:${admin.port}`,
          `Cookie: ${cookie}`,
          'Content-Length: 0',
        ]);
        expect(answer).toMatch(/^HTTP\/1.1 403 /);
        expect(answer).not.toMatch(/active subscribers|<button|set-cookie/);
      }
      expect((await enter(admin, path)).status).toBe(303);
    },
  );

  test('an absolute target with another host is refused', async () => {
    const admin = await runningAdmin();
    const cookie = await cookieOf(admin);
    const answer = await get(admin, 'http://evil.example/', `Cookie: ${cookie}`);
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(answer).not.toContain(INSIDE);
  });

  test.each([
    'Forwarded: for=192.0.2.1',
    'X-Forwarded-For: 127.0.0.1',
    'X-Forwarded-Host: 127.0.0.1',
    'x-forwarded-proto: https',
    'X-Real-IP: 127.0.0.1',
    'Via: 1.1 proxy',
  ])('what a proxy passed on (%s) is refused, with the cookie too', async (header) => {
    const admin = await runningAdmin();
    const cookie = await cookieOf(admin);
    const answer = await get(admin, '/', `Cookie: ${cookie}`, header);
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(answer).toContain('A proxy passed this on');
    expect(answer).not.toContain(INSIDE);
  });

  test.each(['192.0.2.1', '10.0.0.7', '::ffff:192.0.2.1', 'fe80::1', '127.evil', undefined])(
    'a connection from %s is refused',
    async (remoteAddress) => {
      const admin = await runningAdmin();
      const cookie = await cookieOf(admin);
      const ask = (address: string | undefined): Response | Promise<Response> =>
        admin.app.fetch(
          new Request(`${admin.url}/`, { headers: { cookie } }),
          connectionFrom(address),
        );
      expect((await ask(remoteAddress)).status).toBe(403);
      for (const own of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1']) {
        expect((await ask(own)).status).toBe(200);
      }
    },
  );
});

describe('a session ends by its own page alone', () => {
  const leave = (
    admin: RunningAdmin,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> =>
    fetch(`${admin.url}/leave`, { method: 'POST', redirect: 'manual', headers });

  test.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['a hidden origin', { Origin: 'null' }],
    ['a site that hides it', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port that hides it', { 'Sec-Fetch-Site': 'same-site' }],
  ])('forgery from %s changes nothing', async (_what, headers) => {
    const admin = await runningAdmin();
    const cookie = await cookieOf(admin);
    const answer = await leave(admin, { ...headers, cookie });
    expect(answer.status).toBe(403);
    expect((await look(admin, '/', cookie)).status).toBe(200);
  });

  test('from the page it ends, here and in the browser, and no other ends with it', async () => {
    const admin = await runningAdmin();
    const [cookie, other] = [await cookieOf(admin), await cookieOf(admin)];
    const answer = await leave(admin, { Origin: admin.url, cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^roundup-admin-\d+=; Max-Age=0; Path=\//);
    expect((await look(admin, '/', cookie)).status).toBe(403);
    expect((await look(admin, '/', other)).status).toBe(200);
  });

  test('a GET does not end it', async () => {
    const admin = await runningAdmin();
    const cookie = await cookieOf(admin);
    expect((await look(admin, '/leave', cookie)).status).toBe(404);
    expect((await look(admin, '/', cookie)).status).toBe(200);
  });
});

test('nothing can be changed, and no body is read that no form here has', async () => {
  const admin = await runningAdmin();
  const cookie = await cookieOf(admin);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await fetch(`${admin.url}/`, { method, headers: { cookie } });
    expect(answer.status).toBe(405);
  }
  const body = 'x'.repeat(2000);
  expect((await fetch(`${admin.url}/`, { method: 'POST', body })).status).toBe(413);
});

test('neither tokens nor keys nor addresses are logged', async () => {
  const admin = await runningAdmin();
  const path = admin.app.newEntry();
  await fetch(`${admin.url}${path}`);
  const answer = await enter(admin, path);
  const key = /=([\w-]{43});/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? 'no key';
  await look(
    admin,
    `/issues/ada@example.com?to=ada@example.com`,
    `roundup-admin-${admin.port}=${key}`,
  );
  const log = JSON.stringify(admin.log);
  expect(admin.log).toHaveLength(3);
  expect(log).toContain('/enter/:token');
  expect(log).not.toContain(path.slice('/enter/'.length));
  expect(log).not.toContain(key);
  expect(log).not.toContain('@');
});

function connectionFrom(remoteAddress: string | undefined) {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  return { incoming: new IncomingMessage(socket) };
}
