import { expect, test } from 'vitest';
import { chooseTransport, leavesByMail } from '../../src/config/choose-transport.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { transportNames } from '../../src/config/schema.ts';

const keys = {
  sendgrid: { SENDGRID_API_KEY: 'SG.secret' },
  smtp: { SMTP_URL: 'smtps://me:secret@mail.example.com' },
  resend: { RESEND_API_KEY: 're_secret' },
  postmark: { POSTMARK_SERVER_TOKEN: 'secret' },
} as const;
const providers = Object.entries(keys);
const all = readEnvironment(Object.assign({}, ...Object.values(keys)));
const none = readEnvironment({});

test('with nothing set up, mail stays on this machine', () => {
  expect(chooseTransport({}, none)).toBe('outbox');
});

test.each(providers)('what is set up alone is taken: %s', (name, variables) => {
  expect(chooseTransport({}, readEnvironment(variables))).toBe(name);
});

test.each(transportNames)('of several the one that is named is taken: %s', (transport) => {
  expect(chooseTransport({ transport }, all)).toBe(transport);
});

test.each(providers)('the outbox can be forced whatever is set up: %s', (_name, variables) => {
  const environment = readEnvironment(variables);
  expect(chooseTransport({ transport: 'outbox' }, environment)).toBe('outbox');
});

test('several without a name are a failure that lists them', () => {
  const two = readEnvironment({ ...keys.smtp, ...keys.resend });
  const choose = () => chooseTransport({}, two);
  expect(choose).toThrow(
    expect.objectContaining({
      id: 'transport-ambiguous',
      kind: 'configuration',
      message: 'Several ways to send are set up: SMTP_URL, RESEND_API_KEY.',
      remedy: expect.stringContaining("delivery: { transport: 'smtp' }"),
    }),
  );
  expect(choose).not.toThrow(/secret/);
});

test.each(providers.map(([name, variables]) => [name, Object.keys(variables)[0] ?? ''] as const))(
  'one that is named and not set up is a failure: %s without %s',
  (name, variable) => {
    const transport = transportNames.find((known) => known === name);
    for (const others of [none, { ...all, [name]: undefined }]) {
      expect(() => chooseTransport({ transport }, others)).toThrow(
        expect.objectContaining({
          id: 'transport-not-set-up',
          kind: 'configuration',
          message: `"delivery.transport" is '${name}', but ${variable} is not set.`,
        }),
      );
    }
  },
);

test('whether mail leaves is known without a key, and never a failure', () => {
  expect(leavesByMail({}, none)).toBe(false);
  expect(leavesByMail({}, all)).toBe(true);
  expect(leavesByMail({ transport: 'outbox' }, all)).toBe(false);
  for (const [name, variables] of providers) {
    const transport = transportNames.find((known) => known === name);
    expect(leavesByMail({ transport }, none)).toBe(true);
    expect(leavesByMail({}, readEnvironment(variables))).toBe(true);
  }
});
