/** The archive compressed: from files beside its files, or on the way. */
import { hash } from 'node:crypto';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { secondsLater } from './seconds-later.ts';
import { plainGet } from './plain-get.ts';
import { running, type Running } from './running.ts';

const page = `<!doctype html><title>Long</title>${'<p>Words, and more words.</p>'.repeat(200)}`;
/** 2 KB without any pattern that a coding could use. */
const noise = Buffer.concat(
  Array.from({ length: 64 }, (_, at) => hash('sha256', String(at), 'buffer')),
);
const decode = { br: brotliDecompressSync, gzip: gunzipSync } as const;

async function runningWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<Running> {
  const server = await running();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(server.dist, path, '..'), { recursive: true });
    writeFileSync(join(server.dist, path), content);
  }
  return server;
}

test.each(['br', 'gzip'] as const)('a page goes out as %s to who takes it', async (coding) => {
  const server = await runningWith({ 'long/index.html': page });
  const { headers, body, status } = await plainGet(`${server.url}/long/`, {
    'Accept-Encoding': coding,
  });
  expect(status).toBe(200);
  expect(headers['content-encoding']).toBe(coding);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-length']).toBe(String(body.length));
  expect(headers.vary).toBe('Accept-Encoding');
  expect(body.length).toBeLessThan(page.length / 2);
  expect(decode[coding](body).toString()).toBe(page);
});

test('who asks for nothing gets the page as it is, and caches are told that it may differ', async () => {
  const server = await runningWith({ 'long.html': page });
  const { headers, body } = await plainGet(`${server.url}/long.html`);
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers.vary).toBe('Accept-Encoding');
  expect(body.toString()).toBe(page);
});

test('each coding has a tag of its own, and each tag is good for its coding alone', async () => {
  const server = await runningWith({ 'long.html': page });
  const url = `${server.url}/long.html`;
  const tags = new Map<string, string>();
  for (const coding of ['identity', 'gzip', 'br']) {
    const { headers } = await plainGet(url, { 'Accept-Encoding': coding });
    tags.set(coding, headers.etag ?? '');
  }
  expect(new Set(tags.values()).size).toBe(3);
  for (const [asked, tag] of tags) {
    expect(tag).toMatch(/^"[^"]+"$/);
    for (const coding of tags.keys()) {
      const headers = { 'Accept-Encoding': coding, 'If-None-Match': tag };
      const answer = await plainGet(url, headers);
      expect(answer.status, `${asked} ${coding}`).toBe(asked === coding ? 304 : 200);
      if (answer.status === 200) continue;
      expect(answer.headers).toMatchObject({ etag: tag, vary: 'Accept-Encoding' });
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.body.length).toBe(0);
    }
  }
});

test('HEAD says what GET would in each coding', async () => {
  const server = await runningWith({ 'long.html': page });
  for (const coding of ['identity', 'gzip', 'br']) {
    const sent = { 'Accept-Encoding': coding };
    const get = await plainGet(`${server.url}/long.html`, sent);
    const head = await plainGet(`${server.url}/long.html`, sent, 'HEAD');
    expect(head.body.length).toBe(0);
    const own = { date: '', 'x-request-id': '' };
    expect({ ...head.headers, ...own }).toEqual({ ...get.headers, ...own });
  }
});

test('a tag outlives a rebuild that changes nothing', async () => {
  const server = await runningWith({ 'long.html': page });
  const sent = { 'Accept-Encoding': 'br' };
  const { headers } = await plainGet(`${server.url}/long.html`, sent);
  rmSync(join(server.dist, 'long.html'));
  writeFileSync(join(server.dist, 'long.html'), page);
  secondsLater();
  const again = { ...sent, 'If-None-Match': headers.etag ?? '' };
  expect((await plainGet(`${server.url}/long.html`, again)).status).toBe(304);
});

test('what is small, or smaller as it is, goes out as it is', async () => {
  const server = await runningWith({
    'small.html': 'x'.repeat(1000),
    'photo.jpg': 'x'.repeat(5000),
    'noise.txt': noise,
  });
  for (const path of ['small.html', 'photo.jpg', 'noise.txt']) {
    const { headers } = await plainGet(`${server.url}/${path}`, { 'Accept-Encoding': 'br, gzip' });
    expect(headers['content-encoding'], path).toBeUndefined();
  }
});

test('who refuses the file as it is, and every coding there is, is told so', async () => {
  const server = await runningWith({ 'long.html': page });
  const ask = async (path: string, accepted: string) =>
    plainGet(`${server.url}${path}`, { 'Accept-Encoding': accepted });
  const refused = await ask('/long.html', 'identity;q=0, deflate');
  expect(refused.status).toBe(406);
  expect(refused.headers['cache-control']).toBe('no-store');
  expect((await ask('/rss.xml', '*;q=0')).status).toBe(406);
  expect((await ask('/long.html', 'identity;q=0, *')).headers['content-encoding']).toBe('br');
  const lost = await ask('/nowhere', 'identity;q=0');
  expect(lost.status).toBe(404);
  expect(lost.body.toString()).toContain('<title>Lost');
});

