import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageRelation } from '../../../src/core/link/page-relation.ts';
import { samePages } from '../../../src/core/link/same-pages.ts';

/** Few, so that they meet. */
const address = fc
  .tuple(
    fc.constantFrom('http://', 'https://www.'),
    fc.constantFrom('a.example/x', 'a.example/x/', 'b.example/'),
    fc.constantFrom('', '#one', '#two', '#comment-1', '#c2', '#/route', '?id=1', '?utm_source=n'),
  )
  .map((parts) => parts.join(''));
const addresses = fc.array(address, { minLength: 1, maxLength: 2 });

test('what is found is the first that is the same in each of its pages, as a slow look finds it', () => {
  fc.assert(
    fc.property(fc.array(addresses, { maxLength: 12 }), (entries) => {
      const pages = samePages<readonly string[]>();
      const kept: (readonly string[])[] = [];
      for (const urls of entries) {
        const same = kept.filter(
          (each) =>
            each.length === urls.length &&
            each.every((url, index) => pageRelation(url, urls[index] ?? '') === 'same'),
        );
        const found = pages.find(urls);
        if (same.length === 0) expect(found).toBeUndefined();
        else expect(same).toContain(found);
        expect(pages.find(urls)).toBe(found);
        if (found !== undefined) continue;
        pages.add(urls, urls);
        kept.push(urls);
      }
    }),
  );
});

test('ten thousand parts of one page are told apart', () => {
  // Each against each would be fifty million comparisons, and end past any test’s time.
  const pages = samePages<number>();
  for (let number = 0; number < 10_000; number += 1) {
    const part = [`https://a.example/thread#comment-${number}`];
    expect(pages.find(part)).toBeUndefined();
    pages.add(number, part);
    expect(pages.find(['https://a.example/thread'])).toBe(number === 0 ? undefined : -1);
    if (number === 0) pages.add(-1, ['https://a.example/thread']);
  }
});
