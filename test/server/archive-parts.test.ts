/** Parts of the archive's sounds, films, pictures and PDFs; conditions on any file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainGet } from './plain-get.ts';
import { running } from './running.ts';

const small = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));
const large = Buffer.alloc(2_500_000, small);

async function server() {
  const started = await running();
  writeFileSync(join(started.dist, 'talk.mp3'), small);
  writeFileSync(join(started.dist, 'film.mp4'), large);
  return started;
}

test.each([
  ['talk.mp3', small],
  ['film.mp4', large],
])('a part of %s', async (name, whole) => {
  const url = `${(await server()).url}/${name}`;
  const full = await plainGet(url);
  expect(full.status).toBe(200);
  expect(full.headers['accept-ranges']).toBe('bytes');
  expect(full.headers.vary).toBeUndefined();
  for (const [range, from, to] of [
    ['bytes=0-0', 0, 0],
    ['bytes=10-99', 10, 99],
    ['bytes=990-', 990, whole.length - 1],
    ['bytes=-5', whole.length - 5, whole.length - 1],
    [`bytes=100-${whole.length * 2}`, 100, whole.length - 1],
  ] as const) {
    const part = await plainGet(url, { Range: range });
    expect(part.status, range).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes ${from}-${to}/${whole.length}`);
    expect(part.headers['content-length']).toBe(String(to - from + 1));
    expect(part.headers['content-type']).toBe(full.headers['content-type']);
    expect(part.headers.etag).toBe(full.headers.etag);
    expect(part.body.equals(whole.subarray(from, to + 1))).toBe(true);
  }
  const beyond = await plainGet(url, { Range: `bytes=${whole.length}-` });
  expect(beyond.status).toBe(416);
  expect(beyond.headers['content-range']).toBe(`bytes */${whole.length}`);
  expect(beyond.headers['cache-control']).toBe('no-store');
  expect(beyond.body.length).toBe(0);
});

test('several parts, a slip, or another unit is answered with the whole', async () => {
  const url = `${(await server()).url}/talk.mp3`;
  for (const range of ['bytes=0-1,5-6', 'bytes=9-1', 'pages=1-2', 'bytes']) {
    const { status, body } = await plainGet(url, { Range: range });
    expect(status, range).toBe(200);
    expect(body.equals(small)).toBe(true);
  }
});

test('a part is added only to what it is a part of', async () => {
  const url = `${(await server()).url}/talk.mp3`;
  const { etag = '', 'last-modified': modified = '' } = (await plainGet(url)).headers;
  const status = async (ifRange: string) =>
    (await plainGet(url, { Range: 'bytes=0-1', 'If-Range': ifRange })).status;
  expect(await status(etag)).toBe(206);
  expect(await status('"other"')).toBe(200);
  expect(await status(`W/${etag}`)).toBe(200);
  expect(await status(modified)).toBe(200);
});

test('HEAD knows of no parts', async () => {
  const url = `${(await server()).url}/talk.mp3`;
  const head = await plainGet(url, { Range: 'bytes=0-1' }, 'HEAD');
  expect(head.status).toBe(200);
  expect(head.headers['content-length']).toBe('1000');
});

test('a page, which may come in several codings, comes whole', async () => {
  const { url } = await server();
  const { status, headers } = await plainGet(`${url}/`, { Range: 'bytes=0-1' });
  expect(status).toBe(200);
  expect(headers['accept-ranges']).toBeUndefined();
});

test('who has the file is told so before a part is looked for', async () => {
  const url = `${(await server()).url}/talk.mp3`;
  const { etag = '' } = (await plainGet(url)).headers;
  const answer = await plainGet(url, { Range: 'bytes=5000-', 'If-None-Match': etag });
  expect(answer.status).toBe(304);
});

test.each<[string, (known: { etag: string; modified: string }) => Record<string, string>, number]>([
  ['the same tag', ({ etag }) => ({ 'If-Match': etag }), 200],
  ['one of several tags', ({ etag }) => ({ 'If-Match': `"a", ${etag}` }), 200],
  ['any tag', () => ({ 'If-Match': '*' }), 200],
  ['another tag', () => ({ 'If-Match': '"a"' }), 412],
  ['a weak tag', ({ etag }) => ({ 'If-Match': `W/${etag}` }), 412],
  ['unmodified since then', ({ modified }) => ({ 'If-Unmodified-Since': modified }), 200],
  [
    'unmodified since long ago',
    () => ({ 'If-Unmodified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' }),
    412,
  ],
  [
    'a tag outweighs a date',
    ({ etag }) => ({
      'If-Match': etag,
      'If-Unmodified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT',
    }),
    200,
  ],
  ['no date at all', () => ({ 'If-Modified-Since': 'yesterday' }), 200],
])('a condition: %s', async (_, condition, status) => {
  const url = `${(await server()).url}/talk.mp3`;
  const { etag = '', 'last-modified': modified = '' } = (await plainGet(url)).headers;
  expect((await plainGet(url, condition({ etag, modified }))).status).toBe(status);
});
