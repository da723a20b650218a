import { expect, test } from 'vitest';
import { compareVersions, isVersion } from '../../../src/core/upgrade/compare-versions.ts';

// The order of semver.org, section 11, with some of our own around it.
const RISING = [
  'no version',
  '0.0.9',
  '0.1.0',
  '0.1.9',
  '0.1.10',
  '0.2.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '2.0.0',
  '10.0.0',
];

test('every version stands before those that follow it, and after those before it', () => {
  for (const [index, one] of RISING.entries()) {
    for (const [other, two] of RISING.entries()) {
      expect(Math.sign(compareVersions(one, two)), `${one} and ${two}`).toBe(
        Math.sign(index - other),
      );
    }
  }
});

test('what was built of a version, and a v before it, do not count', () => {
  expect(compareVersions('v1.2.3+build.5', '1.2.3')).toBe(0);
});

test.each(['1', '1.2', 'latest', '^1.2.3', '', '1.2.3 '])('%j is no version', (text) => {
  expect(isVersion(text)).toBe(false);
});
