/** Forms are written by others here, so that the gate is not only held to its own idea of them. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encode, wrap } from 'nodemailer/lib/qp';
import { expect, test } from 'vitest';
import { zlibPacker } from '../../../src/adapters/zlib-packer.ts';
import { byteDisguises, textDisguises } from '../../../src/core/gate/disguise.ts';
import { isLeak } from '../../../src/core/gate/leak.ts';
import { createLeakScanner } from '../../../src/core/gate/leak-scanner.ts';
import { extrasFrom } from '../issue/extras-from.ts';
import { gateFor } from './guarding.ts';

const SECRET =
  'Мастерская принесла ровно девять тысяч крон, “after the room” was cleaned & <paid> 2023.';
const extras = extrasFrom(`## How {#pricing}\n\n${SECRET.replace('<', String.raw`\<`)}\n`);
const key = { name: 'the master key', tier: undefined, bytes: randomBytes(32) };
const patron = { name: 'a patron’s key', tier: undefined, bytes: randomBytes(16) };
const gate = gateFor({ extras, keys: [key, patron] });

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const ascii = (text: string) =>
  text.replace(/[^ -~]/gu, (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`);
const zipped = (bytes: Uint8Array): Uint8Array => {
  const packed = deflateRawSync(bytes);
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt16LE(8, 26);
  return Buffer.concat([header, Buffer.from('notes.md'), packed, Buffer.from('PK\u0001\u0002')]);
};
const everyLetter = (text: string, write: (letter: string) => string) =>
  Array.from(text, write).join('');

const wraps = (text: string) => text.replace(/.{76}/g, '$&\n');
const forms: [name: string, form: string, content: string | Uint8Array, path?: string][] = [
  ['as ASCII, as mails are', 'HTML escapes', `<p>${ascii(SECRET)}</p>`],
  [
    'in JSON that is ASCII',
    'JSON escapes',
    JSON.stringify(SECRET).replace(
      /[^ -~]/g,
      (c) => String.raw`\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ],
  [
    'in JSON with other escapes',
    'JSON escapes',
    JSON.stringify({ a: SECRET.replaceAll(' ', '/') }).replaceAll('/', String.raw`\u002f`),
  ],
  ['in an address', 'percent escapes', `mailto:?body=${encodeURIComponent(SECRET)}`],
  ['in a mail', 'quoted-printable', wrap(encode(SECRET), 76)],
  ['in a mail, in base64', 'base64', wraps(Buffer.from(SECRET).toString('base64'))],
  [
    'in a data address',
    'base64',
    `url(data:text/plain;base64,${Buffer.from(SECRET).toString('base64')})`,
  ],
  [
    'in base64 behind other letters',
    'base64',
    `abc${Buffer.from(`. ${SECRET}`).toString('base64url')}`,
  ],
  ['in UTF-16', 'UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(SECRET)])],
  [
    'in UTF-16, the other way',
    'UTF-16',
    Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(SECRET).swap16()]),
  ],
  [
    'in UTF-16 inside something',
    'UTF-16',
    Buffer.concat([randomBytes(33), utf16(SECRET), randomBytes(9)]),
  ],
  ['in gzip', 'gzip', gzipSync(SECRET)],
  [
    'in gzip that is cut off',
    'gzip',
    gzipSync(SECRET + randomBytes(900).toString('hex')).subarray(0, 500),
  ],
  [
    'in gzip inside something',
    'gzip',
    Buffer.concat([randomBytes(50), gzipSync(SECRET), randomBytes(9)]),
  ],
  [
    'in a fragment of Pagefind',
    'gzip',
    gzipSync(`pagefind_dcd${JSON.stringify({ url: '/', content: SECRET })}`),
  ],
  ['in Brotli', 'Brotli', brotliCompressSync(SECRET), 'page.html.br'],
  ['in zlib', 'zlib', deflateSync(SECRET)],
  ['in a ZIP', 'ZIP', zipped(Buffer.from(SECRET))],
  ['in gzip in gzip, which keeps it as it is', 'gzip', gzipSync(gzipSync(SECRET))],
  ['in gzip in base64', 'gzip in base64', gzipSync(SECRET).toString('base64')],
  [
    'in an ASCII mail in quoted-printable',
    'HTML escapes in quoted-printable',
    wrap(encode(`<p title="é">${everyLetter(SECRET, (c) => `&#${c.codePointAt(0)};`)}</p>`), 76),
  ],
  [
    'in base64 in JSON in gzip',
    'base64 in gzip',
    gzipSync(JSON.stringify({ b: Buffer.from(SECRET).toString('base64') })),
  ],
];

test.each(forms)('an extra is seen %s', (_name, form, content, path) => {
  expect(gate(content, path)).toMatchObject([{ what: 'text', of: '2023-10#pricing', form }]);
});

test('an extra is seen in a ZIP as Python makes it', () => {
  const script = `import sys,zipfile,io
out=io.BytesIO()
with zipfile.ZipFile(out,'w',zipfile.ZIP_DEFLATED) as z:
  z.writestr('a.txt','x'*500)
  z.writestr('issues/2023-10.patron.md',sys.stdin.read())
sys.stdout.buffer.write(out.getvalue())`;
  const zip = execFileSync('python3', ['-c', script], { input: SECRET, env: { PYTHONUTF8: '1' } });
  expect(gate(zip, 'all.zip')).toMatchObject([{ form: 'ZIP' }]);
});

const { bytes } = key;
const keyForms: [string, string, string | Uint8Array][] = [
  ['raw', 'plain', Buffer.concat([randomBytes(13), bytes, randomBytes(5)])],
  ['in hex', 'hex', `key=${Buffer.from(bytes).toString('hex')}`],
  ['in mixed hex', 'hex', `a${Buffer.from(bytes).toString('hex').replaceAll('a', 'A')}`],
  ['in base64', 'base64', `"${Buffer.from(bytes).toString('base64')}"`],
  ['in a link', 'base64', `<a href="/x/#k=${Buffer.from(bytes).toString('base64url')}">`],
  [
    'in a map of a bundle',
    'base64',
    `base64,${Buffer.from(`{"k":"${Buffer.from(bytes).toString('base64url')}"}`).toString('base64')}`,
  ],
];

test.each(keyForms)('a key is seen %s', (_name, form, content) => {
  const [leak] = gate(content);
  expect(leak).toMatchObject({ what: 'key', of: 'the master key', tier: undefined });
  expect(leak?.form).toContain(form);
});

test('a patron’s secret is seen in a link', () => {
  const link = `https://news.example/#p=${Buffer.from(patron.bytes).toString('base64url')}`;
  expect(gate(`See ${link}.`)).toMatchObject([{ of: 'a patron’s key', form: 'base64' }]);
});

test.each(textDisguises(zlibPacker))('random text is seen as $name', ({ file, put }) => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (before, after) => {
        fc.pre(!/[<&\\%=]/.test(before));
        const content = put(new TextEncoder().encode(`${before} ${SECRET} ${after}`));
        expect(gate(content, file).map(({ what }) => what)).toContain('text');
      },
    ),
    { numRuns: 40 },
  );
});

test.each(byteDisguises(zlibPacker))('random keys are seen as $name', ({ file, put }) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 50 }),
      fc.uint8Array({ maxLength: 50 }),
      (before, after) => {
        const content = put(Buffer.concat([before, patron.bytes, after]));
        expect(gate(content, file).map(({ what }) => what)).toContain('key');
      },
    ),
    { numRuns: 40 },
  );
});

test('what is too large to be looked through is told, in a moment', () => {
  const scanner = createLeakScanner({ extras, files: [], keys: [] }, zlibPacker);
  const bomb = gzipSync(Buffer.alloc(260 * 1024 * 1024), { level: 1 });
  const startedAt = performance.now();
  for (const [path, content] of [
    ['bomb.gz', bomb],
    ['bomb.gz.gz', gzipSync(bomb)],
    ['bomb.tar', Buffer.concat([bomb, bomb])],
    ['bomb.txt', Buffer.from(bomb.toString('base64'))],
  ] as const) {
    const findings = scanner.scan(path, content);
    expect(findings.filter((finding) => !isLeak(finding))).toMatchObject([
      { path, what: 'unseen' },
    ]);
  }
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});
