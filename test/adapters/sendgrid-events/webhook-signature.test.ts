/** SendGrid's own published requests are proven, and nothing that differs from them by a byte. */
import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWebhookVerifier } from '../../../src/adapters/sendgrid-events/webhook-signature.ts';
import { Failure } from '../../../src/core/failure.ts';

/** From the tests of @sendgrid/eventwebhook (MIT): real requests, with the keys that signed them. */
const published = [
  {
    key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
    signature:
      'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
    timestamp: '1600112502',
    body: '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n',
  },
  {
    key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQ4LIFtWztlsF7skFqOncjD1lun4H5w8XOhyOArHW9RcIx/FfEzx6cikC/yPfUvwaX/JScE7Fc9CJD2afQ9Ok3Q==',
    signature:
      'MEYCIQC/I4o6vCgqRYrTljjoVWB/GRWNtxeePlLMHr3x9ETeRQIhAIpV+03nREPTTHWSW0wIOA0EoMPdcNgXa70yCaqDJlu5',
    timestamp: '1619651159',
    body: '[{"email":"invalid@gmail.com","event":"processed","send_at":0,"sg_event_id":"cHJvY2Vzc2VkLTE5OTQyMTEyLXFOd0JMZ1BRUWpXNkRKdktRd1NBYnctMA","sg_message_id":"qNwBLgPQQjW6DJvKQwSAbw.filterdrecv-canary-547b64655b-cw6zx-1-6089EA4A-56.0","smtp-id":"<qNwBLgPQQjW6DJvKQwSAbw@ismtpd0178p1mdw1.sendgrid.net>","timestamp":1619651146},\r\n{"email":"invalid@gmail.com","event":"bounce","ip":"167.89.101.76","reason":"552 5.2.2 The email account that you tried to reach is over quota and inactive. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm c17si1130468pgv.34 - gsmtp","sg_event_id":"Ym91bmNlLTAtMTk5NDIxMTItcU53QkxnUFFRalc2REp2S1F3U0Fidy0w","sg_message_id":"qNwBLgPQQjW6DJvKQwSAbw.filterdrecv-canary-547b64655b-cw6zx-1-6089EA4A-56.0","smtp-id":"<qNwBLgPQQjW6DJvKQwSAbw@ismtpd0178p1mdw1.sendgrid.net>","status":"5.2.2","timestamp":1619651147,"tls":1,"type":"blocked"}]\r\n',
  },
] as const;

interface Posted {
  readonly signature?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly body: string | Uint8Array;
}

function verdictOf(key: string, { signature, timestamp, body }: Posted, now: Date) {
  const headers = new Headers();
  if (signature !== undefined) headers.set('x-twilio-email-event-webhook-signature', signature);
  if (timestamp !== undefined) headers.set('x-twilio-email-event-webhook-timestamp', timestamp);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return createWebhookVerifier(key).verify({ headers, body: bytes }, now);
}

const [single, several] = published;
const at = new Date(Number(single.timestamp) * 1000);

describe.each(published)('the published request of $timestamp', ({ key, ...posted }) => {
  const now = new Date(Number(posted.timestamp) * 1000 + 1500);

  test('is genuine, whichever way the key is written', () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${key.slice(0, 64)}\n${key.slice(64)}\n-----END PUBLIC KEY-----\n`;
    for (const spelling of [key, ` ${key}\n`, pem]) {
      expect(verdictOf(spelling, posted, now)).toBe('genuine');
    }
  });

  test('is forged once any byte of it differs', () => {
    const bytes = new TextEncoder().encode(posted.body);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const body = bytes.with(place, (bytes[place] ?? 0) ^ flip);
        expect(verdictOf(key, { ...posted, body }, now)).toBe('forged');
      }),
      { numRuns: 60 },
    );
    expect(verdictOf(key, { ...posted, body: posted.body.trimEnd() }, now)).toBe('forged');
  });
});

test.each([
  ['a signature', { signature: undefined }, 'unsigned'],
  ['a time', { timestamp: undefined }, 'unsigned'],
  ['a true signature', { signature: several.signature }, 'forged'],
  ['a signature that can be one', { signature: '!' }, 'forged'],
  ['the time that was signed', { timestamp: '1600112503' }, 'forged'],
  ['a time at all', { timestamp: '' }, 'forged'],
  ['a plain time', { timestamp: '1600112502.0' }, 'forged'],
] as const)('a request without %s is %s', (_what, fields, verdict) => {
  expect(verdictOf(single.key, { ...single, ...fields }, at)).toBe(verdict);
});

test('another key proves nothing', () => {
  expect(verdictOf(several.key, single, at)).toBe('forged');
});

test.each([
  [0, 'genuine'],
  [24 * 60 * 60, 'genuine'],
  [25 * 60 * 60 + 1, 'stale'],
  [-600, 'genuine'],
  [-601, 'stale'],
] as const)('%d seconds after it was signed a request is %s', (seconds, verdict) => {
  expect(verdictOf(single.key, single, new Date(at.getTime() + seconds * 1000))).toBe(verdict);
});

test('what a key of ours signs is genuine, whatever the body holds', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (body) => {
      const timestamp = String(at.getTime() / 1000);
      const signed = Buffer.concat([Buffer.from(timestamp), body]);
      const signature = sign('sha256', signed, privateKey).toString('base64');
      expect(verdictOf(key, { signature, timestamp, body }, at)).toBe('genuine');
    }),
    { numRuns: 30 },
  );
});

test.each([
  '',
  'no key',
  single.key.slice(0, -8),
  generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64'),
  generateKeyPairSync('ed25519')
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64'),
])('%j is no key', (key) => {
  expect(() => createWebhookVerifier(key)).toThrow(Failure);
});
