/** The round trip against the real server, and against others that stand in its place. */
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { httpProbe } from '../../../src/adapters/http/http-probe.ts';
import { serverChecks } from '../../../src/core/doctor/server-checks.ts';
import type { StoreLook } from '../../../src/ports/doctor.ts';
import { tryServer } from '../../../src/workflows/doctor/try-server.ts';
import { linesOf, noFacts } from '../../core/doctor/no-facts.ts';
import { running } from '../../server/running.ts';

const made = { genuine: 'g'.repeat(43), forged: 'f'.repeat(43) };

async function look(
  url: string,
  given: Pick<StoreLook, 'tokens'> = { tokens: made },
  timeoutMs?: number,
): Promise<string[]> {
  const roundTrip = { value: await tryServer(httpProbe(timeoutMs), url, given.tokens) };
  return linesOf(serverChecks.judge({ ...noFacts, roundTrip }));
}

/** Answers as the newsletter's server does, but for what `change` answers itself. */
async function standIn(change: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    change(request, response);
    if (response.writableEnded || response.headersSent) return;
    const isForged = request.url?.includes(made.forged) === true;
    response.writeHead(isForged ? 404 : 200);
    response.end(request.method === 'GET' ? '<form method="post"></form>' : 'done');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

test('the real server lets somebody leave who does not exist, and nobody else', async () => {
  const server = await running();
  const { subscribers, tokens } = server.store;
  const before = await subscribers.countByState();
  const genuine = tokens.issue('3b241101-e2bb-4255-8caf-4136c566a962');
  expect(await look(server.url, { tokens: { genuine, forged: 'A'.repeat(43) } })).toEqual([
    `ok server/reached: ${server.url}`,
    'ok server/one-click: As a form and as multipart, without redirect or cookie.',
    'ok server/page: A page with a button, which changes nothing by itself.',
    'ok server/forged: It is answered by 404.',
  ]);
  expect(await subscribers.countByState()).toEqual(before);
});

test('a server with another store is told apart', async () => {
  const server = await running();
  const other = await running();
  const genuine = other.store.tokens.issue('3b241101-e2bb-4255-8caf-4136c566a962');
  const found = await look(server.url, { tokens: { genuine, forged: 'A'.repeat(43) } });
  expect(found).toEqual([
    `ok server/reached: ${server.url}`,
    'problem server/one-click: Its token is not known there.',
    'ok server/forged: It is answered by 404.',
  ]);
});

test('requests come as mail providers make them', async () => {
  const heard: string[] = [];
  const url = await standIn((request) => {
    const { origin, cookie, 'content-type': type } = request.headers;
    heard.push(`${request.method} ${type?.split(';')[0]} ${origin} ${cookie}`);
  });
  expect((await look(url)).filter((line) => !line.startsWith('ok '))).toEqual([]);
  expect(heard.toSorted()).toEqual([
    'GET undefined undefined undefined',
    'GET undefined undefined undefined',
    'GET undefined undefined undefined',
    'POST application/x-www-form-urlencoded undefined undefined',
    'POST application/x-www-form-urlencoded undefined undefined',
    'POST multipart/form-data undefined undefined',
  ]);
});

test.each([
  ['a redirect', 307, { Location: '/other' }, 'one-click: Sent as a form, it is redirected (307)'],
  [
    'a cookie',
    200,
    { 'Set-Cookie': 'a=b' },
    'one-click: Sent as multipart, the answer sets a cookie.',
  ],
  ['a refusal', 403, {}, 'one-click: Sent as a form, it is refused (403).'],
  ['a static host', 405, {}, 'one-click: Sent as a form, it is answered by 405 instead of 200.'],
  ['taking anything', 200, {}, 'forged: It is answered by 200 instead of 404.'],
])('%s is a problem', async (_, status, headers, expected) => {
  const url = await standIn((request, response) => {
    if (request.method === 'POST') response.writeHead(status, headers).end();
  });
  expect((await look(url)).join('\n')).toContain(`problem server/${expected}`);
});

test('a server without its store is not ready', async () => {
  const server = await running();
  await server.store.close();
  expect(await look(server.url, { tokens: undefined })).toContain(
    'problem server/reached: It runs, and its store does not answer.',
  );
});

test('a page that acts, or asks nothing, is a problem', async () => {
  const url = await standIn((request, response) => {
    if (request.method === 'GET' && request.url !== '/healthz') response.end('You left.');
  });
  expect(await look(url)).toContain(
    'problem server/page: It is answered by 200, and not by a page with a button.',
  );
});

test('what is not our server gets no token', async () => {
  const heard: string[] = [];
  const url = await standIn((request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(404).end();
  });
  expect(await look(url)).toEqual([
    'problem server/reached: It answers 404, as the newsletter’s server does not.',
  ]);
  expect(heard).toEqual(['/healthz']);
});

test('nothing there is told', async () => {
  const server = await running();
  await server.close();
  expect(await look(server.url)).toEqual([
    'problem server/reached: It cannot be reached: nothing listens there.',
  ]);
});

test('without a store there is no token to try', async () => {
  const server = await running();
  expect(await look(server.url, { tokens: undefined })).toEqual([
    `ok server/reached: ${server.url}`,
    'skipped server/one-click: There is no store here whose key could be tried.',
  ]);
});

test('a server that never answers is given up', async () => {
  const server = createServer(() => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await look(`http://127.0.0.1:${port}`, { tokens: made }, 100)).toEqual([
    'problem server/reached: It cannot be reached: there is no answer in time.',
  ]);
});

test('the time of a server is taken from its Date', async () => {
  const later = new Date(Date.now() + 600_000).toUTCString();
  const url = await standIn((_, response) => void response.setHeader('Date', later));
  const answer = await httpProbe()({ url: `${url}/healthz`, method: 'GET' });
  if (!('status' in answer)) throw new Error(answer.failed);
  expect(Math.abs((answer.aheadMs ?? 0) - 600_000)).toBeLessThan(5_000);
});
