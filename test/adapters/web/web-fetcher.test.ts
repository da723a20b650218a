/** Somebody's page, fetched: redirects, characters, bodies of every coding, limits of every kind. */
import { createServer as createSecureServer } from 'node:https';
import { createServer as createRawServer, type AddressInfo } from 'node:net';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { expect, test } from 'vitest';
import type { WebAnswer, WebFailure } from '../../../src/ports/web.ts';
import { localFetcher, localServer } from '../../fakes/local-web.ts';
import { selfMadeCertificate } from '../../fakes/self-made-certificate.ts';

const text = (answer: WebAnswer | WebFailure): string =>
  answer.kind === 'answer' ? new TextDecoder().decode(answer.body) : answer.reason;
const reason = (answer: WebAnswer | WebFailure): string =>
  answer.kind === 'failure' ? answer.reason : `answer ${answer.status}`;

test('a page comes with its status, its headers and its body, and is asked for politely', async () => {
  let asked: unknown;
  await using server = await localServer((request, response) => {
    asked = request.headers;
    response
      .setHeader('Link', ['<a>; rel=b', '<c>; rel=d'])
      .setHeader('X-Word', 'é'.toWellFormed());
    response.writeHead(404).end('gone');
  });
  const answer = await localFetcher().fetch({
    url: `http://blog.example.com:${server.port}/a?b=c#d`,
  });
  expect(answer).toMatchObject({
    kind: 'answer',
    status: 404,
    isCutOff: false,
    url: `http://blog.example.com:${server.port}/a?b=c#d`,
    redirects: [],
  });
  expect(answer.kind === 'answer' && answer.headers.get('link')).toBe('<a>; rel=b, <c>; rel=d');
  expect(text(answer)).toBe('gone');
  expect(server.requests).toEqual(['GET /a?b=c']);
  expect(asked).toEqual({
    host: `blog.example.com:${server.port}`,
    connection: 'close',
    'user-agent': 'Roundup (+https://news.example.com)',
    accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    'accept-encoding': 'gzip, br, zstd, deflate',
  });
});

test('redirects are followed and told of, and keep the fragment', async () => {
  await using server = await localServer((request, response) => {
    const next: Record<string, [number, string]> = {
      '/a': [301, '/b'],
      '/b': [308, '//other.example.com:PORT/été'],
      '/%C3%A9t%C3%A9': [302, '?page=2'],
    };
    const found = next[request.url ?? ''];
    if (found === undefined) return response.end('here');
    const location = found[1].replace('PORT', String(server.port));
    return response
      .writeHead(found[0], { Location: Buffer.from(location).toString('latin1') })
      .end();
  });
  const { port } = server;
  const answer = await localFetcher().fetch({ url: `http://blog.example.com:${port}/a#part` });
  const other = `http://other.example.com:${port}/%C3%A9t%C3%A9`;
  expect(answer).toMatchObject({
    url: `${other}?page=2#part`,
    redirects: [
      { status: 301, to: `http://blog.example.com:${port}/b#part` },
      { status: 308, to: `${other}#part` },
      { status: 302, to: `${other}?page=2#part` },
    ],
  });
});

test('a circle of redirects ends after five', async () => {
  await using server = await localServer((_request, response) =>
    response.writeHead(302, { Location: '/' }).end(),
  );
  const answer = await localFetcher().fetch({ url: `http://a.example.com:${server.port}/` });
  expect(reason(answer)).toBe('too-many-redirects');
  expect(server.requests).toHaveLength(6);
});

test('HEAD has no body, and a form is posted once, wherever a 303 leads', async () => {
  const bodies: string[] = [];
  await using server = await localServer((request, response) => {
    request.on('data', (data: Buffer) => bodies.push(data.toString()));
    request.on('end', () => {
      if (request.url === '/moved') response.writeHead(308, { Location: '/form' }).end();
      else response.writeHead(request.url === '/form' ? 303 : 200, { Location: '/seen' }).end();
    });
  });
  const at = `http://a.example.com:${server.port}`;
  const fetcher = localFetcher();
  expect(reason(await fetcher.fetch({ url: `${at}/x`, method: 'HEAD' }))).toBe('answer 200');
  const form = { source: 'https://a.example/?b=c&d', target: 'é' };
  expect(reason(await fetcher.fetch({ url: `${at}/moved`, method: 'POST', form }))).toBe(
    'answer 303',
  );
  expect(server.requests).toEqual(['HEAD /x', 'POST /moved', 'POST /form']);
  expect(bodies).toEqual(
    Array(2).fill('source=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d&target=%C3%A9'),
  );
});

