/** The content hash changes with everything a recipient reads, and with nothing else. */
import { expect, test } from 'vitest';
import { contentHash } from '../../../src/core/delivery/content-hash.ts';
import { edition, facts } from '../../workflows/publication.ts';

const editions = new Map([
  ['public', edition('public')],
  ['patron', edition('patron')],
]);

test('the order of the editions does not matter', () => {
  expect(contentHash(new Map([...editions].toReversed()), facts)).toBe(
    contentHash(editions, facts),
  );
  expect(contentHash(editions, facts)).toMatch(/^[0-9a-f]{64}$/);
});

test.each([{ subject: 'x' }, { preheader: 'x' }, { html: 'x' }, { text: 'x' }])(
  'a change of one edition changes it: %j',
  (change) => {
    const changed = new Map(editions).set('patron', edition('patron', change));
    expect(contentHash(changed, facts)).not.toBe(contentHash(editions, facts));
  },
);

test('another sender or another tier changes it', () => {
  const from = { ...facts.from, name: 'x' };
  expect(contentHash(editions, { ...facts, from })).not.toBe(contentHash(editions, facts));
  expect(contentHash(new Map([...editions].slice(1)), facts)).not.toBe(
    contentHash(editions, facts),
  );
});
