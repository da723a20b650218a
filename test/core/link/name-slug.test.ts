import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameSlug } from '../../../src/core/link/name-slug.ts';

test.each([
  ['Matt Rickard', 'matt-rickard'],
  ['João  Silva', 'joao-silva'],
  ['JOAO SILVA', 'joao-silva'],
  ['J. R. R. Tolkien', 'j-r-r-tolkien'],
  ['Flann O’Brien', 'flann-obrien'],
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['Salt & Cable', 'salt-and-cable'],
  ['iximiuz.com', 'iximiuz-com'],
  ['阮一峰', '阮一峰'],
  ['がんばれ', 'がんばれ'],
  ['한국어', '한국어'],
  ['हिन्दी', 'हिन्दी'],
  ['Ελλάς', 'ελλας'],
])('%s is at %s', (name, slug) => {
  expect(nameSlug(name)).toBe(slug);
});

test('names without any letter have slugs of their own', () => {
  expect(nameSlug('∴')).toMatch(/^[0-9a-f]{8}$/);
  expect(nameSlug('∴')).not.toBe(nameSlug('∵'));
});

test('long names are cut, and stay distinct', () => {
  const long = '漢'.repeat(119);
  expect(nameSlug(`${long}字`)).not.toBe(nameSlug(`${long}漢`));
  expect(new TextEncoder().encode(nameSlug(long)).length).toBeLessThanOrEqual(120);
});

test('signs alone, however they are put together, have one slug', () => {
  expect(nameSlug('\u1fdd ')).toBe(nameSlug('\u1ffe\u0300 '));
  expect(nameSlug('★')).not.toBe(nameSlug('☆'));
});

test('a slug is a name for a folder, is its own slug, and is the same for other spellings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (name) => {
      const slug = nameSlug(name);
      expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
      expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(120);
      if (new TextEncoder().encode(slug).length < 100) expect(nameSlug(slug)).toBe(slug);
      expect(nameSlug(` ${name.normalize('NFD')} `)).toBe(nameSlug(` ${name.normalize('NFC')} `));
    }),
  );
});
