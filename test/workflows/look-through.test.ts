/** The gate passes over what it found clean, and over nothing else. */
import { expect, test } from 'vitest';
import { fileKey, lookThrough } from '../../src/workflows/look-through.ts';
import type { CleanFiles } from '../../src/ports/caches.ts';
import type { StoredFile } from '../../src/ports/site.ts';
import type { LeakScanner } from '../../src/core/gate/leak-scanner.ts';

const file = (path: string, text: string): StoredFile => ({
  path,
  bytes: new TextEncoder().encode(text),
  digest: `digest of ${text}`,
});

function scannerFor(word: string): LeakScanner & { readonly looked: string[] } {
  const looked: string[] = [];
  return {
    looked,
    scan(path, bytes) {
      looked.push(path);
      const leaks = new TextDecoder().decode(bytes).includes(word);
      return leaks ? [{ path, what: 'unseen', reason: 'it leaks' }] : [];
    },
  };
}

function memory(...keys: string[]): CleanFiles & { kept: string[] } {
  const known = new Set(keys);
  return {
    kept: [],
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
  expect(look.at(file('a.html', 'open'))).toEqual([]);
  expect(look.at(file('b.html', 'open'))).toEqual([]);
  expect(look.at(file('c.html', 'new'))).toEqual([]);
  expect(look.at(file('cache/c.html', 'new'))).toEqual([]);
  expect(look.at(file('d.html', 'a secret'))).toHaveLength(1);
  expect(look.at(file('e.html', 'a secret'))).toHaveLength(1);
  expect(gate.looked).toEqual(['c.html', 'd.html', 'e.html']);
  await look.keep();
  expect(known.kept).toEqual([fileKey(file('x.html', 'open')), fileKey(file('x.html', 'new'))]);
});

test('the same bytes under another ending are another file, for an ending tells what is packed', () => {
  expect(fileKey(file('a/b.html', 'x'))).not.toBe(fileKey(file('a/b.html.br', 'x')));
  expect(fileKey(file('a/b.html.br', 'x'))).toBe(fileKey(file('c/d.html.br', 'x')));
});
