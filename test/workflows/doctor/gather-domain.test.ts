/** The sender's domain, looked up in a real DNS server and judged: one change at a time. */
import { expect, test } from 'vitest';
import { nodeDns } from '../../../src/adapters/dns/node-dns.ts';
import { domainChecks } from '../../../src/core/doctor/domain/domain-checks.ts';
import { gatherDomain, type DomainQuestion } from '../../../src/workflows/doctor/gather-domain.ts';
import { dnsDouble, type Zone } from '../../fakes/dns-double.ts';
import { dkim, DOMAIN, goodKey, sampleKey, zones } from './sample-zone.ts';

const asked: DomainQuestion = {
  domain: DOMAIN,
  replyDomain: undefined,
  transport: 'sendgrid',
  dkim: undefined,
  ownKey: undefined,
  selector: undefined,
};
const bySmtp = {
  transport: 'smtp',
  dkim: { domain: DOMAIN, selector: 'roundup' },
  ownKey: { bits: 2048, publicKey: goodKey.publicKey },
} as const;

/** Each finding as `verdict id: what`, those that are well left out. */
async function look(zone: Zone, question: Partial<DomainQuestion> = {}): Promise<string[]> {
  await using server = await dnsDouble(zone);
  const dns = nodeDns({ server: server.address, timeoutMs: 100 });
  const domain = await gatherDomain(dns, { ...asked, ...question });
  const nothing = { skipped: '' };
  return domainChecks
    .judge({
      ...{ config: nothing, store: nothing, keys: nothing, provider: nothing, domain },
      ...{ repository: nothing, roundTrip: nothing, clocks: [], now: new Date(0) },
    })
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ verdict, id, what }) => `${verdict} ${id}: ${what}`);
}

test('nothing is wrong where nothing is missing', async () => {
  expect(await look(zones.sendgrid)).toEqual([]);
  expect(await look(zones.resend, { transport: 'resend' })).toEqual([
    expect.stringMatching(/^note domain\/spf: It does not include amazonses\.com: fine as long/),
  ]);
  expect(await look(zones.postmark, { transport: 'postmark', selector: '20240101pm' })).toEqual([
    expect.stringMatching(/^note domain\/spf: It does not include spf\.mtasv\.net: fine/),
  ]);
  expect(await look(zones.smtp, bySmtp)).toEqual([]);
});

const spf = (text: string, more: Zone = {}): Zone => ({
  ...zones.sendgrid,
  ...more,
  [DOMAIN]: { ...zones.sendgrid[DOMAIN], TXT: [text] },
});
const chain = (length: number): Zone =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `n${index}.net`,
      { TXT: [index + 1 < length ? `v=spf1 include:n${index + 1}.net ~all` : 'v=spf1 -all'] },
    ]),
  );

test.each([
  ['no record', spf('x'), 'problem', 'There is no SPF record; Gmail'],
  [
    'too many look-ups',
    spf('v=spf1 include:n0.net mx ~all', chain(10)),
    'problem',
    'It takes 11 look-ups',
  ],
  [
    'an include that is gone',
    spf('v=spf1 include:gone.net ~all'),
    'problem',
    'What is included has no SPF record',
  ],
  [
    'an include of itself',
    spf(`v=spf1 include:${DOMAIN} ~all`),
    'problem',
    'The record includes itself',
  ],
  [
    'a loop of two',
    spf('v=spf1 include:a.net ~all', {
      'a.net': { TXT: ['v=spf1 include:b.net -all'] },
      'b.net': { TXT: ['v=spf1 include:a.net -all'] },
    }),
    'problem',
    'The record includes itself',
  ],
  [
    'an include that fails',
    spf('v=spf1 include:b.net ~all', { 'b.net': { instead: 'failure' } }),
    'warning',
    'What is included could not be looked up: the DNS server failed',
  ],
  [
    'an include with two records',
    spf('v=spf1 include:b.net ~all', { 'b.net': { TXT: ['v=spf1 -all', 'v=spf1 ~all'] } }),
    'problem',
    'What is included has several SPF records',
  ],
  [
    'a term that is none',
    spf('v=spf1 ipv4:192.0.2.1 ~all'),
    'problem',
    'No receiver understands "ipv4:192.0.2.1"',
  ],
  ['the whole world', spf('v=spf1 +all'), 'problem', 'It ends in +all'],
  ['nothing about others', spf('v=spf1 mx'), 'warning', 'It says nothing of other servers'],
  ['a neutral end', spf('v=spf1 mx ?all'), 'warning', 'It says nothing of other servers'],
  [
    'a redirect to a neutral end',
    spf('v=spf1 redirect=b.net', { 'b.net': { TXT: ['v=spf1 ?all'] } }),
    'warning',
    'It says nothing of other servers',
  ],
  ['ptr', spf('v=spf1 ptr ~all'), 'note', 'It uses "ptr"'],
])('SPF: %s', async (_, zone, verdict, what) => {
  const found = await look(zone);
  expect(found.join('\n')).toContain(`${verdict} domain/spf: ${what}`);
});