const page = `<p>${'long '.repeat(20_000)}end`;
const packed: Record<string, Buffer> = {
  gzip: gzipSync(page),
  'x-gzip': gzipSync(page),
  deflate: deflateSync(page),
  'deflate ': deflateRawSync(page),
  br: brotliCompressSync(page),
  zstd: zstdCompressSync(page),
  'GZIP, identity': gzipSync(page),
  'gzip, br': brotliCompressSync(gzipSync(page)),
  'gzip  ': gzipSync(page).subarray(0, -4),
};

test.each(Object.entries(packed))('a body packed as %j is unpacked', async (coding, body) => {
  await using server = await localServer((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': coding }).end(body);
  });
  const answer = await localFetcher().fetch({ url: `http://a.example.com:${server.port}/` });
  expect(text(answer)).toBe(page);
  expect(answer).toMatchObject({ isCutOff: false });
});

test.each([
  ['br', 'no brotli at all'],
  ['compress', 'a coding that nobody asked for'],
  ['gzip, gzip, gzip', 'packed three times'],
])('a body said to be packed as %s and is not, is broken', async (coding, body) => {
  await using server = await localServer((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': coding }).end(body);
  });
  const answer = await localFetcher().fetch({ url: `http://a.example.com:${server.port}/` });
  expect(reason(answer)).toBe('broken');
});

test('an empty body that is said to be packed is an empty body', async () => {
  await using server = await localServer((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end();
  });
  expect(text(await localFetcher().fetch({ url: `http://a.example.com:${server.port}/` }))).toBe(
    '',
  );
});

const megabytes = Buffer.alloc(24 * 1024 * 1024);
const bombs: Record<string, Buffer> = {
  gzip: gzipSync(megabytes),
  br: brotliCompressSync(megabytes, { params: { 1: 1 } }),
  deflate: deflateSync(megabytes),
  zstd: zstdCompressSync(megabytes),
  'gzip, gzip': gzipSync(gzipSync(megabytes)),
};

test.each(Object.entries(bombs))('a bomb packed as %s is cut off', async (coding, body) => {
  await using server = await localServer((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': coding }).end(body);
  });
  const before = process.memoryUsage().arrayBuffers;
  const answer = await localFetcher().fetch({
    url: `http://a.example.com:${server.port}/`,
    maxBytes: 100_000,
  });
  expect(answer).toMatchObject({ isCutOff: true });
  expect(answer.kind === 'answer' && answer.body.length).toBe(100_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
});

test('an endless body is cut off, packed or not', async () => {
  const nothing = Buffer.from([0, 0, 0, 0xff, 0xff]);
  await using server = await localServer((request, response) => {
    const isPacked = request.url === '/packed';
    if (isPacked) response.setHeader('Content-Encoding', 'deflate');
    // Stored blocks that hold nothing: endless before unpacking, empty after it.
    const piece = isPacked
      ? Buffer.concat(Array<Buffer>(4_000).fill(nothing))
      : Buffer.alloc(20_000, 'a');
    const pour = (): void => {
      while (response.write(piece));
    };
    response.on('drain', pour);
    pour();
  });
  const at = `http://a.example.com:${server.port}`;
  const plain = await localFetcher().fetch({ url: `${at}/plain`, maxBytes: 50_000 });
  expect(plain).toMatchObject({ isCutOff: true });
  expect(text(plain)).toBe('a'.repeat(50_000));
  const empty = await localFetcher().fetch({ url: `${at}/packed`, maxBytes: 50_000 });
  expect(empty).toMatchObject({ isCutOff: true });
  expect(text(empty)).toBe('');
});

const quick = { overallMs: 250, connectMs: 120, firstByteMs: 120, silenceMs: 120 };

test.each([
  ['nothing at all', { overallMs: 60_000 }, () => undefined],
  ['a beginning', { overallMs: 60_000 }, 'HTTP/1.1 200 OK\r\n\r\nbeginning'],
  ['a drip of bytes', { silenceMs: 60_000 }, 'HTTP/1.1 200 OK\r\n\r\n'],
  ['a drip of headers', { firstByteMs: 60_000 }, 'HTTP/1.1 200 OK\r\nA: '],
  ['one 103 after the other', { firstByteMs: 60_000 }, ''],
])('a server that sends %s is given up', async (kind, limits, beginning) => {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined);
    if (typeof beginning === 'function') return;
    socket.write(beginning);
    const drip = kind.includes('103') ? 'HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n' : 'x';
    if (!kind.includes('drip') && drip === 'x') return;
    const timer = setInterval(() => socket.write(drip), 20);
    socket.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const began = performance.now();
  const answer = await localFetcher({ limits: { ...quick, ...limits } }).fetch({
    url: `http://a.example.com:${port}/`,
  });
  expect(reason(answer)).toBe('timed-out');
  expect(performance.now() - began).toBeLessThan(3_000);
  server.close();
});

