/** What an answer says of a link: dead, moved, alive, or nothing. */
import { expect, test } from 'vitest';
import { verdictOf } from '../../../src/core/link-check/link-verdict.ts';
import { webAnswer, webFailure } from '../../fakes/scripted-web.ts';

const asked = 'https://example.com/a?b=c';
const answered = (status: number, ...redirects: readonly [number, string][]) =>
  verdictOf(
    asked,
    webAnswer(status, {
      url: redirects.at(-1)?.[1] ?? asked,
      redirects: redirects.map(([status, to]) => ({ status, to })),
    }),
  );

test.each([
  [200, 'alive'],
  [204, 'alive'],
  [404, 'dead'],
  [410, 'dead'],
  [400, 'unknown'],
  [401, 'unknown'],
  [403, 'unknown'],
  [405, 'unknown'],
  [429, 'unknown'],
  [451, 'unknown'],
  [500, 'unknown'],
  [503, 'unknown'],
  [302, 'unknown'],
])('%i is %s', (status, state) => {
  expect(answered(status)).toMatchObject({ state, status });
});

test.each([
  ['no-such-host', 'dead'],
  ['timed-out', 'unknown'],
  ['unreachable', 'unknown'],
  ['insecure', 'unknown'],
  ['refused', 'unknown'],
  ['broken', 'unknown'],
  ['too-many-redirects', 'unknown'],
] as const)('%s is %s', (reason, state) => {
  expect(verdictOf(asked, webFailure(reason))).toMatchObject({ state, status: 0 });
});

test('a page has moved where every redirect is for good', () => {
  const there = 'https://other.example.com/b';
  expect(answered(200, [301, there])).toMatchObject({ state: 'moved', movedTo: there });
  expect(answered(200, [308, 'https://x.example.com/'], [301, there])).toMatchObject({
    movedTo: there,
  });
  expect(answered(200, [301, 'https://x.example.com/'], [302, there]).state).toBe('alive');
  expect(answered(200, [302, there]).state).toBe('alive');
  expect(answered(404, [301, there]).state).toBe('dead');
});

test('the new address is filed without what follows readers around', () => {
  expect(answered(200, [301, 'https://example.com/b?utm_source=x&d=e']).movedTo).toBe(
    'https://example.com/b?d=e',
  );
  expect(answered(200, [301, `${asked}&utm_source=x`]).state).toBe('alive');
});

test('an address that no file may hold is not where a page has moved to', () => {
  const there = `https://example.com/${'a'.repeat(2000)}`;
  expect(answered(200, [301, there]).state).toBe('alive');
});

test('the front door is no place that a page has moved to', () => {
  for (const home of [
    'https://example.com/',
    'https://example.com/de',
    'https://x.example.com/en-GB/',
  ]) {
    expect(answered(200, [301, home]), home).toMatchObject({ state: 'unknown' });
  }
  const site = verdictOf(
    'http://example.com/',
    webAnswer(200, {
      url: 'https://example.com/',
      redirects: [{ status: 301, to: 'https://example.com/' }],
    }),
  );
  expect(site).toMatchObject({ state: 'moved', movedTo: 'https://example.com/' });
});
