import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { zlibPacker } from '../../../src/adapters/zlib-packer.ts';
import { textDisguises } from '../../../src/core/gate/disguise.ts';
import { samplesOf } from '../../../src/core/gate/file-samples.ts';
import { createLeakScanner, type LeakScanner } from '../../../src/core/gate/leak-scanner.ts';
import { proveSight } from '../../../src/core/gate/prove-sight.ts';
import { extrasFrom } from '../issue/extras-from.ts';

const extras = extrasFrom(
  '## How {#pricing}\n\nIt brought in exactly nine thousand and forty crowns.\n\n## Key {#key}\n\nIt is under the mat.\n\n## No {#no}\n\nWell.\n',
);
const [extra] = extras;
const guarded = {
  extras,
  files: extra === undefined ? [] : [{ extra, ...samplesOf(randomBytes(9_000)) }],
  keys: [{ name: 'the master key', tier: undefined, bytes: randomBytes(32) }],
};
const scanner = createLeakScanner(guarded, zlibPacker);

test('a gate that sees is let through, one with nothing to keep too', () => {
  proveSight(scanner, guarded, zlibPacker);
  const nothing = { extras: [], files: [], keys: [] };
  proveSight(createLeakScanner(nothing, zlibPacker), nothing, zlibPacker);
});

/** Overlooks a form, or a thing. */
const blinded = (sees: (finding: { what: string; form?: string; of?: string }) => boolean) => ({
  scan: (path: string, bytes: Uint8Array) => scanner.scan(path, bytes).filter(sees),
});
const refused: [string, Pick<LeakScanner, 'scan'>][] = [
  ...[
    'base64',
    'hex',
    'UTF-16',
    'JSON escapes',
    'HTML escapes',
    'percent escapes',
    'gzip',
    'Brotli',
  ].map((form): [string, LeakScanner] => [form, blinded((finding) => finding.form !== form)]),
  ['one extra', blinded(({ of }) => of !== '2023-10#key')],
  ['files', blinded(({ what }) => what !== 'file')],
  ['keys', blinded(({ what }) => what !== 'key')],
  ['everything', blinded(() => false)],
];

test.each(refused)('a gate that is blind to %s is refused', (_to, blind) => {
  expect(() => proveSight(blind, guarded, zlibPacker)).toThrow('The gate is blind');
});

test('each disguise changes what it hides', () => {
  const text = new TextEncoder().encode('It is “under” the ~~~???>>> mat. '.repeat(9));
  const forms = textDisguises(zlibPacker).map(({ put }) => Buffer.from(put(text)).toString('hex'));
  expect(new Set(forms).size).toBe(forms.length);
});