test('SPF: ten look-ups are not too many, and a redirect decides in the end', async () => {
  expect((await look(spf('v=spf1 include:n0.net ~all', chain(10)))).join()).not.toContain(
    'problem',
  );
  const redirected = spf('v=spf1 redirect=sendgrid.net');
  expect(await look(redirected)).toEqual([]);
});

test('SPF: two records, whatever they say', async () => {
  const zone = {
    ...zones.sendgrid,
    [DOMAIN]: { ...zones.sendgrid[DOMAIN], TXT: ['v=spf1 -all', 'V=SPF1 ~all'] },
  };
  expect(await look(zone)).toEqual([
    'problem domain/spf: There are 2 SPF records; with more than one, none counts (4.5).',
  ]);
});

test('SPF: a forest of includes is not walked to its end', async () => {
  const wide = Array.from({ length: 20 }, (_, index) => `include:w${index}.net`).join(' ');
  const zone: Record<string, Zone[string]> = spf(`v=spf1 ${wide} ~all`);
  for (let index = 0; index < 20; index += 1)
    zone[`w${index}.net`] = { TXT: [`v=spf1 ${wide} ~all`] };
  await using server = await dnsDouble(zone);
  await gatherDomain(nodeDns({ server: server.address }), asked);
  expect(
    server.questions.filter((question) => /^(?:tcp )?TXT w/.test(question)).length,
  ).toBeLessThan(70);
});

test.each([
  [
    'null MX',
    { [DOMAIN]: { ...zones.sendgrid[DOMAIN], MX: [[0, '.']] } },
    'problem',
    'The domain says that it takes no mail (RFC 7505)',
  ],
  [
    'an address alone',
    { [DOMAIN]: { TXT: zones.sendgrid[DOMAIN].TXT, A: ['192.0.2.1'] } },
    'warning',
    'There is no MX record',
  ],
  [
    'nothing',
    { [DOMAIN]: { TXT: zones.sendgrid[DOMAIN].TXT } },
    'problem',
    'Nothing takes mail for the domain',
  ],
] satisfies [string, Zone, string, string][])('MX: %s', async (_, change, verdict, what) => {
  const found = await look({ ...zones.sendgrid, ...change });
  expect(found.join('\n')).toContain(`${verdict} domain/mx: ${what}`);
});

test('MX: the domain of the answers is looked up as well', async () => {
  expect(await look(zones.sendgrid, { replyDomain: 'gone.dev' })).toEqual([
    'problem domain/mx: Nothing takes mail for the domain: answers and requests to leave by mail are lost.',
  ]);
});

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
] satisfies [string, Zone, string, string][])('DKIM: %s', async (_, change, verdict, what) => {
  const found = await look({ ...zones.smtp, ...change }, bySmtp);
  expect(found.join('\n')).toContain(`${verdict} domain/dkim: ${what}`);
});

test('DKIM: both forms of a key are known, and a key with spaces', async () => {
  for (const text of [
    dkim(goodKey.bareKey),
    `v=DKIM1;p=${goodKey.publicKey.replace(/.{70}/g, '$& ')}`,
  ]) {
    expect(await look({ ...zones.smtp, ...key(text) }, bySmtp)).toEqual([]);
  }
});

