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
  ['\u{feff}ada@example.com', 'ada@example.com', 'ada@example.com'],
  ['Åsa@BÜCHER.example', 'Åsa@BÜCHER.example', 'åsa@xn--bcher-kva.example'],
  ['ada@XN--BCHER-KVA.example', 'ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
  ['ada@\u{212a}aos.example', 'ada@\u{212a}aos.example', 'ada@kaos.example'],
  ['ИВАН@почта.рф', 'ИВАН@почта.рф', 'иван@xn--80a1acny.xn--p1ai'],
  ['a.d.a@gmail.com', 'a.d.a@gmail.com', 'a.d.a@gmail.com'],
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
  ['a\u{3164}da@example.com', 'invisible'],
  ['ada\u{fe0f}@example.com', 'invisible'],
  ['ada@exa\u{34f}mple.com', 'invisible'],
  ['ada@\u{2060}example.com', 'invisible'],
  ['=\u{338}@example.com', 'malformed'],
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
  ['ada@xn--.example', 'domain'],
  ['ada@example.0x1', 'domain'],
  ['ada@b@example.com', 'malformed'],
  [`${'a'.repeat(65)}@example.com`, 'too-long'],
  [`a@${'b.'.repeat(130)}com`, 'too-long'],
  ['a@'.repeat(500_000), 'too-long'],
])('%.60j is refused: %s', (input, problem) => {
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

test('a plain domain is what the standard’s conversion makes of it', () => {
  const label = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
      const domain = labels.join('.');
      const parsed = parseAddress(`ada@${domain}`);
      const converted = URL.parse(`http://${domain}`)?.hostname;
      if (typeof parsed !== 'string') expect(parsed.key).toBe(`ada@${converted}`);
    }),
    { numRuns: 2000 },
  );
});
