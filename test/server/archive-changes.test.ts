/** The archive is changed, replaced or removed while it is served. */
import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secondsLater } from './seconds-later.ts';
import { running, writeArchive } from './running.ts';

const textOf = async (url: string) => (await fetch(url)).text();

test('a file that is written anew is served anew within a second', async () => {
  const server = await running();
  expect(await textOf(`${server.url}/rss.xml`)).toBe('<rss/>');
  writeFileSync(join(server.dist, 'rss.xml'), '<rss></rss>');
  secondsLater();
  expect(await textOf(`${server.url}/rss.xml`)).toBe('<rss></rss>');
});

test('even one of the same length and time', async () => {
  const server = await running();
  const path = join(server.dist, 'rss.xml');
  const time = new Date('2023-10-01T00:00:00Z');
  for (const text of ['<rss/>', '<RSS/>', '<rSs/>']) {
    writeFileSync(path, text);
    utimesSync(path, time, time);
    secondsLater(5);
    expect(await textOf(`${server.url}/rss.xml`)).toBe(text);
  }
});

test('a file that is removed is gone within a second, whatever is kept of it', async () => {
  const server = await running();
  const pages = ['/', '/issues/2023-10/', '/rss.xml'];
  for (const page of pages) expect((await fetch(server.url + page)).status).toBe(200);
  for (const path of ['index.html', 'issues', 'rss.xml']) {
    rmSync(join(server.dist, path), { recursive: true });
  }
  secondsLater();
  for (const page of pages) expect((await fetch(server.url + page)).status, page).toBe(404);
});

test('a file that was looked up, but is gone when it is read, is not there', async () => {
  const server = await running();
  const large = join(server.dist, 'large.mp3');
  writeFileSync(large, Buffer.alloc(2_000_000));
  expect((await fetch(`${server.url}/large.mp3`)).status).toBe(200);
  rmSync(large);
  expect((await fetch(`${server.url}/large.mp3`)).status).toBe(404);
});

test('a large file that was replaced within the second is served whole as it is now', async () => {
  const server = await running();
  const large = join(server.dist, 'large.mp3');
  writeFileSync(large, Buffer.alloc(2_000_000, 'a'));
  const before = await fetch(`${server.url}/large.mp3`);
  await before.arrayBuffer();
  writeFileSync(large, Buffer.alloc(2_000_001, 'b'));
  const after = await fetch(`${server.url}/large.mp3`);
  expect(Buffer.from(await after.arrayBuffer()).equals(Buffer.alloc(2_000_001, 'b'))).toBe(true);
  expect(after.headers.get('content-length')).toBe('2000001');
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
});

test('a new page is there at once', async () => {
  const server = await running();
  expect((await fetch(`${server.url}/new.txt`)).status).toBe(404);
  writeFileSync(join(server.dist, 'new.txt'), 'new');
  expect(await textOf(`${server.url}/new.txt`)).toBe('new');
});

test('an archive that takes the place of another is served within a second', async () => {
  const server = await running();
  expect(await textOf(server.url)).toContain('Home');
  const next = writeArchive({ 'index.html': 'the next', '../secret.txt': 'nobody may read this' });
  rmSync(server.dist, { recursive: true });
  renameSync(next, server.dist);
  secondsLater();
  expect(await textOf(server.url)).toBe('the next');
  expect((await fetch(`${server.url}/rss.xml`)).status).toBe(404);
});

test('an archive behind a symbolic link is served, and so is the one it is turned to', async () => {
  const server = await running();
  const [first, second] = ['first', 'second'].map((text) => writeArchive({ 'index.html': text }));
  rmSync(server.dist, { recursive: true });
  symlinkSync(first ?? '', server.dist);
  expect(await textOf(server.url)).toBe('first');
  rmSync(server.dist);
  symlinkSync(second ?? '', server.dist);
  secondsLater();
  expect(await textOf(server.url)).toBe('second');
});

test('a page that is turned into a link that leads out is gone within a second', async () => {
  const server = await running();
  expect(await textOf(`${server.url}/rss.xml`)).toBe('<rss/>');
  rmSync(join(server.dist, 'rss.xml'));
  symlinkSync('../secret.txt', join(server.dist, 'rss.xml'));
  secondsLater();
  const answer = await fetch(`${server.url}/rss.xml`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('nobody may read this');
});
