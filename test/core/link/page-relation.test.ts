/** Pairs of real addresses: one page, perhaps one, or two. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { broadKey, pageRelation } from '../../../src/core/link/page-relation.ts';
import { urlKey } from '../../../src/core/link/url-key.ts';

const pairs = readFileSync(new URL('../../fixtures/links/url-pairs.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '')
  .map((row) => row.split('\t'));

test('all 54 pairs are there', () => {
  expect(pairs).toHaveLength(54);
});

test.each(pairs)('%s: %s and %s', (relation, a = '', b = '') => {
  expect(pageRelation(a, b)).toBe(relation);
  expect(pageRelation(b, a)).toBe(relation);
});

test.each([
  ['same', 'https://a.example/page', 'https://a.example/page#heading'],
  ['near', 'https://a.example/page', 'https://a.example/page#comment-12'],
  ['near', 'https://a.example/page', 'https://a.example/page?page=2'],
  ['near', 'https://a.example/page?lang=en', 'https://a.example/page?lang=de'],
  ['different', 'https://a.example/#/one', 'https://a.example/'],
])('%s: %s and %s', (relation, a, b) => {
  expect(pageRelation(a, b)).toBe(relation);
  expect(pageRelation(b, a)).toBe(relation);
});

test('an address is itself, and what is no different has one broad key', () => {
  const address = fc.webUrl({ withQueryParameters: true, withFragments: true });
  fc.assert(
    fc.property(address, address, (a, b) => {
      expect(pageRelation(a, a)).toBe('same');
      expect(pageRelation(a, b)).toBe(pageRelation(b, a));
      if (pageRelation(a, b) !== 'different') {
        expect(broadKey(urlKey(a))).toBe(broadKey(urlKey(b)));
      }
    }),
  );
});
