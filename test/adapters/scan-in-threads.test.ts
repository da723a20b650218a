/** The gate in threads finds what the gate finds. */
import { expect, test } from 'vitest';
import { scanInThreads } from '../../src/adapters/scan-in-threads.ts';
import { zlibPacker } from '../../src/adapters/zlib-packer.ts';
import { createLeakScanner } from '../../src/core/gate/leak-scanner.ts';
import type { Guarded } from '../../src/core/gate/guarded.ts';
import { extrasFrom } from '../core/issue/extras-from.ts';

const SECRET =
  'The workshop brought in exactly nine thousand and forty crowns after the room was paid for.';
const guarded: Guarded = {
  extras: extrasFrom(`## How it was priced {#pricing}\n\n${SECRET}\n`),
  files: [],
  keys: [
    { name: 'the master key', tier: undefined, bytes: new Uint8Array(32).map((_, at) => at * 7) },
  ],
};
const utf8 = (text: string) => new TextEncoder().encode(text);
/** Anew each time, for they are handed over. */
const files = () => [
  { path: 'clean.html', bytes: utf8('<p>Nothing to see.</p>') },
  { path: 'text.html', bytes: utf8(`<p>Here are ${SECRET}.</p>`) },
  { path: 'page.html', bytes: new Uint8Array(zlibPacker.pack('gzip', utf8(SECRET))) },
  { path: 'key.bin', bytes: new Uint8Array([1, ...(guarded.keys[0]?.bytes ?? [])]) },
];

test('file by file, and in every one of many batches', async () => {
  const scanner = createLeakScanner(guarded, zlibPacker);
  const here = files().map(({ path, bytes }) => scanner.scan(path, bytes));
  expect(here.map((found) => found.length)).toEqual([0, 1, 1, 1]);
  await using threads = scanInThreads(guarded);
  const all = await Promise.all(Array.from({ length: 10 }, () => threads.scan(files())));
  for (const found of all) expect(found).toEqual(here);
});

test('what it is to keep in must be something that it can see', async () => {
  const blind = {
    ...guarded,
    keys: [{ name: 'a key', tier: undefined, bytes: new Uint8Array(3) }],
  };
  await using threads = scanInThreads(blind);
  await expect(threads.scan(files())).rejects.toThrow();
});
