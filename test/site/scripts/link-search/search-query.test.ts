import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isEmpty,
  NO_QUERY,
  readQuery,
  writeQuery,
} from '../../../../src/site/scripts/link-search/search-query.ts';

test('an address says what is looked for, whatever else it says', () => {
  expect(readQuery('?utm_source=x&tag=linux&q=%20swap+space%20&year=&author=jo%C3%A3o')).toEqual({
    text: 'swap space',
    filters: { tag: 'linux', author: 'joão' },
  });
  expect(readQuery('')).toEqual(NO_QUERY);
  expect(isEmpty(readQuery('?q=+&tag='))).toBe(true);
});

test('what is written is read again', () => {
  const value = fc
    .string({ minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() === text && text !== '');
  fc.assert(
    fc.property(value, value, value, (text, tag, issue) => {
      const query = {
        text: text.toWellFormed(),
        filters: { tag: tag.toWellFormed(), issue: issue.toWellFormed() },
      };
      expect(readQuery(writeQuery(query))).toEqual(query);
    }),
  );
});

test('a long address is cut', () => {
  expect(readQuery(`?q=${'x'.repeat(5000)}`).text).toHaveLength(200);
});
