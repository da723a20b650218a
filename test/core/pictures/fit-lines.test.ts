import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLines } from '../../../src/core/pictures/fit-lines.ts';

const sizes = [
  { size: 20, lines: 2 },
  { size: 10, lines: 3 },
];
/** As if every letter were half as wide as the text is large. */
const widthOf = (text: string, size: number): number => (text.length * size) / 2;
const fit = (text: string) => fitLines(text, { width: 100, sizes, widthOf });

test('a short title is set large, in lines of much the same length', () => {
  expect(fit('Ropes')).toEqual({ size: 20, lines: ['Ropes'] });
  expect(fit('One two three')).toEqual({ size: 20, lines: ['One two', 'three'] });
  expect(fit('a b c d e f g h')).toEqual({ size: 20, lines: ['a b c d', 'e f g h'] });
});

test('a long one is set smaller, and one that is longer still ends in an ellipsis', () => {
  expect(fit('Of ropes and what they hold together')).toEqual({
    size: 10,
    lines: ['Of ropes and what', 'they hold together'],
  });
  const { size, lines } = fit('word '.repeat(30));
  expect([size, lines.length]).toEqual([10, 3]);
  expect(lines.at(-1)).toMatch(/^word word.*…$/);
});

test('a word that is too long for a line is cut', () => {
  const { lines } = fit('x'.repeat(45));
  expect(lines).toEqual(['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)]);
});

test('whatever the title, its lines fit, and no word is lost unless an ellipsis says so', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 20 }), (words) => {
      const { size, lines } = fit(words.join(' '));
      const most = sizes.find((each) => each.size === size)?.lines ?? 0;
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(widthOf(line, size)).toBeLessThanOrEqual(100);
      const [said, shown] = [words.join(''), lines.join('').replaceAll(' ', '')];
      expect(shown.endsWith('…') ? said.startsWith(shown.slice(0, -1)) : said === shown).toBe(true);
    }),
  );
});
