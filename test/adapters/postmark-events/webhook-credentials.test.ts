/** Postmark's user and password are asked for whole, and nothing less is let in. */
import { expect, test } from 'vitest';
import { createPostmarkVerifier } from '../../../src/adapters/postmark-events/webhook-credentials.ts';
import { Failure } from '../../../src/core/failure.ts';

const credentials = 'postmark:päss word:of-24-characters';
const now = new Date(0);

function verdictOf(authorization: string | undefined, expected = credentials) {
  const headers = new Headers();
  if (authorization !== undefined) headers.set('Authorization', authorization);
  return createPostmarkVerifier(expected).verify({ headers }, now);
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

test('the user and the password of the address are genuine, in whatever case the scheme is', () => {
  expect(verdictOf(basic(credentials))).toBe('genuine');
  expect(verdictOf(basic(credentials).replace('Basic', 'bAsIc'))).toBe('genuine');
});

/** https://datatracker.ietf.org/doc/html/rfc7617#section-2 */
test('the example of RFC 7617 is read as it says', () => {
  const header = 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==';
  expect(verdictOf(header)).toBe('forged');
  expect(
    verdictOf('Basic QWxhZGRpbjpvcGVuIHNlc2FtZSwgcGxlYXNl', 'Aladdin:open sesame, please'),
  ).toBe('genuine');
});

test.each([
  [undefined, 'unsigned'],
  ['', 'forged'],
  ['Basic', 'forged'],
  ['Basic !', 'forged'],
  [`Bearer ${Buffer.from(credentials).toString('base64')}`, 'forged'],
  [basic(''), 'forged'],
  [basic(credentials.slice(0, -1)), 'forged'],
  [basic(`${credentials} `), 'forged'],
  [basic(credentials.toUpperCase()), 'forged'],
  [basic(credentials.replace('postmark', 'Postmark')), 'forged'],
  [`${basic(credentials)}, ${basic(credentials)}`, 'forged'],
  [basic('x'.repeat(10_000)), 'forged'],
])('%s is %s', (authorization, verdict) => {
  expect(verdictOf(authorization)).toBe(verdict);
});

test.each(['', 'ada', 'ada:too-short', ':0123456789abcdef', 'ada:01234567\n9abcdef'])(
  '%j is refused as user and password, and not repeated',
  (text) => {
    const make = () => createPostmarkVerifier(text);
    expect(make).toThrow(Failure);
    if (text !== '') expect(make).not.toThrow(text);
  },
);
