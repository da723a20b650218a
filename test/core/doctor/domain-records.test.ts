/** Records of the DNS as they are read, whoever wrote them. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDkim } from '../../../src/core/doctor/domain/dkim-record.ts';
import {
  appliedRecord,
  organisationalDomain,
  readDmarc,
  walkOf,
} from '../../../src/core/doctor/domain/dmarc-record.ts';
import { rsaBits } from '../../../src/core/doctor/domain/rsa-bits.ts';
import { isSpf, readSpf } from '../../../src/core/doctor/domain/spf-record.ts';

describe('SPF', () => {
  test.each([
    ['v=spf1', true],
    ['V=SPF1 -all', true],
    ['v=spf10 -all', false],
    ['v=spf1; -all', false],
    [' v=spf1 -all', false],
  ])('%s is one: %s', (text, expected) => expect(isSpf(text)).toBe(expected));

  test('each term that asks the DNS is counted, and each that leads on is told', () => {
    const text =
      'v=spf1 a mx/24 ptr a:b.net exists:%{i}.c.net include:D.net. ip4:192.0.2.1 exp=x ~ALL';
    expect(readSpf(text)).toEqual({
      leads: [{ to: 'd.net', by: 'include' }],
      lookUps: 6,
      rest: '~',
      broken: [],
      usesPtr: true,
    });
  });

  test('a redirect counts only where no "all" comes before it is followed', () => {
    expect(readSpf('v=spf1 redirect=a.net')).toMatchObject({
      leads: [{ to: 'a.net', by: 'redirect' }],
      lookUps: 1,
    });
    expect(readSpf('v=spf1 redirect=a.net -all')).toMatchObject({ leads: [], lookUps: 0 });
  });

  test.each(['ipv4:192.0.2.1', 'include', 'include:', 'all:x', 'ip4', 'hello', '+', 'redirect='])(
    '%s is broken',
    (term) => expect(readSpf(`v=spf1 ${term} -all`).broken).toEqual([term]),
  );
});

const record = (text: string) => ({ records: [text] });
const none = { records: [] };

describe('DMARC', () => {
  test('names are walked to the top, in eight steps at most', () => {
    expect(walkOf('news.letter.dev')).toEqual(['news.letter.dev', 'letter.dev', 'dev']);
    expect(walkOf('a.b.c.d.e.f.g.h.i.j.dev')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.dev',
      'e.f.g.h.i.j.dev',
      'f.g.h.i.j.dev',
      'g.h.i.j.dev',
      'h.i.j.dev',
      'i.j.dev',
      'j.dev',
      'dev',
    ]);
  });

  test.each([
    ['the highest record', [none, record('v=DMARC1; p=none'), none], 'letter.dev'],
    ['none', [none, none, none], 'a.letter.dev'],
    [
      'psd=n ends it',
      [record('v=DMARC1; p=none; psd=n'), record('v=DMARC1; p=none'), none],
      'a.letter.dev',
    ],
    ['psd=y is one above', [none, none, record('v=DMARC1; p=reject; psd=y')], 'letter.dev'],
    [
      'two records are none',
      [record('v=DMARC1; p=none'), { records: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }, none],
      'a.letter.dev',
    ],
  ])('the organisation by %s', (_, answers, expected) => {
    const domains = ['a.letter.dev', 'letter.dev', 'dev'];
    const walk = domains.map((domain, index) => ({ domain, answer: answers[index] ?? none }));
    expect(organisationalDomain(walk)).toBe(expected);
  });

  test('its own record applies before that of the organisation', () => {
    const [own, above] = ['v=DMARC1; p=reject', 'v=DMARC1; p=none'];
    const walk = (answer: { records: string[] }) => [
      { domain: 'a.letter.dev', answer },
      { domain: 'letter.dev', answer: record(above) },
    ];
    expect(appliedRecord(walk(record(own)))).toEqual({ domain: 'a.letter.dev', text: own });
    expect(appliedRecord(walk(none))).toEqual({ domain: 'letter.dev', text: above });
  });

  test('tags are read in any case and order, and former ones are not odd', () => {
    expect(
      readDmarc(
        'v=DMARC1;ADKIM=S; pct=50; sp=reject ;p=Quarantine; t=y; rua=mailto:a@b.c,mailto:d@e.f',
      ),
    ).toEqual({
      policy: 'quarantine',
      subdomainPolicy: 'reject',
      strict: { dkim: true, spf: false },
      reports: ['mailto:a@b.c', 'mailto:d@e.f'],
      isTest: true,
      psd: undefined,
      odd: [],
    });
    expect(readDmarc('v=DMARC1; rua=mailto:a@b.c')?.policy).toBe('none');
    expect(readDmarc('v=DMARC1; p=monitor; rua=mailto:a@b.c')).toBeUndefined();
  });
});

test.each([512, 1024, 2048, 3072, 4096])('RSA keys of %i bits are measured', (modulusLength) => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength });
  for (const type of ['spki', 'pkcs1'] as const) {
    const der = publicKey.export({ type, format: 'der' });
    expect(rsaBits(der)).toBe(modulusLength);
    for (let cut = 0; cut < der.length; cut += 7)
      expect(rsaBits(der.subarray(0, cut))).toBeUndefined();
  }
});

test('a key of another kind has no length', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  expect(readDkim(`v=DKIM1; p=${key}`)?.bits).toBeUndefined();
  expect(readDkim(`v=DKIM1; k=ed25519; p=${key}`)).toMatchObject({ kind: 'ed25519', key });
});

test('no text that may stand in the DNS breaks a reader', () => {
  const part = fc.constantFrom(
    'v=spf1',
    'v=DMARC1',
    'p=',
    'include:',
    'redirect=',
    ';',
    ' ',
    '%{i}',
    ':',
    '=',
    '-all',
    'rua=mailto:',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(part, fc.string())).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      readSpf(given);
      readDmarc(given);
      readDkim(given);
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void rsaBits(bytes)));
});