test('a DNS that never answers is given up, and Ctrl-C is obeyed at once', async () => {
  const resolve = () => new Promise<never>(() => undefined);
  const url = 'http://a.example.com/';
  expect(reason(await localFetcher({ resolve, limits: quick }).fetch({ url }))).toBe('timed-out');
  const stop = new AbortController();
  const waiting = localFetcher({ resolve }).fetch({ url, signal: stop.signal });
  stop.abort(new Error('Ctrl-C'));
  await expect(waiting).rejects.toThrow('Ctrl-C');
  await expect(localFetcher().fetch({ url, signal: stop.signal })).rejects.toThrow('Ctrl-C');
});

test('more headers than anybody needs are not read', async () => {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 200 OK\r\n');
    const line = `X: ${'y'.repeat(1000)}\r\n`;
    const pour = (): void => {
      while (!socket.destroyed && socket.write(line));
    };
    socket.on('drain', pour);
    pour();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const answer = await localFetcher().fetch({ url: `http://a.example.com:${port}/` });
  expect(answer).toMatchObject({ reason: 'broken', detail: expect.stringContaining('headers') });
  server.close();
});

test.each([
  ['ENOTFOUND', 'no-such-host'],
  ['EAI_AGAIN', 'unreachable'],
  ['ESERVFAIL', 'unreachable'],
])('a look-up that ends with %s is %s', async (code, expected) => {
  const resolve = async (): Promise<never> => {
    throw Object.assign(new Error(code), { code });
  };
  expect(reason(await localFetcher({ resolve }).fetch({ url: 'http://a.example.com/' }))).toBe(
    expected,
  );
});

test('where nothing listens, and where no HTTP is spoken', async () => {
  const closed = await localServer(() => undefined);
  await closed[Symbol.asyncDispose]();
  const fetcher = localFetcher();
  expect(reason(await fetcher.fetch({ url: `http://a.example.com:${closed.port}/` }))).toBe(
    'unreachable',
  );
  const server = createRawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  expect(reason(await fetcher.fetch({ url: `http://a.example.com:${port}/` }))).toBe('broken');
  server.close();
});

test('certificates are checked, by authority and by name', async () => {
  const certificate = selfMadeCertificate('127.0.0.1');
  await using server = await localServer(
    (_request, response) => response.end('secret'),
    (listener) => createSecureServer(certificate, listener),
  );
  const ca = certificate.cert;
  const literal = `https://127.0.0.1:${server.port}/`;
  const named = `https://a.example.com:${server.port}/`;
  expect(text(await localFetcher({ ca }).fetch({ url: literal }))).toBe('secret');
  expect(await localFetcher().fetch({ url: literal })).toMatchObject({ reason: 'insecure' });
  expect(await localFetcher({ ca }).fetch({ url: named })).toMatchObject({
    reason: 'insecure',
    detail: 'its certificate is for another name',
  });
  expect(server.requests).toHaveLength(1);
});
