/** What is found in facts that no test could bring about otherwise, and that no key is ever shown. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clockChecks } from '../../../src/core/doctor/clock-checks.ts';
import { configChecks, type ConfigFacts } from '../../../src/core/doctor/config-checks.ts';
import { diagnose, failureOf } from '../../../src/core/doctor/diagnose.ts';
import type { Finding } from '../../../src/core/doctor/finding.ts';
import { keyChecks, type KeyFacts } from '../../../src/core/doctor/key-checks.ts';
import { providerChecks } from '../../../src/core/doctor/provider-checks.ts';
import { storeChecks, type StoreFacts } from '../../../src/core/doctor/store-checks.ts';
import { noFacts, unwell } from './no-facts.ts';

const config: ConfigFacts = {
  warnings: 0,
  transport: { value: 'sendgrid' },
  leaves: true,
  senderDomain: 'letter.dev',
  url: 'https://letter.dev',
  serverUrl: 'https://mail.letter.dev',
  postalAddress: 'Skeppsbron 14, 111 30 Stockholm, Sweden',
};
const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const webhookKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const webhooks = { sendgrid: webhookKey, postmark: undefined, resend: undefined };
const keys: KeyFacts = {
  transport: 'sendgrid',
  providerKey: `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`,
  unusable: undefined,
  webhookKeys: webhooks,
  patrons: [],
  signing: { value: undefined },
};
const store: StoreFacts = {
  engine: 'SQLite',
  where: '/letter/.roundup/roundup.db',
  schema: { found: 4, known: 4 },
  damage: [],
  files: [
    { path: '/letter/.roundup', mode: 0o700, isFolder: true },
    { path: '/letter/.roundup/roundup.db', mode: 0o600, isFolder: false },
  ],
  freeBytes: 1e12,
  sizeBytes: 1e6,
  openRuns: [],
  unknown: [],
};
describe('configuration', () => {
  const judged = (change: Partial<ConfigFacts>): string[] =>
    unwell(configChecks.judge({ ...noFacts, config: { value: { ...config, ...change } } }));

  test('nothing is wrong', () => expect(judged({})).toEqual([]));

  test.each<[Partial<ConfigFacts>, string]>([
    [{ senderDomain: 'example.com' }, 'problem config/sender: example.com is a name for examples'],
    [{ senderDomain: 'a.test' }, 'problem config/sender: a.test is a name for examples'],
    [
      { senderDomain: 'gmail.com' },
      'problem config/sender: Receivers refuse newsletters in the name',
    ],
    [
      { senderDomain: 'yahoo.fr' },
      'problem config/sender: Receivers refuse newsletters in the name',
    ],
    [
      { url: 'https://other.dev' },
      'note config/names: Mail comes from letter.dev, the archive is on other.dev',
    ],
    [
      { serverUrl: 'http://mail.letter.dev' },
      'problem config/server-url: Mail programs offer one click',
    ],
    [{ serverUrl: 'https://localhost:4321' }, 'problem config/server-url: Only this machine'],
    [{ serverUrl: 'https://192.168.1.5' }, 'problem config/server-url: Only this machine'],
    [{ serverUrl: 'https://10.1.2.3' }, 'problem config/server-url: Only this machine'],
    [{ serverUrl: 'https://172.16.0.1' }, 'problem config/server-url: Only this machine'],
    [{ serverUrl: 'https://172.31.0.1' }, 'problem config/server-url: Only this machine'],
    [{ serverUrl: 'https://[fd12::1]' }, 'problem config/server-url: Only this machine'],
    [{ serverUrl: 'https://[::1]' }, 'problem config/server-url: Only this machine'],
    [
      { serverUrl: 'https://news.example.org' },
      'problem config/server-url: That is a name for examples',
    ],
    [{ postalAddress: '123 Main Street' }, 'warning config/postal-address: It looks made up'],
    [{ postalAddress: 'Your postal address' }, 'warning config/postal-address: It looks made up'],
    [
      { transport: { value: 'outbox' }, leaves: false },
      'note config/transport: Mail goes to the outbox',
    ],
    [{ senderDomain: 'a.test', leaves: false }, 'note config/sender: a.test'],
    [{ serverUrl: 'http://localhost', leaves: false }, 'note config/server-url: Only this machine'],
    [{ warnings: 2 }, 'warning config/loads: It can be used, with 2 warnings.'],
    [
      { transport: { failed: 'Several.', remedy: 'Name one.', kind: 'configuration' } },
      'problem config/transport: Several.',
    ],
  ])('%o', (change, expected) => {
    expect(judged(change).join('\n')).toContain(expected);
  });

  test('a host that only begins like a private one is public', () => {
    for (const host of [
      '172.15.0.1',
      '172.32.0.1',
      '11.1.1.1',
      '10.letter.dev',
      '127.letter.dev',
      '192.168.letter.dev',
      'fd.letter.dev',
    ]) {
      expect(judged({ serverUrl: `https://${host}` })).toEqual([]);
    }
  });
});

describe('keys', () => {
  const judged = (change: Partial<KeyFacts>): Finding[] => [
    ...keyChecks.judge({ ...noFacts, keys: { value: { ...keys, ...change } } }),
  ];

  test('nothing is wrong', () => expect(unwell(judged({}))).toEqual([]));

  test.each<[Partial<KeyFacts>, string]>([
    [
      { providerKey: 'SG.secret' },
      'warning keys/provider: It does not look like a key of SendGrid',
    ],
    [{ providerKey: undefined }, 'problem keys/provider: It is not set.'],
    [
      { transport: 'resend', providerKey: 'SG.secret' },
      'warning keys/provider: It does not look like a key of Resend',
    ],
    [
      { transport: 'postmark', providerKey: 'POSTMARK_API_TEST' },
      'problem keys/provider: This is the test token',
    ],
    [
      { transport: 'outbox', providerKey: undefined },
      'skipped keys/provider: The outbox needs none.',
    ],
    [{ unusable: { what: 'No.', remedy: 'Mend it.' } }, 'problem keys/provider: No.'],
    [
      {
        transport: 'smtp',
        providerKey: 'smtps://h',
        signing: { value: { bits: 1024, publicKey: '' } },
      },
      'warning keys/dkim: RSA with 1024 bits',
    ],
    [
      { signing: { value: { bits: 2048, publicKey: '' } } },
      'note keys/dkim: It is set, and only mail by SMTP',
    ],
    [{ signing: { failed: 'No key.' } }, 'problem keys/dkim: No key.'],
    [{ webhookKeys: { ...webhooks, sendgrid: undefined } }, 'note keys/webhook: It is not set'],
    [
      { webhookKeys: { ...webhooks, sendgrid: 'secret' } },
      'problem keys/webhook: It does not look like one',
    ],
    [
      { webhookKeys: { ...webhooks, resend: 'secret' } },
      'problem keys/webhook: It does not look like one',
    ],
    [
      { patrons: [{ source: 'patreon', isNamed: true, token: undefined, webhook: undefined }] },
      'problem keys/patrons: The config names patrons.patreon',
    ],
  ])('%o', (change, expected) => {
    const found = judged(change);
    expect(unwell(found).join('\n')).toContain(expected);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  test('webhooks’ keys as they are given are well', () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    for (const sendgrid of [webhookKey, pem]) {
      const webhookKeys = { sendgrid, postmark: `hook:${'a'.repeat(48)}`, resend: secret };
      expect(unwell(judged({ webhookKeys }))).toEqual([]);
    }
  });
});

describe('store', () => {
  const judged = (change: Partial<StoreFacts>): string[] =>
    unwell(storeChecks.judge({ ...noFacts, store: { value: { ...store, ...change } } }));
  const startedAt = new Date('2023-11-01T08:00:00Z');
  const run = { issueId: '2023-10', startedAt, sendAt: undefined, pausedReason: undefined };

  test('nothing is wrong', () => expect(judged({})).toEqual([]));

  test.each<[Partial<StoreFacts>, string]>([
    [
      { schema: { found: 3, known: 4 } },
      'note store/schema: Version 3; this engine writes version 4.',
    ],
    [{ damage: [{ what: 'batches', rows: 1200 }] }, 'problem store/whole: 1,200 batches.'],
    [
      { files: [{ path: '/x', mode: 0o755, isFolder: true }] },
      'problem store/private: Others on this machine have access to it (mode 0755).',
    ],
    [
      { files: [{ path: '/x', mode: 0o640, isFolder: false }] },
      'problem store/private: Others on this machine have access to it (mode 0640).',
    ],
    [{ freeBytes: 10e6 }, 'warning store/space: 10 MB free, the store has 1 MB.'],
    [{ freeBytes: 90e6, sizeBytes: 50e6 }, 'warning store/space: 90 MB free, the store has 50 MB.'],
    [
      { openRuns: [run] },
      'warning store/runs: 2023-10 has been under way since 2023-11-01T08:00:00.000Z.',
    ],
    [
      { openRuns: [{ ...run, pausedReason: 'No credit.' }] },
      'warning store/runs: 2023-10 is paused: No credit.',
    ],
    [
      { openRuns: [{ ...run, sendAt: new Date('2023-11-03') }] },
      'note store/runs: 2023-10 waits until',
    ],
    [
      { unknown: [{ issueId: '2023-10', batches: 2 }] },
      'warning store/unknown: Nobody knows whether 2 batches of 2023-10',
    ],
  ])('%o', (change, expected) => {
    expect(judged(change)).toEqual([expect.stringContaining(expected)]);
  });

  test('a store that is not there yet is no more than a note', () => {
    expect(
      judged({
        schema: { found: 0, known: 4 },
        files: [],
        damage: undefined,
        freeBytes: undefined,
      }),
    ).toEqual(['note store/opens: There is none yet.']);
  });

  test('one that does not open is a failure of the kind that it is', () => {
    const failed = { failed: 'No answer.', remedy: 'Wait.', kind: 'unavailable' } as const;
    const found = storeChecks.judge({ ...noFacts, store: failed });
    expect(unwell(found)).toEqual(['problem store/opens: No answer.']);
    expect(failureOf(found)).toBe('unavailable');
  });
});

test.each([
  [59_000, 'ok'],
  [-59_000, 'ok'],
  [61_000, 'warning'],
  [-299_000, 'warning'],
  [301_000, 'problem'],
  [-301_000, 'problem'],
])('a clock that is %i ms ahead: %s', (aheadMs, verdict) => {
  const [found] = clockChecks.judge({ ...noFacts, clocks: [{ of: 'the database', aheadMs }] });
  expect(found?.verdict).toBe(verdict);
  if (verdict !== 'ok') expect(found?.what).toContain(aheadMs > 0 ? 'behind' : 'ahead of');
});

test.each([
  [{ failed: 'nothing listens there' }, 'problem'],
  [{ status: 503, redirects: false, setsCookie: false, text: '', aheadMs: 0 }, 'warning'],
  [{ status: 404, redirects: false, setsCookie: false, text: '', aheadMs: 0 }, 'ok'],
])('a provider that answers %o: %s', (answer, verdict) => {
  const provider = { value: { name: 'SendGrid', address: 'https://api.sendgrid.com', answer } };
  expect(providerChecks.judge({ ...noFacts, provider })[0]?.verdict).toBe(verdict);
});

describe('as long as mail stays in the outbox', () => {
  const unreached = {
    value: {
      serverUrl: 'https://letter.dev',
      health: { failed: 'x' },
      ready: undefined,
      leaving: undefined,
    },
  };
  const judged = (leaves: boolean): Finding[] =>
    diagnose({ ...noFacts, config: { value: { ...config, leaves } }, roundTrip: unreached });

  test('what receivers would miss is a warning', () => {
    expect(failureOf(judged(true))).toBe('unavailable');
    expect(failureOf(judged(false))).toBeUndefined();
    expect(unwell(judged(false))).toContain('warning server/reached: It cannot be reached: x.');
  });
});

test('wrong configuration counts before what cannot be reached, and that before all else', () => {
  const problem = (kind: Finding['kind']): Finding => ({
    id: 'a/b',
    group: '',
    title: '',
    what: '',
    verdict: 'problem',
    kind,
  });
  const [failure, unavailable, configuration] = (
    ['failure', 'unavailable', 'configuration'] as const
  ).map(problem);
  if (!failure || !unavailable || !configuration) throw new Error('three were made');
  expect(failureOf([failure, unavailable, configuration])).toBe('configuration');
  expect(failureOf([failure, unavailable])).toBe('unavailable');
  expect(failureOf([failure])).toBe('failure');
  expect(failureOf([{ ...configuration, verdict: 'warning' }])).toBeUndefined();
});
