/** The secret parts of private feeds' addresses. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKeyring } from '../../src/adapters/keyring.ts';

const { feedTokens } = openKeyring(randomBytes(32));

test('a token is shown again and again, and matches what was stored of it', () => {
  const { selector, verifierHash } = feedTokens.create();
  const token = feedTokens.tokenOf(selector);
  expect(token).toMatch(/^[\w-]{16}\.[\w-]{22}$/);
  expect(feedTokens.tokenOf(selector)).toBe(token);
  expect(feedTokens.selectorOf(token)).toBe(selector);
  expect(feedTokens.matches(token, verifierHash)).toBe(true);
  expect(verifierHash).not.toContain(token.split('.')[1]);
  expect(feedTokens.create().selector).not.toBe(selector);
});

test('another secret makes another token', () => {
  const { selector, verifierHash } = feedTokens.create();
  const other = openKeyring(randomBytes(32)).feedTokens;
  expect(other.matches(other.tokenOf(selector), verifierHash)).toBe(false);
});

test('nothing else matches: a character more, less or other, or no hash at all', () => {
  const { selector, verifierHash } = feedTokens.create();
  const token = feedTokens.tokenOf(selector);
  expect(feedTokens.matches(token, undefined)).toBe(false);
  fc.assert(
    fc.property(
      fc.nat({ max: token.length - 1 }),
      fc.constantFrom('', 'A', 'B', '.', '=', '\0'),
      (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        // Another selector finds another feed, or none.
        const isSame =
          changed.split('.')[1] === token.split('.')[1] && changed.length === token.length;
        if (!isSame) expect(feedTokens.matches(changed, verifierHash)).toBe(false);
      },
    ),
  );
  for (const text of ['', '.', token.slice(0, -1), `${token}x`, ` ${token}`, `${token}\n`]) {
    expect(feedTokens.selectorOf(text)).toBeUndefined();
    expect(feedTokens.matches(text, verifierHash)).toBe(false);
  }
});
