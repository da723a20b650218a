import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLeakScanner } from '../../../src/core/gate/leak-scanner.ts';
import { extrasFrom } from '../issue/extras-from.ts';

const SECRET =
  'The workshop brought in exactly nine thousand and forty crowns after the room was paid for.';

const extras = extrasFrom(`## How it was priced {#pricing}\n\n${SECRET} And *that* was \`all\`.\n`);

function leaksIn(text: string | Uint8Array): string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return createLeakScanner(extras)
    .scan('page.html', bytes)
    .map((leak) => leak.extraId);
}

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
  expect(leaksIn(text)).toEqual(['pricing']);
});

test('words that are not next to each other are no leak', () => {
  expect(leaksIn(SECRET.split(' ').toReversed().join(' '))).toEqual([]);
});

test('seven words in a row are no leak, eight are', () => {
  const words = SECRET.split(' ');
  expect(leaksIn(words.slice(0, 7).join(' '))).toEqual([]);
  expect(leaksIn(words.slice(0, 8).join(' '))).toEqual(['pricing']);
});

test('a short extra is looked for as a whole', () => {
  const short = createLeakScanner(extrasFrom('## Key {#key}\n\nIt is under the mat.\n'));
  const scan = (text: string) => short.scan('a', new TextEncoder().encode(text)).length;
  expect(scan('<p>Key: it is under the mat</p>')).toBe(1);
  expect(scan('<p>it is under the bed</p>')).toBe(0);
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
      expect(leaksIn(`${before} ${SECRET} ${after}`)).toEqual(['pricing']);
    }),
  );
});
