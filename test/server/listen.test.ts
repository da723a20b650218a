import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { ServedApp } from '../../src/server/listen.ts';
import { listen } from '../../src/server/listen.ts';
import { listening, raw } from './running.ts';

function appOf(fetch: ServedApp['fetch'], drain = async () => {}): ServedApp {
  return { fetch, drain };
}

const ok = appOf(() => new Response('ok'));

test('a port that is taken is a failure with a remedy', async () => {
  const { port } = await listening(ok);
  await expect(listen(ok, { port, hostname: '127.0.0.1' })).rejects.toMatchObject({
    kind: 'unavailable',
    id: 'port-unavailable',
    message: `Nothing can listen on 127.0.0.1:${port} (EADDRINUSE).`,
  });
});

test('a connection may rest for longer than proxies leave one unused', async () => {
  const server = await listening(ok);
  const answer = await fetch(server.url);
  expect(answer.headers.get('Keep-Alive')).toBe('timeout=130');
});

test('stopping lets an answer end and refuses new ones', async () => {
  let finish = () => {};
  const started = Promise.withResolvers<void>();
  const server = await listening(
    appOf(async () => {
      started.resolve();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return new Response('whole');
    }),
  );
  const answer = fetch(server.url);
  await started.promise;
  const closed = server.close();
  await expect(fetch(server.url)).rejects.toThrow();
  finish();
  expect(await (await answer).text()).toBe('whole');
  await closed;
});

test('stopping waits for work in the background', async () => {
  let drained = false;
  const server = await listening(
    appOf(
      () => new Response('ok'),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        drained = true;
      },
    ),
  );
  await server.close();
  await server.close();
  expect(drained).toBe(true);
});

test('stopping cuts connections that ask for nothing, and half a request', async () => {
  const server = await listening(ok);
  const sockets = [connect(server.port, '127.0.0.1'), connect(server.port, '127.0.0.1')];
  const ends = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => socket.on('error', () => {}).on('close', () => resolve())),
  );
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
  );
  sockets[1]?.write('GET / HTTP/1.1\r\nHost:');
  await (await fetch(server.url)).text();
  for (const socket of sockets) socket.resume();
  await server.close();
  await Promise.all(ends);
});

test(
  'an answer that never comes holds the stop for 5 seconds, no more',
  { timeout: 10_000 },
  async () => {
    const started = Promise.withResolvers<void>();
    const server = await listening(
      appOf(() => {
        started.resolve();
        return new Promise(() => {});
      }),
    );
    const answer = fetch(server.url).catch((error: unknown) => error);
    await started.promise;
    await server.close();
    expect(await answer).toBeInstanceOf(TypeError);
  },
);

test('headers that are too long are refused', async () => {
  const server = await listening(ok);
  const answer = await fetch(server.url, { headers: { 'X-Long': 'x'.repeat(17 * 1024) } });
  expect(answer.status).toBe(431);
});

test('a target that names a user is refused before any app sees it', async () => {
  const { port } = await listening(ok);
  const answer = await raw(port, ['GET http://ada:key@127.0.0.1/ HTTP/1.1', 'Host: 127.0.0.1']);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  const sound = await raw(port, ['GET http://127.0.0.1/@ada?a@b HTTP/1.1', 'Host: 127.0.0.1']);
  expect(sound).toMatch(/^HTTP\/1.1 200 /);
});

test('an app that throws is a bare 500 with the usual headers', async () => {
  const server = await listening(
    appOf(() => {
      throw new Error('secret');
    }),
  );
  const answer = await fetch(server.url);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.text()).toBe('');
});
