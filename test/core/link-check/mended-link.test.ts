/** What is written into a link's file: no more than what its page told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptCheck } from '../../../src/core/link-check/kept-check.ts';
import { mendedLink } from '../../../src/core/link-check/mended-link.ts';
import { type LinkFrontmatter, linkSchema } from '../../../src/core/link/schema.ts';

const link = (more: object = {}): LinkFrontmatter =>
  linkSchema.parse({ title: 'A', url: 'http://example.com/a', added: '2023-10-04', ...more });
const check = (more: Partial<KeptCheck>): KeptCheck => ({
  at: '2023-11-02T08:00:00.000Z',
  state: 'alive',
  status: 200,
  detail: 'it answers',
  isSecureToo: false,
  ...more,
});
const moved = check({ state: 'moved', movedTo: 'https://new.example.com/a' });

test('a file of which all is well is left alone, asked or not', () => {
  expect(mendedLink(link(), check({}), undefined)).toBeUndefined();
  expect(mendedLink(link(), undefined, undefined)).toBeUndefined();
  expect(mendedLink(link(), check({ state: 'unknown', status: 403 }), undefined)).toBeUndefined();
  expect(mendedLink(link({ url: 'https://example.com' }), check({}), undefined)).toBeUndefined();
});

test('the old address of a page that moved becomes an alias', () => {
  expect(mendedLink(link({ aliases: ['http://older.example.com/'] }), moved, undefined)).toEqual({
    url: 'https://new.example.com/a',
    aliases: ['http://older.example.com/', 'http://example.com/a'],
    check: { at: '2023-11-02', status: 200, moved: 'https://new.example.com/a' },
  });
});

test('https: is written where the page answers there', () => {
  expect(mendedLink(link(), check({ isSecureToo: true }), undefined)).toMatchObject({
    url: 'https://example.com/a',
    aliases: ['http://example.com/a'],
  });
});

test('parameters that follow readers around go, without a check and without an alias', () => {
  const url = 'https://example.com/a?utm_source=x&b=%7Ec';
  expect(mendedLink(link({ url }), undefined, undefined)).toEqual({
    url: 'https://example.com/a?b=%7Ec',
  });
});

test('a dead link gets its snapshot once, and is told alive when it is back', () => {
  const dead = check({ state: 'dead', status: 404 });
  const archived = 'https://web.archive.org/web/2021/https://example.com/a';
  const noted = { at: '2023-11-02', status: 404 };
  expect(mendedLink(link(), dead, archived)).toEqual({ archived, check: noted });
  expect(mendedLink(link({ check: noted }), dead, undefined)).toBeUndefined();
  expect(mendedLink(link({ check: noted }), check({}), undefined)).toEqual({
    check: { at: '2023-11-02', status: 200 },
  });
});

test('mending twice changes nothing', () => {
  const url = fc.constantFrom(
    'http://example.com/a',
    'https://example.com/a?utm_source=x',
    'http://example.com/a?fbclid=1&b=2#c',
  );
  const state = fc.constantFrom('alive', 'moved', 'dead', 'unknown');
  fc.assert(
    fc.property(url, state, fc.boolean(), (url, state, isSecureToo) => {
      const first = check({
        state,
        status: state === 'dead' ? 404 : 200,
        isSecureToo: isSecureToo && state === 'alive',
        ...(state === 'moved' ? { movedTo: 'https://new.example.com/b' } : {}),
      });
      const fields = link({ url });
      const changes = mendedLink(fields, first, undefined);
      const after = linkSchema.parse({ ...fields, ...changes });
      const again = state === 'moved' || first.isSecureToo ? check({}) : first;
      expect(mendedLink(after, again, undefined)).toBeUndefined();
    }),
  );
});
