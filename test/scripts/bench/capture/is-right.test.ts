/** What the benchmark takes for a right title: with or without its site, and nothing else. */
import { expect, test } from 'vitest';
import { isRightTitle } from '../../../../scripts/bench/capture/is-right.ts';

test('a title is right with its site and without it', () => {
  const expected = 'How to Build a Terrarium | eHow';
  expect(isRightTitle(expected, expected)).toBe(true);
  expect(isRightTitle('How to build a terrarium', expected)).toBe(true);
});

test('neither the site alone, nor half a title, nor nothing is right', () => {
  expect(isRightTitle('remoteStorage', 'draft-dejong-remotestorage-04 - remoteStorage')).toBe(
    false,
  );
  expect(isRightTitle('Getting on', 'Getting on with Node - a long look at what it takes')).toBe(
    false,
  );
  expect(isRightTitle('', '| eHow')).toBe(false);
  expect(isRightTitle(undefined, 'A title')).toBe(false);
  expect(isRightTitle('A title', undefined)).toBe(false);
});
