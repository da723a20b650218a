/** What the admin page shows, from the command line; and the page's address, from the server's. */
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { MAIN, runRoundup } from './run-roundup.ts';
import { startRoundup } from './start-roundup.ts';

const isServing = (answer: unknown): answer is { url: string; adminUrl?: string } =>
  typeof answer === 'object' && answer !== null && 'url' in answer;

test('growth, ends, the last issues and what waits', { timeout: 60_000 }, async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const run = (...args: readonly string[]) => runRoundup([...args], newsletter);
  expect((await run('stats')).stdout).toBe('No issue has begun to go out yet.\n');
  const people = join(newsletter.root, 'people.csv');
  await writeFile(people, 'email\nada@example.com\nbo@example.com\ncy@example.com\n');
  await run('subscribers', 'import', people, '--confirm=3');
  expect(await run('publish', '2023-10', '--confirm=3')).toMatchObject({ code: 0 });
  await run('subscribers', 'remove', 'cy@example.com');

  const growth = JSON.parse((await run('subscribers', 'growth', '--json')).stdout);
  expect(growth).toMatchObject({
    states: { active: 2, unsubscribed: 1 },
    lately: { came: 3, left: 1 },
    months: [{ came: 3, left: 1, active: 2 }],
  });
  expect((await run('subscribers', 'growth')).stdout).toMatch(/^ {2}active +2$/m);

  const bounced = {
    event: 'bounce',
    type: 'bounce',
    email: 'ada@example.com',
    timestamp: Math.floor(Date.now() / 1000),
    sg_event_id: 'event-1',
    sg_message_id: 'message-1',
  };
  const events = join(newsletter.root, 'events.json');
  await writeFile(events, JSON.stringify([bounced]));
  await run('events', 'import', events);
  const ended = await run('subscribers', 'ended');
  expect(ended.stdout).toMatch(/^\S+Z\tbounced\t\tada@example\.com\n$/);
  const told = JSON.parse((await run('subscribers', 'ended', '--json')).stdout);
  expect(told).toMatchObject({ reason: 'bounced', address: 'ada@example.com' });

  expect((await run('stats')).stdout).toMatch(/^2023-10 +3 +0 +0/m);
  expect(JSON.parse((await run('stats', '--json')).stdout)).toMatchObject([{ accepted: 3 }]);
  expect((await run('status')).stdout).toBe('No delivery is unfinished.\nThe inbox is empty.\n');

  for (const wrong of [
    ['stats', '--html', 'x.html'],
    ['status', '--who'],
    ['subscribers', 'growth', '--months', '0'],
    ['subscribers', 'ended', '--limit', '10001'],
  ]) {
    expect(await run(...wrong), wrong.join(' ')).toMatchObject({ code: 64, stdout: '' });
  }
});

test('without --admin there is no such page', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await using server = await startRoundup(['serve', '--port', '0'], {
    ...newsletter,
    isAnswer: isServing,
  });
  expect(server.answer.adminUrl).toBeUndefined();
});

test('the address is answered, not logged; SIGUSR2 answers with another; one signal stops all', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const args = ['serve', '--port', '0', '--host', '0.0.0.0', '--admin', '--root', newsletter.root];
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'], HOME: newsletter.root },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const urls = (): string[] => stdout.match(/http:\/\/127\.0\.0\.1:\d+\/enter\/[\w-]{43}/g) ?? [];
  while (urls().length < 1) await once(child.stdout, 'data');
  child.kill('SIGUSR2');
  while (urls().length < 2) await once(child.stdout, 'data');
  const [former = '', url = ''] = urls();
  expect((await fetch(former, { method: 'POST' })).status).toBe(403);
  const inside = await fetch(url, { method: 'POST', redirect: 'manual' });
  expect(inside.status).toBe(303);
  child.kill('SIGTERM');
  const [code]: unknown[] = await once(child, 'close');
  expect(code).toBe(0);
  expect(stderr).toContain('/enter/:token');
  expect(stderr).not.toContain(url.split('/').at(-1));
  await expect(fetch(url)).rejects.toThrow();
});

test('a port that is taken is named by its own option, and nothing is left running', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const ended = await runRoundup(['serve', '--port', '0', '--admin-port', port], newsletter);
  taken.close();
  expect(ended).toMatchObject({ code: 69, stdout: '' });
  expect(ended.stderr).toContain('--admin-port');
});
