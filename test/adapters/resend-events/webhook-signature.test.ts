/** Standard Webhooks are proven by the specification's own example, and by nothing that differs from it. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createResendVerifier } from '../../../src/adapters/resend-events/webhook-signature.ts';
import { Failure } from '../../../src/core/failure.ts';

/** https://docs.svix.com/receiving/verifying-payloads/how-manual: a secret, a request, its signature. */
const published = {
  secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
  body: '{"event_type":"ping","data":{"success":true}}',
  id: 'msg_loFOjxBNrRLzqYUf',
  timestamp: '1731705121',
  signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
};
const at = new Date(Number(published.timestamp) * 1000);

interface Posted {
  readonly id?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly signature?: string | undefined;
  readonly body: string | Uint8Array | undefined;
}

function verdictOf(
  { id, timestamp, signature, body }: Posted,
  { now = at, secret = published.secret, prefix = 'svix-' } = {},
) {
  const headers = new Headers();
  for (const [name, value] of Object.entries({ id, timestamp, signature })) {
    if (value !== undefined) headers.set(`${prefix}${name}`, value);
  }
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const request = bytes === undefined ? { headers } : { headers, body: bytes };
  return createResendVerifier(secret).verify(request, now);
}

function signed(body: string | Uint8Array, secret = published.secret): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const hash = createHmac('sha256', key).update(`${published.id}.${published.timestamp}.`);
  return `v1,${hash.update(body).digest('base64')}`;
}

test.each(['svix-', 'webhook-'])('the published request is genuine, by headers %s…', (prefix) => {
  expect(verdictOf(published, { prefix })).toBe('genuine');
  expect(verdictOf({ ...published, body: undefined }, { prefix })).toBe('unread');
});

test('it is forged once any byte of it differs', () => {
  const bytes = new TextEncoder().encode(published.body);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
      const body = bytes.with(place, (bytes[place] ?? 0) ^ flip);
      expect(verdictOf({ ...published, body })).toBe('forged');
    }),
    { numRuns: 60 },
  );
  expect(verdictOf({ ...published, body: `${published.body}\n` })).toBe('forged');
});

test.each([
  ['an id', { id: undefined }, 'unsigned'],
  ['a time', { timestamp: undefined }, 'unsigned'],
  ['a signature', { signature: undefined }, 'unsigned'],
  ['its own id', { id: 'msg_another' }, 'forged'],
  ['an id that cannot swallow the time', { id: 'msg.1' }, 'forged'],
  ['its own time', { timestamp: '1731705122' }, 'forged'],
  ['a plain time', { timestamp: '1731705121.0' }, 'forged'],
  ['a true signature', { signature: signed('{}') }, 'forged'],
  ['a version', { signature: published.signature.slice(3) }, 'forged'],
  ['version 1', { signature: published.signature.replace('v1,', 'v1a,') }, 'forged'],
  ['a whole signature', { signature: 'v1,' }, 'forged'],
] as const)('a request without %s is %s', (_what, fields, verdict) => {
  expect(verdictOf({ ...published, ...fields })).toBe(verdict);
});

test('one true signature among several is enough, while a secret is changed', () => {
  const other = signed(published.body, `whsec_${Buffer.alloc(24, 1).toString('base64')}`);
  const several = `${other} v1a,AAAA ${published.signature}`;
  expect(verdictOf({ ...published, signature: several })).toBe('genuine');
  expect(verdictOf({ ...published, signature: `${other} ${other}` })).toBe('forged');
  const many = `${`${other} `.repeat(10)}${published.signature}`;
  expect(verdictOf({ ...published, signature: many })).toBe('forged');
});

test.each([
  [0, 'genuine'],
  [300, 'genuine'],
  [301, 'stale'],
  [-300, 'genuine'],
  [-301, 'stale'],
] as const)('%d seconds after it was signed a request is %s', (seconds, verdict) => {
  const now = new Date(at.getTime() + seconds * 1000);
  expect(verdictOf(published, { now })).toBe(verdict);
});

test('whatever the body holds, its bytes are what is signed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (body) => {
      expect(verdictOf({ ...published, body, signature: signed(body) })).toBe('genuine');
    }),
    { numRuns: 30 },
  );
});

test.each([
  '',
  'whsec_',
  published.secret.slice('whsec_'.length),
  `whsec_${Buffer.alloc(15).toString('base64')}`,
  'whsec_!',
])('%j is no secret', (secret) => {
  expect(() => createResendVerifier(secret)).toThrow(Failure);
});
