/** Hashes and tokens that only the newsletter's secret makes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKeyring } from '../../src/adapters/keyring.ts';

const keyring = openKeyring(new Uint8Array(32).fill(7));
const other = openKeyring(new Uint8Array(32).fill(8));

test('a token leads back to its subscriber, with this secret only', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const token = keyring.tokens.issue(id);
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(keyring.tokens.verify(token)).toBe(id);
      expect(other.tokens.verify(token)).toBeUndefined();
    }),
  );
});

test('a token with any one character changed is refused', () => {
  const token = keyring.tokens.issue('018b8f4e-7c00-7000-8000-000000000001');
  for (let index = 0; index < token.length; index += 1) {
    for (const character of 'AQgw_-09z') {
      if (character === token[index]) continue;
      const forged = token.slice(0, index) + character + token.slice(index + 1);
      expect(keyring.tokens.verify(forged)).toBeUndefined();
    }
  }
});

test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(1_000_000), '\u{1f600}'.repeat(43)])(
  'what is no token is refused (%#)',
  (token) => {
    expect(keyring.tokens.verify(token)).toBeUndefined();
  },
);

test('an address hash is stable and differs by address and by secret', () => {
  expect(keyring.addressHash('one@example.com')).toMatchInlineSnapshot(
    `"32b376fcc04bde10e88481281b6ae2d0e684cec5afe4287eb20654a368411b8d"`,
  );
  expect(keyring.addressHash('two@example.com')).not.toBe(keyring.addressHash('one@example.com'));
  expect(other.addressHash('one@example.com')).not.toBe(keyring.addressHash('one@example.com'));
});

test('a secret that is too short is refused', () => {
  expect(() => openKeyring(new Uint8Array(31))).toThrow(RangeError);
});

test('events are told apart by numbers that a database takes, made by this secret only', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, another) => {
      const hash = keyring.eventHash(one);
      expect(Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 52).toBe(true);
      expect(keyring.eventHash(one)).toBe(hash);
      expect(keyring.eventHash(another) === hash).toBe(one === another);
      expect(other.eventHash(one)).not.toBe(hash);
    }),
  );
});
