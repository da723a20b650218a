import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secondsLater } from './seconds-later.ts';
import { running } from './running.ts';

const immutable = 'public, max-age=31536000, immutable';
const revalidate = 'public, max-age=0, must-revalidate';

test.each([
  ['/', 'text/html; charset=utf-8', revalidate, 'Home'],
  ['/issues/2023-10/', 'text/html; charset=utf-8', revalidate, 'October'],
  ['/issues/2023-10/photo.png', 'image/png', revalidate, 'PNG'],
  ['/_assets/index.ab12cd34.css', 'text/css; charset=utf-8', immutable, 'body{}'],
  ['/rss.xml', 'application/xml; charset=utf-8', revalidate, '<rss/>'],
  ['/feed.json', 'application/json', revalidate, '{}'],
  ['/a%20b/%C3%BC.txt', 'text/plain; charset=utf-8', revalidate, 'spaces and letters'],
  ['/rss.xml?utm_source=x', 'application/xml; charset=utf-8', revalidate, '<rss/>'],
  ['/empty.txt', 'text/plain; charset=utf-8', revalidate, ''],
  ['/.well-known/security.txt', 'text/plain; charset=utf-8', revalidate, 'Contact'],
])('GET %s', async (path, type, caching, text) => {
  const server = await running();
  const answer = await fetch(`${server.url}${path}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('cache-control')).toBe(caching);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await answer.text()).toContain(text);
});

test('HEAD says what GET would, without the body', async () => {
  const server = await running();
  const get = await fetch(`${server.url}/rss.xml`);
  const head = await fetch(`${server.url}/rss.xml`, { method: 'HEAD' });
  expect(await head.text()).toBe('');
  const headers = (answer: Response) =>
    [...answer.headers].filter(
      ([name]) => !['date', 'connection', 'keep-alive', 'x-request-id'].includes(name),
    );
  expect(headers(head)).toEqual(headers(get));
  expect(head.headers.get('content-length')).toBe('6');
});

test('a reader who has the file is told so', async () => {
  const server = await running();
  const first = await fetch(`${server.url}/rss.xml`);
  const etag = first.headers.get('etag') ?? '';
  const modified = first.headers.get('last-modified') ?? '';
  const again = async (headers: Record<string, string>) =>
    (await fetch(`${server.url}/rss.xml`, { headers })).status;
  expect(await again({ 'If-None-Match': etag })).toBe(304);
  expect(await again({ 'If-None-Match': `"other", W/${etag}` })).toBe(304);
  expect(await again({ 'If-None-Match': '"other"', 'If-Modified-Since': modified })).toBe(200);
  expect(await again({ 'If-Modified-Since': modified })).toBe(304);
  expect(await again({ 'If-Modified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' })).toBe(200);
  writeFileSync(join(server.dist, 'rss.xml'), '<rss></rss>');
  secondsLater();
  expect(await again({ 'If-None-Match': etag })).toBe(200);
});

test('what is not there is the archive’s own 404 page, or a small one', async () => {
  const server = await running();
  const lost = await fetch(`${server.url}/nowhere/`);
  expect(lost.status).toBe(404);
  expect(await lost.text()).toContain('Lost');
  rmSync(join(server.dist, '404.html'));
  secondsLater();
  const small = await fetch(`${server.url}/nowhere/`);
  expect(small.status).toBe(404);
  expect(await small.text()).toContain('There is no such page');
  rmSync(server.dist, { recursive: true });
  secondsLater();
  expect((await fetch(server.url)).status).toBe(404);
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s / is 405', async (method) => {
  const server = await running();
  const answer = await fetch(server.url, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD');
});

test('a large file arrives whole, and one that is left half-way harms nobody', async () => {
  const server = await running();
  const bytes = Buffer.alloc(3_000_001, 'abcdefg');
  writeFileSync(join(server.dist, 'large.mp3'), bytes);
  const answer = await fetch(`${server.url}/large.mp3`);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const leaving = new AbortController();
  const half = await fetch(`${server.url}/large.mp3`, { signal: leaving.signal });
  await half.body?.getReader().read();
  leaving.abort();
  expect((await fetch(server.url)).status).toBe(200);
});

test('every answer refuses scripts of others, frames and guessed types', async () => {
  const server = await running();
  for (const path of ['/', '/nowhere', '/rss.xml', '/healthz', '/u/x', '/confirm/x']) {
    const { headers } = await fetch(`${server.url}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toMatch(/no-referrer|strict-origin/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  }
});

test('a page may post to the server’s own address, and to no other that may post to it', async () => {
  const server = await running({
    server: { url: 'https://letters.example.com', allowedOrigins: ['https://other.example'] },
  });
  const policy = (await fetch(server.url)).headers.get('content-security-policy') ?? '';
  const targets = "'self' https://ada.example.com https://letters.example.com";
  expect(policy).toContain(`connect-src ${targets};`);
  expect(policy).toContain(`form-action ${targets};`);
  expect(policy).not.toContain('other.example');
});

test('/healthz answers', async () => {
  const server = await running();
  expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('ok');
  expect((await fetch(`${server.url}/healthz`, { method: 'POST' })).status).toBe(405);
});
