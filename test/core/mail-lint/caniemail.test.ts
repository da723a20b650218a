import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foreignSupport, takeCaniemail } from '../../../scripts/take-caniemail.ts';
import { caniemailDate, supportOf } from '../../../src/core/mail-lint/caniemail.ts';

test('caniemail.json is what the installed package says', () => {
  expect(readFileSync('src/core/mail-lint/caniemail.json', 'utf8')).toBe(takeCaniemail());
  const { status, stderr } = spawnSync(process.execPath, ['scripts/caniemail.ts', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('docs/mail.md names the day of the data', () => {
  expect(readFileSync('docs/mail.md', 'utf8')).toContain(`of ${caniemailDate}`);
});

test('the newest version of a client counts, with its notes in words', () => {
  expect(supportOf('css-padding', 'outlook-windows')).toMatchObject({
    level: 'a',
    notes: expect.arrayContaining(['Partial. Only supported on table cells.']),
  });
  expect(supportOf('html-style', 'gmail-foreign')).toEqual({ level: 'n', notes: [] });
});

const notes = {
  1: 'Partial. Not supported with non Google accounts.',
  2: 'Partial. Supported with non Google accounts only.',
  3: 'Partial. `flex` and `grid` are not supported with non Google accounts.',
  4: 'Partial. Negative values are not supported.',
  5: 'Partially supported. Only works with non Google accounts.',
  6: 'Partial. Does not render with non Google accounts.',
};

test.each([
  [['y', 'y'], 'y'],
  [['a #1', 'y'], 'n'],
  [['y', 'a #4 #6'], 'n'],
  [['a #2', 'a #2'], 'y'],
  [['n', 'a #2'], 'n'],
  [['a #5', 'a #5'], 'y'],
  [['a #3', 'y'], 'a #3'],
  [['a #4', 'a #3 #4'], 'a #4 #3'],
  [['u', 'y'], 'u'],
])('%j in the apps is %s for an account of another provider', (apps, foreign) => {
  expect(foreignSupport(apps, notes)).toBe(foreign);
});
