/** The gate passes over what it found clean, and over nothing else. */
import { expect, test } from 'vitest';
import { fileKey, lookThrough } from '../../src/workflows/look-through.ts';
import type { CleanFiles } from '../../src/ports/caches.ts';
import type { StoredFile } from '../../src/ports/site.ts';
import type { FileScanner } from '../../src/workflows/file-scanner.ts';

const file = (path: string, text: string): StoredFile => ({
  path,
  bytes: new TextEncoder().encode(text),
  digest: `digest of ${text}`,
});

type Scanner = Pick<FileScanner, 'lanes' | 'scan'> & { readonly looked: string[] };

/** Answers late, as threads do. */
function scannerFor(word: string): Scanner {
  const looked: string[] = [];
  return {
    looked,
    lanes: 2,
    async scan(files) {
      looked.push(...files.map(({ path }) => path));
      await new Promise((resolve) => setTimeout(resolve, 5));
      return files.map(({ path, bytes }) => {
        const leaks = new TextDecoder().decode(bytes).includes(word);
        return leaks ? [{ path, what: 'unseen', reason: 'it leaks' }] : [];
      });
    },
  };
}

function memory(...keys: string[]): CleanFiles & { kept: string[] } {
  const known = new Set(keys);
  return {
    kept: [],
    size: known.size,
    has: (key) => known.has(key),
    async keep(all) {
      this.kept = [...all];
    },
  };
}

test('a file that was clean is passed over; what leaks is found, however often it comes', async () => {
  const gate = scannerFor('secret');
  const known = memory(fileKey(file('a.html', 'open')));
  const look = lookThrough(gate, known);
  await look.at(file('a.html', 'open'));
  await look.at(file('b.html', 'open'));
  await look.at(file('c.html', 'new'));
  expect(await look.found()).toEqual([]);
  await look.at(file('cache/c.html', 'new'));
  await look.at(file('d.html', 'a secret'));
  await look.at(file('e.html', 'a secret'));
  expect((await look.found()).map(({ path }) => path)).toEqual(['d.html', 'e.html']);
  expect(gate.looked).toEqual(['c.html', 'd.html']);
  await look.at(file('f.html', 'a secret'));
  expect((await look.found()).map(({ path }) => path)).toEqual(['d.html', 'e.html', 'f.html']);
  await look.keep();
  expect(known.kept).toEqual([fileKey(file('x.html', 'open')), fileKey(file('x.html', 'new'))]);
});

test('the same bytes under another ending are another file, for an ending tells what is packed', () => {
  expect(fileKey(file('a/b.html', 'x'))).not.toBe(fileKey(file('a/b.html.br', 'x')));
  expect(fileKey(file('a/b.html.br', 'x'))).toBe(fileKey(file('c/d.html.br', 'x')));
});

test('of files that are looked at side by side, what is found comes in their order', async () => {
  const large = (path: string, text: string): StoredFile =>
    file(path, text + ' '.repeat(1024 * 1024));
  const running: number[] = [];
  const gate: Pick<FileScanner, 'lanes' | 'scan'> = {
    lanes: 3,
    async scan(files) {
      running.push(files.length);
      // The first is the last to be done.
      await new Promise((resolve) => setTimeout(resolve, 40 - 10 * running.length));
      return files.map(({ path }) => [{ path, what: 'unseen', reason: 'it leaks' }]);
    },
  };
  const look = lookThrough(gate, memory());
  for (const name of ['a', 'b', 'c']) await look.at(large(`${name}.html`, name));
  expect((await look.found()).map(({ path }) => path)).toEqual(['a.html', 'b.html', 'c.html']);
  expect(running).toEqual([1, 1, 1]);
});

test('where a file could not be looked at, nothing counts as found', async () => {
  const look = lookThrough(
    { lanes: 1, scan: () => Promise.reject(new Error('no memory')) },
    memory(),
  );
  await look.at(file('a.html', 'open'));
  await expect(look.found()).rejects.toThrow('no memory');
  await expect(look.at(file('b.html', 'open'))).rejects.toThrow('no memory');
});
