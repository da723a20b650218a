/** `roundup serve` asked to stop by SIGTERM under load: what it answered is kept, and it ends in time. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { proofOf } from '../fakes/signed-webhooks.ts';
import { lost } from './serve-checks.ts';
import { serveLoad } from './serve-load.ts';
import { planLoad, type ServedPlace, stampsFrom } from './serve-plan.ts';
import { servedFiles, serveProcess } from './served-process.ts';

const DRAIN_MS = 5000;
/** For a process to end, on a machine that is busy with other tests. */
const LATE_MS = 5000;

test('all that was answered is on disk, and the process ends by itself', async () => {
  await using newsletter = await scratchNewsletter(servedFiles);
  const { root } = newsletter;
  const path = join(root, '.roundup/roundup.db');
  await using store = await openSqliteStore({ path, tiers: [], channel: 'rehearsal' });
  using database = new DatabaseSync(path, { timeout: 10_000 });
  const query: ServedPlace['query'] = async (sql) => database.prepare(sql).all();
  const place = { root, databaseUrl: undefined, store, query };
  const plan = await planLoad(place, 3);
  await using server = await serveProcess(root, undefined);
  plan.stamps.push(...(await stampsFrom(server.url)));
  const controller = new AbortController();
  const load = serveLoad(plan, server.url, controller.signal);
  await expect
    .poll(() => plan.acknowledged.subscriptions.size, { timeout: 20_000 })
    .toBeGreaterThan(20);
  const beganAt = performance.now();
  const code = await server.end('SIGTERM');
  const tookMs = performance.now() - beganAt;
  controller.abort();
  await load;
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(DRAIN_MS + LATE_MS);
  expect(await lost(place, plan)).toEqual([]);
}, 60_000);

test('while answers are awaited /readyz says so, and nobody new gets in', async () => {
  await using newsletter = await scratchNewsletter(servedFiles);
  await using server = await serveProcess(newsletter.root, undefined);
  const port = Number(new URL(server.url).port);
  const body = '{"RecordType":"Open"}';
  const slow = await open(port);
  const { Authorization = '' } = proofOf('postmark', body, new Date());
  slow.socket.write(
    `POST /webhooks/postmark HTTP/1.1\r\nHost: x\r\nAuthorization: ${Authorization}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  const watch = await open(port);
  watch.socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\nGET /readyz HTTP/1.1\r\n');
  await expect.poll(watch.heard).toMatch(/^HTTP\/1\.1 200 /);
  const ended = server.end('SIGTERM');
  await expect
    .poll(() =>
      open(port).then(
        () => 'open',
        () => 'refused',
      ),
    )
    .toBe('refused');
  watch.socket.write('Host: x\r\n\r\n');
  await expect.poll(watch.heard).toMatch(/HTTP\/1\.1 503 [^]*stopping/);
  slow.socket.write(body.slice(5));
  await expect.poll(slow.heard).toMatch(/^HTTP\/1\.1 200 /);
  expect(await ended).toBe(0);
}, 60_000);

async function open(port: number): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(socket, 'connect');
  socket.on('error', () => {});
  return { socket, heard: () => text };
}
