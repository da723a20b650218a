/** The short way to read simple YAML gives what the parser gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { plainYaml } from '../../src/core/plain-yaml.ts';

const key = fc.constantFrom('title', 'url', 'added', 'tags', 'archived_at', 'Tags', 'constructor');
const sign = fc.constantFrom(...`aZ09éß .,;()'"’–?%/-:*_\`[]<>{}&@#!~|\\+=\t\u00a0\u2028`);
const value = fc.oneof(
  fc.array(sign, { maxLength: 16 }).map((parts) => parts.join('')),
  fc.array(sign, { maxLength: 12 }).map((parts) => `a${parts.join('')}`),
  fc.constantFrom('true', 'Null', 'yes', '2023-10-04', '12', '0x1f', '1e3', '[a, b]', '[a, true]'),
  fc.constantFrom('[]', 'https://example.com/a?b=c#d', 'a: b', 'a #b', 'a#b', '|', '&x', '*x'),
);

test('whatever is taken for simple is what the parser makes of it', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 4 }), (lines) => {
      const yaml = lines.map(([name, text]) => `${name}: ${text}`).join('\n');
      const plain = plainYaml(yaml);
      if (plain === undefined) return;
      taken += 1;
      const document = parseDocument(yaml, { stringKeys: true });
      expect(document.errors).toEqual([]);
      expect(plain).toEqual(document.toJS());
    }),
    { numRuns: 20_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

test('the frontmatter of a common link is simple', () => {
  const yaml =
    'title: API gateways\nurl: https://example.com/a\nadded: 2023-10-04\ntags: [a, b-c]\nstatus: used';
  expect(plainYaml(yaml)).toEqual(parseDocument(yaml).toJS());
});
