import { expect, test } from 'vitest';
import { MAX_TAGS, parseTag, parseTags } from '../../../src/core/audience/tag.ts';

test.each([
  [' VIP ', 'VIP'],
  ['"beta test"', 'beta test'],
  ['" "VIP" "', 'VIP'],
  ['e\u{301}', 'é'],
  ['', undefined],
  ['""', undefined],
  ['a,b', undefined],
  ['a;b', undefined],
  ['a\nb', undefined],
  ['x'.repeat(101), undefined],
])('%j is the tag %j', (text, tag) => {
  expect(parseTag(text)).toBe(tag);
});

test('a cell holds distinct tags, and not too many', () => {
  expect(parseTags('b; a,"b",,')).toEqual(['b', 'a']);
  const many = Array.from({ length: MAX_TAGS }, (_, no) => `t${no}`);
  expect(parseTags(many.join(';'))).toEqual(many);
  expect(parseTags([...many, 'more'].join(';'))).toBeUndefined();
});
