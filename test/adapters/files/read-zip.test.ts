/** Zip files: what they hold, and what no export of a newsletter holds. */
import { expect, test } from 'vitest';
import { readZip } from '../../../src/adapters/files/read-zip.ts';
import { type ZipEntry, zipOf } from '../../fakes/zip-of.ts';

const bounds = { mostFiles: 10, mostBytes: 100_000, wanted: /\.(?:md|html)$/ };
const read = (...entries: readonly ZipEntry[]) => readZip(zipOf(entries), bounds);

test('packed and plain files come out as they went in; others are passed over', () => {
  const long = 'Ships that pass.\n'.repeat(1000);
  const unpacked = read(
    { name: 'posts/', content: '' },
    { name: 'posts/å.html', content: long },
    { name: 'plain.md', content: 'x', method: 0 },
    { name: 'video.mp4', content: 'x' },
    { name: '__MACOSX/posts/a.html', content: 'x' },
    { name: '.hidden.md', content: 'x' },
  );
  const files = 'files' in unpacked ? [...unpacked.files] : [];
  expect(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['posts/å.html', long],
    ['plain.md', 'x'],
  ]);
});

test.each<[string, readonly ZipEntry[]]>([
  ['a path above', [{ name: 'a/../../up.md', content: 'x' }]],
  ['a path from the root', [{ name: '/etc/up.md', content: 'x' }]],
  ['a path of Windows', [{ name: '..\\up.md', content: 'x' }]],
  ['a drive of Windows', [{ name: 'C:up.md', content: 'x' }]],
  ['a symbolic link', [{ name: 'link.md', content: '/etc/passwd', mode: 0o120777 }]],
  ['an encrypted file', [{ name: 'a.md', content: 'x', flags: 1 }]],
  ['a way of packing that is not known', [{ name: 'a.md', content: 'x', method: 99 }]],
  ['a bomb', [{ name: 'a.md', content: Buffer.alloc(5_000_000) }]],
  [
    'a bomb in two',
    ['a', 'b'].map((name) => ({ name: `${name}.md`, content: Buffer.alloc(60_000) })),
  ],
  ['too many files', Array.from({ length: 11 }, (_, at) => ({ name: `${at}.md`, content: 'x' }))],
])('%s is refused', (_, entries) => {
  expect(read(...entries)).toEqual({ broken: expect.any(String) });
});

test('whatever is cut off or changed is refused or read whole, and nothing is thrown', () => {
  const whole = zipOf([{ name: 'a.md', content: 'Hello, hello, hello.' }]);
  for (let at = 0; at < whole.length; at += 1) {
    expect(readZip(whole.subarray(0, at), bounds)).toHaveProperty('broken');
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    const unpacked = readZip(changed, bounds);
    const texts = 'files' in unpacked ? [...unpacked.files.values()] : [];
    for (const text of texts) expect(Buffer.from(text).toString()).toBe('Hello, hello, hello.');
  }
});
