/** Which spellings are addresses, and which of them are one person. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../../../src/core/audience/address.ts';

test.each([
  [' Ada@Example.COM ', 'Ada@Example.COM', 'ada@example.com'],
  ['a.b+tag@example.com', 'a.b+tag@example.com', 'a.b+tag@example.com'],
  ['jörg@bücher.example', 'jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
  ['jo\u0308rg@example.com', 'jo\u0308rg@example.com', 'jörg@example.com'],
  ["o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk"],
  ['x@EXAMPLE.com', 'x@EXAMPLE.com', 'x@example.com'],
])('%j is sent to as %j and compared as %j', (input, spelling, key) => {
  expect(parseAddress(input)).toEqual({ spelling, key });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['ada', 'malformed'],
  ['@example.com', 'malformed'],
  ['a b@example.com', 'invisible'],
  ['\u200bada@example.com', 'invisible'],
  ['ada@exam\u00adple.com', 'invisible'],
  ['ada\n@example.com', 'invisible'],
  ['.ada@example.com', 'malformed'],
  ['a..b@example.com', 'malformed'],
  ['"ada"@example.com', 'malformed'],
  ['<ada@example.com>', 'malformed'],
  ['ada@', 'domain'],
  ['ada@localhost', 'domain'],
  ['ada@example.com.', 'domain'],
  ['ada@-example.com', 'domain'],
  ['ada@[127.0.0.1]', 'domain'],
  ['ada@10.0.0.12', 'domain'],
  ['ada@3232235777', 'domain'],
  ['ada@example.com:25', 'domain'],
  ['ada@example.com/x', 'domain'],
  ['ada@b@example.com', 'malformed'],
  [`${'a'.repeat(65)}@example.com`, 'too-long'],
  [`a@${'b.'.repeat(130)}com`, 'too-long'],
  ['a@'.repeat(500_000), 'too-long'],
])('%j is refused: %s', (input, problem) => {
  expect(parseAddress(input)).toBe(problem);
});

test('a key is its own key, so comparing is stable', () => {
  fc.assert(
    fc.property(fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()), ([local, domain]) => {
      const parsed = parseAddress(`${local}@${domain}`);
      if (typeof parsed === 'string') return;
      expect(parseAddress(parsed.key)).toEqual({ spelling: parsed.key, key: parsed.key });
    }),
    { numRuns: 500 },
  );
});
