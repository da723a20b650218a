import { expect, test } from 'vitest';
import { archivePolicy } from '../../../src/core/edition/archive-policy.ts';

const directives = (policy: string): Record<string, string> =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

test('a page may post where it is told to, with a script and without', () => {
  const policy = directives(
    archivePolicy({ postsTo: ['https://ada.example/letters/', 'https://mail.ada.example'] }),
  );
  const targets = "'self' https://ada.example https://mail.ada.example";
  expect(policy).toMatchObject({ 'connect-src': targets, 'form-action': targets });
});

test('nothing else is loosened, and an address is no way to add a rule', () => {
  const policy = archivePolicy({ postsTo: ["https://ada.example/; script-src 'unsafe-inline'"] });
  expect(policy).not.toContain('unsafe');
  expect(directives(policy)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'nl-extra',
  });
  const twice = ['https://ada.example', 'https://ada.example/b'];
  expect(archivePolicy({ postsTo: twice })).toBe(archivePolicy({ postsTo: twice.slice(1) }));
});

test('in a page it is the same, without what browsers read in a header alone', () => {
  const whole = directives(archivePolicy({ postsTo: [] }));
  const { 'frame-ancestors': _none, ...rest } = whole;
  expect(directives(archivePolicy({ postsTo: [], isInPage: true }))).toEqual(rest);
});
