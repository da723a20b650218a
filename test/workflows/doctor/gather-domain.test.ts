/** The sender's domain, looked up in a real DNS server and judged: one change at a time. */
import { expect, test } from 'vitest';
import { nodeDns } from '../../../src/adapters/dns/node-dns.ts';
import { gatherDomain } from '../../../src/workflows/doctor/gather-domain.ts';
import { dnsDouble, type Zone } from '../../fakes/dns-double.ts';
import { bySendgrid, bySmtp, look } from './look-at-domain.ts';
import { dkim, DOMAIN, goodKey, zones } from './sample-zone.ts';

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
  await gatherDomain(nodeDns({ server: server.address }), bySendgrid);
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
