/** Links that are sent to the server: by the token alone, each once, and nothing of them in the log. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLinkFiles } from '../../src/adapters/files/link-files.ts';
import { serverCapturedLinks } from '../../src/adapters/server-captured-links.ts';
import { pullLinks } from '../../src/workflows/pull-links.ts';
import type { LinkPlace } from '../../src/workflows/take-captured-link.ts';
import { scratchFolder, scratchStore } from '../fakes/scratch-store.ts';
import { running } from './running.ts';

const TOKEN = 'not-a-token-of-anybody-at-all';
const PAGE = 'https://a.example/page?utm_source=x&id=1';

async function taking(kind: LinkPlace['kind']) {
  const store = await scratchStore();
  const root = scratchFolder();
  mkdirSync(join(root, 'issues'));
  writeFileSync(
    join(root, 'issues/2023-10.md'),
    '---\ntitle: October\ndate: 2023-11-01\nreading:\n  - { title: T, url: https://a.example/used }\n---\n',
  );
  mkdirSync(join(root, 'links'));
  writeFileSync(
    join(root, 'links/2023-10-01-used.md'),
    '---\ntitle: Used\nurl: https://a.example/used\nadded: 2023-10-01\n---\n',
  );
  const links = createLinkFiles(root);
  const { capturedLinks: captured } = store;
  const place: LinkPlace = kind === 'folder' ? { kind, links } : { kind, captured };
  const server = await running({ store, deps: { capture: { token: TOKEN, place, captured } } });
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/inbox`, { method: 'POST', body, headers });
  const json = (fields: Readonly<Record<string, string>>, token = TOKEN) =>
    post(JSON.stringify(fields), {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
    });
  const files = () =>
    readdirSync(join(root, 'links'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .toSorted();
  return { ...server, root, links, captured, post, json, files };
}

test('a link is filed in the checkout, and sent again it is known', async () => {
  const server = await taking('folder');
  const sent = {
    url: `Look at this ${PAGE}`,
    title: 'A page\u202E\n---\nstatus: used',
    comment: 'Good.\n---\nBetter.',
    tags: 'Go, testing go',
    via: 'https://b.example/',
  };
  const first = await server.json(sent);
  expect(first.status).toBe(201);
  const { path } = await first.json();
  const text = readFileSync(join(server.root, path), 'utf8');
  expect(text).toContain('url: https://a.example/page?id=1\n');
  expect(text).toContain('tags: [go, testing]\n');
  expect(text).toContain('via: https://b.example/\n');
  expect(text).toMatch(/\nstatus: inbox\n---\nGood\.\n---\nBetter\.\n$/);
  const { records, diagnostics } = await server.links.all();
  expect(diagnostics).toEqual([]);
  expect(records.find((record) => record.path === path)?.fields).toMatchObject({
    title: 'A page --- status: used',
    status: 'inbox',
  });
  const again = await server.json({ url: 'http://www.a.example/page/?id=1&fbclid=2' });
  expect([again.status, await again.json()]).toEqual([200, { state: 'known', path, issues: [] }]);
  const used = await server.json({ url: 'https://a.example/used' });
  expect(await used.json()).toEqual({
    state: 'known',
    path: 'links/2023-10-01-used.md',
    issues: ['2023-10'],
  });
  expect(server.files()).toHaveLength(2);
  // A comment below a page is something else than the page.
  expect((await server.json({ url: 'https://a.example/used#comment-7' })).status).toBe(201);
});

test('without a checkout links wait, and are let go once they are filed', async () => {
  const server = await taking('queue');
  for (const url of [PAGE, 'https://a.example/other', PAGE, 'https://a.example/used']) {
    await server.json({ url });
  }
  expect(server.files()).toEqual(['2023-10-01-used.md']);
  const captured = serverCapturedLinks(server.url, TOKEN);
  const ports = { links: server.links, captured };
  const pulled = await pullLinks(ports, new AbortController().signal);
  expect(pulled.filed).toHaveLength(2);
  expect(pulled.known).toEqual(['links/2023-10-01-used.md']);
  expect(server.files()).toHaveLength(3);
  expect(await server.captured.list(9)).toEqual([]);
  expect(await pullLinks(ports, new AbortController().signal)).toEqual({ filed: [], known: [] });
});

test('the form is filled in by the bookmarklet, changes nothing by itself, and files by the token', async () => {
  const server = await taking('folder');
  const query = new URLSearchParams({ url: PAGE, title: '<b>"T"', comment: '</textarea><script>' });
  const page = await fetch(`${server.url}/inbox?${query}`);
  const html = await page.text();
  expect(html).toContain('value="&lt;b&gt;&quot;T&quot;"');
  expect(html).not.toContain('<script>');
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(server.files()).toHaveLength(1);
  const wrong = await server.post(new URLSearchParams({ url: PAGE, token: 'x'.repeat(30) }));
  expect(wrong.status).toBe(403);
  expect(await wrong.text()).toContain(`value="${PAGE.replaceAll('&', '&amp;')}"`);
  expect(server.files()).toHaveLength(1);
  const right = await server.post(
    new URLSearchParams({ url: PAGE, token: TOKEN, title: 'A page' }),
  );
  expect(await right.text()).toContain('It is in links/');
  expect(server.files()).toHaveLength(2);
});

test.each([
  ['no token', undefined],
  ['another token', 'Bearer not-a-token-of-anybody-at-alL'],
  ['a longer token', `Bearer ${TOKEN}x`],
  ['another scheme', `Basic ${TOKEN}`],
])('%s: nothing is taken, listed or let go', async (_, authorization) => {
  const server = await taking('queue');
  await server.json({ url: PAGE });
  const headers = {
    'Content-Type': 'application/json',
    ...(authorization === undefined ? {} : { Authorization: authorization }),
  };
  const [{ id = '' } = {}] = await server.captured.list(1);
  const answers = await Promise.all([
    server.post(JSON.stringify({ url: 'https://a.example/new' }), headers),
    fetch(`${server.url}/inbox/links`, { headers }),
    fetch(`${server.url}/inbox/taken`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ids: id }),
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(answers.map(({ headers: got }) => got.get('WWW-Authenticate'))).toEqual(
    Array.from({ length: 3 }, () => 'Bearer realm="inbox"'),
  );
  expect(await server.captured.list(9)).toHaveLength(1);
});

test('guessing ends after twenty wrong tokens, also for the right one', async () => {
  const server = await taking('folder');
  for (let times = 0; times < 20; times += 1) {
    expect((await server.json({ url: PAGE }, `wrong-${times}`)).status).toBe(401);
  }
  const answer = await server.json({ url: PAGE });
  expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true]);
  expect(server.files()).toHaveLength(1);
});

test.each([
  '',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://u:p@a.example',
  `https://a.example/${'x'.repeat(2100)}`,
])('no link is made of %j', async (url) => {
  const server = await taking('folder');
  expect((await server.json({ url })).status).toBe(400);
  expect(server.files()).toHaveLength(1);
});

test('what is too long is refused or cut, and what is sent by GET changes nothing', async () => {
  const server = await taking('folder');
  expect((await server.json({ url: PAGE, comment: 'x'.repeat(20_000) })).status).toBe(413);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  await fetch(`${server.url}/inbox?url=${encodeURIComponent(PAGE)}&token=${TOKEN}`, { headers });
  expect(server.files()).toHaveLength(1);
  expect((await fetch(`${server.url}/inbox`, { method: 'PUT' })).status).toBe(405);
});

test('neither the token nor what was sent is in the log', async () => {
  const server = await taking('folder');
  await server.json({ url: PAGE, title: 'Very secret title' });
  await fetch(`${server.url}/inbox?url=${encodeURIComponent(PAGE)}&token=${TOKEN}`);
  await server.json({ url: PAGE }, 'a-wrong-token-that-is-long');
  const log = JSON.stringify(server.log);
  expect(log).toContain('"target":"/inbox"');
  for (const word of [TOKEN, 'a.example', 'secret title', 'a-wrong-token']) {
    expect(log).not.toContain(word);
  }
});

test('without a token set up there is no such page', async () => {
  const server = await running();
  expect((await fetch(`${server.url}/inbox`)).status).toBe(404);
  expect((await fetch(`${server.url}/inbox`, { method: 'POST', body: '' })).status).toBe(405);
});

test('a token that the server does not take, and a server that is none, are told', async () => {
  const server = await taking('queue');
  const other = serverCapturedLinks(server.url, 'another-token-of-some-length');
  await expect(other.list(1)).rejects.toMatchObject({ id: 'inbox-token-refused' });
  const none = serverCapturedLinks('http://127.0.0.1:9', TOKEN);
  await expect(none.list(1)).rejects.toMatchObject({ id: 'inbox-unreachable' });
  const without = await running();
  await expect(serverCapturedLinks(without.url, TOKEN).list(1)).rejects.toMatchObject({
    id: 'inbox-unreachable',
  });
  expect(() => serverCapturedLinks(server.url, undefined)).toThrow(
    expect.objectContaining({ id: 'inbox-token-missing' }),
  );
});
