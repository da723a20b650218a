import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createOutputFiles } from '../../src/adapters/output-files.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';

const text = '<p>Words, and more words.</p>\n'.repeat(100);
/** 2 KB without any pattern that a coding could use. */
const noise = Buffer.concat(
  Array.from({ length: 64 }, (_, at) => hash('sha256', String(at), 'buffer')),
);

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = scratchFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .toSorted();

test('what gets smaller has two copies beside it, which hold the same', async () => {
  const dir = folder({ 'issues/index.html': text, 'feed.json': text, 'app.webmanifest': text });
  const written = await createOutputFiles(dir).compress();
  expect(written.files).toBe(6);
  let bytes = 0;
  for (const path of ['issues/index.html', 'feed.json', 'app.webmanifest']) {
    const [br, gz] = ['.br', '.gz'].map((ending) => readFileSync(join(dir, path + ending)));
    expect(brotliDecompressSync(br ?? '').toString()).toBe(text);
    expect(gunzipSync(gz ?? '').toString()).toBe(text);
    bytes += (br?.length ?? 0) + (gz?.length ?? 0);
  }
  expect(written.bytes).toBe(bytes);
});

test('what is small, compressed already, or not made smaller has none', async () => {
  const dir = folder({ 'small.html': 'x'.repeat(1023), 'photo.png': text, 'noise.txt': noise });
  expect(await createOutputFiles(dir).compress()).toEqual({ files: 0, bytes: 0 });
  expect(filesOf(dir)).toEqual(['noise.txt', 'photo.png', 'small.html']);
});

test('a copy that the author brought along stays', async () => {
  const dir = folder({ 'app.js': text, 'app.js.br': 'the author’s own' });
  expect((await createOutputFiles(dir).compress()).files).toBe(1);
  expect(readFileSync(join(dir, 'app.js.br'), 'utf8')).toBe('the author’s own');
});

test('the same file has the same copies, on any machine and at any time', async () => {
  const dir = folder({ 'a.html': text, 'b.html': text });
  await createOutputFiles(dir).compress();
  for (const ending of ['.br', '.gz']) {
    const [a, b] = ['a', 'b'].map((name) => readFileSync(join(dir, `${name}.html${ending}`)));
    expect(a).toEqual(b);
  }
  // RFC 1952, 2.3: neither a name, nor a time, nor an operating system.
  const head = readFileSync(join(dir, 'a.html.gz')).subarray(0, 10);
  expect(head.toString('hex')).toBe('1f8b08000000000002ff');
});
