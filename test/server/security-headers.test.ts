import { expect, test } from 'vitest';
import { archivePolicy, transportSecurity } from '../../src/server/security-headers.ts';

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
  });
  const twice = ['https://ada.example', 'https://ada.example/b'];
  expect(archivePolicy({ postsTo: twice })).toBe(archivePolicy({ postsTo: twice.slice(1) }));
});

test('browsers are bound to https only where the newsletter is there', () => {
  expect(transportSecurity('https://ada.example/')).toEqual({
    'Strict-Transport-Security': 'max-age=31536000',
  });
  expect(transportSecurity('http://127.0.0.1:4321')).toEqual({});
});
