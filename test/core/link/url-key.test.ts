import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortKey, urlKey } from '../../../src/core/link/url-key.ts';

const pairs = readFileSync(new URL('../../fixtures/links/url-pairs.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '')
  .map((row) => row.split('\t'));

test.each(pairs.filter(([relation]) => relation === 'same'))(
  '%s page: %s and %s',
  (_relation, a = '', b = '') => {
    expect(urlKey(b)).toBe(urlKey(a));
  },
);

test.each(pairs.filter(([relation]) => relation === 'different'))(
  '%s pages: %s and %s',
  (_relation, a = '', b = '') => {
    expect(urlKey(b)).not.toBe(urlKey(a));
  },
);

test('a key read as an address again keeps its key', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const key = urlKey(url);
      expect(urlKey(`https://${key}`)).toBe(key);
    }),
  );
});

test('the order of parameters does not count, unless it is the order of one name’s values', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}$/);
  const parameters = fc.uniqueArray(fc.tuple(name, fc.string({ maxLength: 8 })), {
    maxLength: 6,
    selector: ([each]) => each,
  });
  const addressOf = (pairs: readonly (readonly [string, string])[]): string =>
    `https://a.example/page?${new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString()}`;
  fc.assert(
    fc.property(
      parameters.chain((pairs) =>
        fc.tuple(
          fc.constant(pairs),
          fc.shuffledSubarray(pairs, { minLength: pairs.length, maxLength: pairs.length }),
        ),
      ),
      ([pairs, shuffled]) => {
        expect(urlKey(addressOf(shuffled))).toBe(urlKey(addressOf(pairs)));
      },
    ),
  );
  expect(urlKey('https://a.example/?x=1&x=2')).not.toBe(urlKey('https://a.example/?x=2&x=1'));
});

test('two hosts never share a key', () => {
  fc.assert(
    fc.property(fc.domain(), fc.domain(), fc.webPath(), (a, b, path) => {
      const bare = (host: string) => host.replace(/^www\d?\./, '');
      fc.pre(bare(a) !== bare(b));
      expect(urlKey(`https://${a}${path}`)).not.toBe(urlKey(`https://${b}${path}`));
    }),
  );
});

test('the short key is eight hex digits and ignores the scheme', () => {
  expect(shortKey('https://example.com/a')).toMatch(/^[0-9a-f]{8}$/);
  expect(shortKey('http://www.example.com/a/')).toBe(shortKey('https://example.com/a'));
});