test('DKIM: length', async () => {
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

test('DKIM: one of SendGrid’s two keys is not enough', async () => {
  const { [`s2._domainkey.${DOMAIN}`]: _, ...zone } = zones.sendgrid;
  expect(await look(zone)).toEqual([
    'warning domain/dkim: Another key of the provider is not published; once it changes keys, mails are unsigned.',
  ]);
});

test('DKIM: Postmark’s name of a key has to be given', async () => {
  const found = await look(zones.postmark, { transport: 'postmark' });
  expect(found.join('\n')).toContain('skipped domain/dkim: Under which name Postmark has its key');
});

const dmarc = (...texts: readonly string[]): Zone => ({
  ...zones.sendgrid,
  [`_dmarc.${DOMAIN}`]: { TXT: texts },
});

test.each([
  ['none', dmarc('x'), 'problem', 'There is no DMARC record'],
  ['two', dmarc('v=DMARC1; p=none', 'v=DMARC1; p=reject'), 'problem', 'There are 2 DMARC records'],
  ['no policy', dmarc('v=DMARC1; p=monitor'), 'problem', 'The record has no policy'],
  ['no reports', dmarc('v=DMARC1; p=reject'), 'note', 'Nobody gets reports'],
  ['policy none', dmarc('v=DMARC1; p=none'), 'note', '“none” lets forged mail'],
  [
    'a slip',
    dmarc('v=DMARC1; p=reject; adkmi=s'),
    'warning',
    'Receivers do not understand "adkmi"',
  ],
  [
    'a failure',
    { ...zones.sendgrid, [`_dmarc.${DOMAIN}`]: { instead: 'failure' as const } },
    'warning',
    'It could not be looked up: the DNS server failed',
  ],
])('DMARC: %s', async (_, zone, verdict, what) => {
  expect((await look(zone)).join('\n')).toContain(`${verdict} domain/dmarc: ${what}`);
});

test('DMARC: reports that go elsewhere have to be wanted there', async () => {
  const zone = dmarc('v=DMARC1; p=reject; rua=mailto:a@reports.net!10m, mailto:b@sub.letter.dev');
  expect(await look(zone)).toEqual([
    'warning domain/reports: reports.net does not say that it takes reports for you, so none are sent.',
  ]);
  const wanted = { ...zone, [`${DOMAIN}._report._dmarc.reports.net`]: { TXT: ['v=DMARC1'] } };
  expect(await look(wanted)).toEqual([]);
});

test('DMARC: a subdomain is covered by the record of the domain above it', async () => {
  const zone: Zone = { ...zones.sendgrid, 'news.letter.dev': { ...zones.sendgrid[DOMAIN] } };
  expect(await look(zone, { domain: 'news.letter.dev' })).toEqual([]);
});

test('alignment: a strict record wants the very same name', async () => {
  const strict: Zone = {
    ...dmarc(`v=DMARC1; p=reject; adkim=s; rua=mailto:a@${DOMAIN}`),
    'news.letter.dev': { ...zones.sendgrid[DOMAIN] },
  };
  expect(await look(strict, { domain: 'news.letter.dev' })).toEqual([
    'problem domain/alignment: Nothing proves that mails come from news.letter.dev: mails are signed by letter.dev, and adkim=s wants the very same name.',
  ]);
  expect(await look(strict)).toEqual([]);
});

test('alignment: signed by another’s domain', async () => {
  const other = { domain: 'host.net', selector: 'roundup' };
  const zone: Zone = {
    ...zones.smtp,
    'roundup._domainkey.host.net': { TXT: [dkim(goodKey.publicKey)] },
  };
  expect(await look(zone, { ...bySmtp, dkim: other })).toEqual([
    'note domain/alignment: Only the return path letter.dev proves the sender: mails are signed by host.net.',
  ]);
});

test('without any answer the network is at fault, and said once', async () => {
  const silent = new Proxy<Zone>({}, { get: () => ({ instead: 'silence' }) });
  expect(await look(silent)).toEqual([
    'warning domain/mx: letter.dev could not be looked up: the DNS server did not answer in time.',
  ]);
});
