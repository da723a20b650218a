/** Every variable of the environment is either guarded or known to hold no secret. */
import { expect, test } from 'vitest';
import { environmentSchema, readEnvironment } from '../../src/config/environment.ts';
import { secretsOf } from '../../src/config/secrets-of.ts';

const PASSWORD = 'correct-horse-battery';
const LINES = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
  'nOBODYSkEYnOBODYSkEYnOBODYSkEYno',
  'eNdOfTheKey=',
];
const PEM = `-----BEGIN PRIVATE KEY-----\n${LINES.join('\n')}\n-----END PRIVATE KEY-----\n`;
const special: Readonly<Record<string, string>> = {
  SMTP_URL: `smtps://user:${PASSWORD}@mail.example.com`,
  DATABASE_URL: `postgres://user:${PASSWORD}@db.example.com/news`,
  DKIM_PRIVATE_KEY: PEM,
};
const open = [
  'SENDGRID_API_URL',
  'RESEND_API_URL',
  'POSTMARK_API_URL',
  // A public key.
  'SENDGRID_WEBHOOK_KEY',
  'PATREON_CLIENT_ID',
  'PATREON_API_URL',
  'GITHUB_API_URL',
  'GITHUB_CLIENT_ID',
  'STRIPE_API_URL',
  'OPENCOLLECTIVE_API_URL',
  'ROUNDUP_BROWSER',
  'VISUAL',
  'EDITOR',
  'CI',
];

const names = Object.keys(environmentSchema.shape);
const all = Object.fromEntries(
  names.map((name) => [
    name,
    special[name] ??
      (name.endsWith('_API_URL') ? 'https://api.example.com' : `the-secret-in-${name}`),
  ]),
);

test('a new variable is a secret, or is added to those that are not', () => {
  const guarded = secretsOf(readEnvironment(all)).map(({ name }) => name);
  expect([...guarded, ...open].toSorted()).toEqual(names.toSorted());
});

test('what is guarded is what gives access, and nobody may have it', () => {
  const byName = new Map(
    secretsOf(readEnvironment(all)).map(({ name, bytes, tier }) => {
      expect(tier).toBeUndefined();
      return [name, new TextDecoder().decode(bytes)];
    }),
  );
  expect(byName.get('SMTP_URL')).toBe(PASSWORD);
  expect(byName.get('DATABASE_URL')).toBe(PASSWORD);
  // Not the first line, which the keys of all the world share.
  expect(byName.get('DKIM_PRIVATE_KEY')).toBe(LINES[1]);
  expect(byName.get('STRIPE_API_KEY')).toBe('the-secret-in-STRIPE_API_KEY');
});

test('what is too short to be told from chance, and the path of a key, are not', () => {
  const environment = { SENDGRID_API_KEY: 'short', DKIM_PRIVATE_KEY: 'keys/newsletter-dkim.pem' };
  expect(secretsOf(readEnvironment(environment))).toEqual([]);
});
