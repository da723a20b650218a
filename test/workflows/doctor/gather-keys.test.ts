/** Public keys of signatures, looked up in a real DNS server and judged. */
import { expect, test } from 'vitest';
import type { Zone } from '../../fakes/dns-double.ts';
import { bySmtp, look } from './look-at-domain.ts';
import { dkim, DOMAIN, goodKey, sampleKey, zones } from './sample-zone.ts';

const small = sampleKey(1024);
const key = (text: string): Zone => ({ [`roundup._domainkey.${DOMAIN}`]: { TXT: [text] } });

test.each([
  ['no key', { [`roundup._domainkey.${DOMAIN}`]: {} }, 'problem', 'No key is published'],
  [
    'another key',
    key(dkim(sampleKey(2048).publicKey)),
    'problem',
    'The key there is not the other half',
  ],
  ['a withdrawn key', key('v=DKIM1; p='), 'problem', 'The key was withdrawn'],
  ['no key at all', key('hello'), 'problem', 'What stands there is no DKIM key'],
  [
    'a test',
    key(`v=DKIM1; t=y; p=${goodKey.publicKey}`),
    'warning',
    'The key says that it is a test',
  ],
  [
    'two keys',
    { [`roundup._domainkey.${DOMAIN}`]: { TXT: [dkim(goodKey.publicKey), dkim(small.publicKey)] } },
    'problem',
    'Several keys stand there',
  ],
  [
    'a failure',
    { [`roundup._domainkey.${DOMAIN}`]: { instead: 'failure' as const } },
    'warning',
    'It could not be looked up',
  ],
] satisfies [string, Zone, string, string][])('%s', async (_, change, verdict, what) => {
  const found = await look({ ...zones.smtp, ...change }, bySmtp);
  expect(found.join('\n')).toContain(`${verdict} domain/dkim: ${what}`);
});

test('both forms of a key are known, and a key with spaces', async () => {
  for (const text of [
    dkim(goodKey.bareKey),
    `v=DKIM1;p=${goodKey.publicKey.replace(/.{70}/g, '$& ')}`,
  ]) {
    expect(await look({ ...zones.smtp, ...key(text) }, bySmtp)).toEqual([]);
  }
});

test('length', async () => {
  const own = { ...bySmtp, ownKey: { bits: 1024, publicKey: small.publicKey } };
  expect(await look({ ...zones.smtp, ...key(dkim(small.publicKey)) }, own)).toEqual([
    'warning domain/dkim: RSA with 1024 bits: receivers take it, and want 2048 (RFC 8301, 3.2).',
  ]);
  const tiny = sampleKey(512);
  const zone = { ...zones.smtp, ...key(dkim(tiny.publicKey)) };
  expect(await look(zone, { ...bySmtp, ownKey: undefined })).toEqual([
    'problem domain/dkim: RSA with 512 bits: receivers take none below 1024 (RFC 8301, 3.2).',
  ]);
});

test('one of SendGrid’s two keys is not enough', async () => {
  const { [`s2._domainkey.${DOMAIN}`]: _, ...zone } = zones.sendgrid;
  expect(await look(zone)).toEqual([
    'warning domain/dkim: Another key of the provider is not published; once it changes keys, mails are unsigned.',
  ]);
});

test('Postmark’s name of a key has to be given', async () => {
  const found = await look(zones.postmark, { transport: 'postmark' });
  expect(found.join('\n')).toContain('skipped domain/dkim: Under which name Postmark has its key');
});
