import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';

const textOf = (markdown: string) => toString(parseMarkdown(markdown));

test.each([
  'At 10:30 we met.',
  'The image registry:5000/app and a:b',
  'Emoji :wave: stay',
  'Label :label[inside] stays',
  'Attributes :label[inside]{key=value} stay',
])('%s loses no character', (markdown) => {
  expect(textOf(markdown)).toBe(markdown);
});

test('formatting inside the brackets of what is no directive is kept', () => {
  const [paragraph] = parseMarkdown('See :note[the **bold** part] here.').children;
  expect(JSON.stringify(paragraph)).toContain('"type":"strong"');
  expect(toString(paragraph)).toBe('See :note[the bold part] here.');
});

test('letters, digits and colons in any order stay what they are', () => {
  const character = fc.constantFrom(...'abc123:[]{}= .');
  fc.assert(
    fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
      const line = `x${characters.join('')}x`;
      expect(textOf(line).replaceAll(/\s+/g, ' ')).toBe(line.replaceAll(/\s+/g, ' '));
    }),
  );
});
