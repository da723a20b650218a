import { expect, test } from 'vitest';
import { finishXml } from '../../../../src/core/edition/feeds/finish-xml.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const document = `${declaration}\n<rss version="2.0" xmlns:dc="urn:dc">\n    <channel/>\n</rss>`;

test('what is lacking at the beginning is put in, and nothing twice', () => {
  const finished = finishXml(document, {
    attributes: { 'xmlns:dc': 'urn:other', 'xml:lang': 'en' },
    instructions: ['one a="b"', 'two'],
  });
  expect(finished).toBe(
    `${declaration}\n<?one a="b"?>\n<?two?>\n<rss version="2.0" xmlns:dc="urn:dc" xml:lang="en">\n    <channel/>\n</rss>\n`,
  );
});

test.each([
  document.replace('utf-8', 'UTF-8'),
  document.replace('?>\n', '?>'),
  document.replace('?>\n', '?><?xml-stylesheet href="/x.xsl"?>\n'),
  document.replace('<rss', '<rdf'),
  document.replace('"urn:dc">', '"urn:dc"/>'),
  document.replace(declaration, ''),
])('a document that begins in another way is refused: %j', (other) => {
  expect(() => finishXml(other, { attributes: {}, instructions: [] })).toThrow(/begins/);
});
