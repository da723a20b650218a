import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extrasFrom } from '../issue/extras-from.ts';
import { gateFor } from './guarding.ts';

const SECRET =
  'The workshop brought in exactly nine thousand and forty crowns after the room was paid for.';

const extras = extrasFrom(`## How it was priced {#pricing}\n\n${SECRET} And *that* was \`all\`.\n`);
const gate = gateFor({ extras });
const leaksIn = (content: string | Uint8Array): string[] => gate(content).map(({ of }) => of);

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test.each([
  ['plain', SECRET],
  ['in capitals', SECRET.toUpperCase()],
  ['in a paragraph', `<p>${SECRET}</p>`],
  ['with every second word marked up', SECRET.replace(/ (\w+) /g, ' <em class="x">$1</em> ')],
  ['with a word half marked up', SECRET.replace('exactly', 'ex<strong>act</strong>ly')],
  ['over many lines', SECRET.replaceAll(' ', '\n   ')],
  ['in JSON', JSON.stringify({ text: SECRET.replaceAll(' ', '\n') })],
  ['in escaped HTML', escapeXml(`<p>${SECRET.replace('nine', '<em>nine</em>')}</p>`)],
  ['in an attribute', `<meta name="description" content="${SECRET}">`],
  ['with entities for spaces', SECRET.replaceAll(' ', '&nbsp;')],
  ['cut to an excerpt', SECRET.split(' ').slice(3, 11).join(' ')],
])('an extra is seen %s', (_how, text) => {
  expect(leaksIn(text)).toEqual(['2023-10#pricing']);
});

test('a leak tells whose text it is, for whom, and where it stands', () => {
  const before = 'x'.repeat(1000);
  expect(gate(`${before} <p>${SECRET}</p>`)).toEqual([
    {
      path: 'page.html',
      what: 'text',
      of: '2023-10#pricing',
      tier: 'patron',
      form: 'plain',
      at: 1004 + SECRET.split(' ').slice(0, 8).join(' ').length,
    },
  ]);
});

test('words that are not next to each other are no leak', () => {
  expect(leaksIn(SECRET.split(' ').toReversed().join(' '))).toEqual([]);
});

test('seven words in a row are no leak, eight are', () => {
  const words = SECRET.split(' ');
  expect(leaksIn(words.slice(0, 7).join(' '))).toEqual([]);
  expect(leaksIn(words.slice(0, 8).join(' '))).toEqual(['2023-10#pricing']);
});

test('a short extra is looked for as a whole', () => {
  const short = gateFor({ extras: extrasFrom('## Key {#key}\n\nIt is under the mat.\n') });
  expect(short('<p>Key: it is under the mat</p>')).toHaveLength(1);
  expect(short('<p>it is under the bed</p>')).toHaveLength(0);
});

test.each([
  ['a list', '- one euro\n- two euros', '<ul><li>one euro</li><li>two euros</li></ul>'],
  [
    'a table',
    '| a | b |\n| - | - |\n| c | d |',
    '<tr><th>a</th><th>b<tr><td>c</td><td>d</td></tr>',
  ],
  ['lines', 'one euro\\\ntwo euros', '<p>one euro<br>two euros</p>'],
])('words in %s do not run on from one to the next', (_what, written, html) => {
  const listed = gateFor({ extras: extrasFrom(`## Key {#key}\n\n${written}\n`) });
  expect(listed(`<h3>Key</h3>${html}`)).toHaveLength(1);
});

test('a code is looked for by itself, an address is not', () => {
  const code = 'K7Q2M8X1B9D3F5H6J0LPA4ZT';
  const page = 'https://code.example/commit/9f2c11ab77aa41d09f2c11ab77aa41d0';
  const codes = gateFor({ extras: extrasFrom(`## Key {#key}\n\n${code}\n\n<${page}>\n`) });
  expect(codes(`<input value="${code}">`).map(({ of }) => of)).toEqual(['2023-10#key']);
  expect(codes(`x${code}`)).toEqual([]);
  expect(codes(`<a href="${page}">${page}</a>`)).toEqual([]);
});

test('what two extras share is the lower tier’s', () => {
  const both = [
    ...extrasFrom(`## A {#a}\n\n${SECRET}`),
    ...extrasFrom(`## B {#b}\n\n${SECRET}`).map((extra) => ({ ...extra, tier: 'gold' })),
  ];
  expect(gateFor({ extras: both })(SECRET)).toMatchObject([{ of: '2023-10#a', tier: 'patron' }]);
});

test('any bytes are read to their end without an extra being imagined', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(leaksIn(bytes)).toEqual([]);
    }),
  );
});

test('an extra is seen wherever in random text it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      // A bare `<` before it makes the rest a tag for a browser, too.
      fc.pre(!/[<&\\]/.test(before));
      expect(leaksIn(`${before} ${SECRET} ${after}`)).toEqual(['2023-10#pricing']);
    }),
  );
});
