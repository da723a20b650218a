import { expect, test } from 'vitest';
import {
  isFontName,
  isFontStack,
  mailStack,
  sheetStack,
} from '../../../src/core/edition/font-stack.ts';
import { SYSTEM_FONTS } from '../../../src/core/edition/theme.ts';

test.each([
  ['Literata, Georgia, serif', true],
  ['Source Sans 3, sans-serif', true],
  ['monospace', true],
  [SYSTEM_FONTS.text, true],
  [SYSTEM_FONTS.ui, true],
  [SYSTEM_FONTS.code, true],
  ['Literata', false],
  ['"Literata", serif', false],
  ['Literata;color:red, serif', false],
  ['Literata, , serif', false],
  ['Literata, fantasy', false],
  ['url(x), serif', false],
  ['', false],
])('%s: %s', (stack, isOne) => {
  expect(isFontStack(stack)).toBe(isOne);
});

test('the name of a face is no generic family', () => {
  expect(isFontName('Source Sans 3')).toBe(true);
  expect(isFontName('serif')).toBe(false);
  expect(isFontName('A"B')).toBe(false);
});

test('a style sheet quotes names of several words, and those that begin with a digit', () => {
  expect(sheetStack('Source Sans 3,3270 ,  Georgia, sans-serif')).toBe(
    '"Source Sans 3", "3270", Georgia, sans-serif',
  );
});

test('a mail has no name that would need quotes, and no family that mails do not know', () => {
  expect(mailStack('Source Sans 3, ui-serif, Sitka Text, Georgia, serif')).toBe(
    'Sitka Text, Georgia, serif',
  );
  for (const stack of Object.values(SYSTEM_FONTS)) expect(mailStack(stack)).toBe(stack);
});