test('the page for what is not there is compressed too', async () => {
  const server = await runningWith({ '404.html': page });
  const { status, headers, body } = await plainGet(`${server.url}/nowhere`, {
    'Accept-Encoding': 'br',
  });
  expect(status).toBe(404);
  expect(headers['content-encoding']).toBe('br');
  expect(headers.etag).toBeUndefined();
  expect(brotliDecompressSync(body).toString()).toBe(page);
});

const marked = { br: brotliCompressSync('from the br file'), gz: gzipSync('from the gz file') };

test('a file beside the file is sent instead of it', async () => {
  const server = await runningWith({ 'long.html': page });
  writeFileSync(join(server.dist, 'long.html.br'), marked.br);
  writeFileSync(join(server.dist, 'long.html.gz'), marked.gz);
  const url = `${server.url}/long.html`;
  const br = await plainGet(url, { 'Accept-Encoding': 'gzip, br' });
  expect(br.body.equals(marked.br)).toBe(true);
  expect(br.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'br',
    'content-length': String(marked.br.length),
    vary: 'Accept-Encoding',
  });
  expect((await plainGet(url, { 'Accept-Encoding': 'gzip' })).body.equals(marked.gz)).toBe(true);
  expect((await plainGet(url)).body.toString()).toBe(page);
});

test('one that appears later is taken within a second', async () => {
  const server = await runningWith({ 'long.html': page });
  const sent = { 'Accept-Encoding': 'br' };
  await plainGet(`${server.url}/long.html`, sent);
  writeFileSync(join(server.dist, 'long.html.br'), marked.br);
  secondsLater();
  const { body } = await plainGet(`${server.url}/long.html`, sent);
  expect(body.equals(marked.br)).toBe(true);
});

test('a file of its own becomes another’s copy when that appears', async () => {
  const server = await runningWith({ 'data.csv.gz': gzipSync(page) });
  // Long enough for what is read to be kept.
  secondsLater(5);
  const own = await plainGet(`${server.url}/data.csv.gz`);
  expect(own.headers['content-type']).toBe('application/octet-stream');
  writeFileSync(join(server.dist, 'data.csv'), page);
  const long = new Date('2020-01-01');
  utimesSync(join(server.dist, 'data.csv'), long, long);
  secondsLater();
  expect((await plainGet(`${server.url}/data.csv.gz`)).status).toBe(404);
  const { headers, body } = await plainGet(`${server.url}/data.csv`, { 'Accept-Encoding': 'gzip' });
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-encoding': 'gzip',
  });
  expect(gunzipSync(body).toString()).toBe(page);
});

test('one that is older than the file is of no account', async () => {
  const server = await runningWith({ 'long.html.br': marked.br, 'long.html': page });
  utimesSync(join(server.dist, 'long.html.br'), new Date(0), new Date(0));
  const { body } = await plainGet(`${server.url}/long.html`, { 'Accept-Encoding': 'br' });
  expect(brotliDecompressSync(body).toString()).toBe(page);
});

test.each([
  ['long.html.br', 404],
  ['long.html.gz', 404],
  ['LONG.HTML.BR', 404],
  ['data.csv.gz', 200],
  ['whole.tar.gz', 200],
])('/%s is %d', async (path, status) => {
  const server = await runningWith({
    'long.html': page,
    'long.html.br': marked.br,
    'long.html.gz': marked.gz,
    'data.csv.gz': marked.gz,
    'whole.tar.gz': marked.gz,
  });
  const answer = await plainGet(`${server.url}/${path}`, { 'Accept-Encoding': 'br, gzip' });
  expect(answer.status).toBe(status);
  if (status === 200) {
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.equals(marked.gz)).toBe(true);
  }
});

test('a large page is not compressed on the way, but its copy is sent', async () => {
  const large = page.repeat(300);
  const copy = brotliCompressSync(large);
  const server = await runningWith({ 'large.html': large, 'copied.html': large });
  writeFileSync(join(server.dist, 'copied.html.br'), copy);
  const sent = { 'Accept-Encoding': 'br' };
  const plain = await plainGet(`${server.url}/large.html`, sent);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(large);
  const copied = await plainGet(`${server.url}/copied.html`, sent);
  expect(copied.headers['content-encoding']).toBe('br');
  expect(copied.body.equals(copy)).toBe(true);
});

test('a hundred readers at once get the same', async () => {
  const server = await runningWith({ 'long.html': page });
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      plainGet(`${server.url}/long.html`, { 'Accept-Encoding': 'br' }),
    ),
  );
  expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
  for (const { body } of answers) expect(brotliDecompressSync(body).toString()).toBe(page);
});
