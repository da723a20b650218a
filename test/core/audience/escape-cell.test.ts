import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeCell, unescapeCell } from '../../../src/core/audience/escape-cell.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-x@example.com', "'-x@example.com"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ["'=1", "''=1"],
  ["'t Hooft", "'t Hooft"],
  ['ada@example.com', 'ada@example.com'],
  ['', ''],
])('%j is written as %j', (cell, written) => {
  expect(escapeCell(cell)).toBe(written);
  expect(unescapeCell(written)).toBe(cell);
});

const cell = fc
  .array(fc.constantFrom("'", '=', '+', '＝', '\t', 'a', ' '))
  .map((all) => all.join(''));

test('no cell begins as a formula does, and each is read back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(cell, fc.string({ unit: 'grapheme' })), (text) => {
      expect(escapeCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(unescapeCell(escapeCell(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
