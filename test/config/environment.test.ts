import { expect, test } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import { patronVariables } from '../../src/config/patron-environment.ts';
import { Failure } from '../../src/core/failure.ts';

test('without a key mail stays on this machine', () => {
  expect(readEnvironment({}).sendgrid).toBeUndefined();
  expect(readEnvironment({ SENDGRID_API_KEY: '' }).sendgrid).toBeUndefined();
});

test('key and base address are taken over', () => {
  const variables = { SENDGRID_API_KEY: 'SG.x', SENDGRID_API_URL: 'https://api.eu.sendgrid.com' };
  expect(readEnvironment(variables).sendgrid).toEqual({
    apiKey: 'SG.x',
    baseUrl: 'https://api.eu.sendgrid.com',
  });
});

test('what cannot be read is named without its value', () => {
  const read = () => readEnvironment({ SENDGRID_API_URL: 'no address at all' });
  expect(read).toThrow(Failure);
  expect(read).toThrow(/^The environment variable SENDGRID_API_URL is no web address\.$/);
});

test('every provider is set up by a variable of its own', () => {
  expect(
    readEnvironment({
      SMTP_URL: 'smtps://me:secret@mail.example.com',
      DKIM_PRIVATE_KEY: 'dkim.pem',
      RESEND_API_KEY: 're_x',
      POSTMARK_SERVER_TOKEN: 'token',
      POSTMARK_API_URL: 'http://127.0.0.1:1',
    }),
  ).toMatchObject({
    sendgrid: undefined,
    smtp: { url: 'smtps://me:secret@mail.example.com' },
    resend: { apiKey: 're_x', baseUrl: undefined },
    postmark: { apiKey: 'token', baseUrl: 'http://127.0.0.1:1' },
    webhookKeys: { sendgrid: undefined, postmark: undefined, resend: undefined },
    dkimPrivateKey: 'dkim.pem',
    browser: undefined,
    isUnattended: false,
  });
});

test('every source of patrons has keys of its own', () => {
  const names = Object.keys(patronVariables);
  const isAddress = (name: string): boolean => name.endsWith('_API_URL');
  const variables = Object.fromEntries(
    names.map((name) => [name, isAddress(name) ? `http://127.0.0.1/${name}` : name]),
  );
  const { patrons } = readEnvironment(variables);
  const values = Object.values(patrons).flatMap((source) => Object.values(source));
  expect(values.toSorted()).toEqual(Object.values(variables).toSorted());
  expect(patrons).toMatchObject({
    patreon: { token: 'PATREON_ACCESS_TOKEN', refreshToken: 'PATREON_REFRESH_TOKEN' },
    githubSponsors: { token: 'GITHUB_SPONSORS_TOKEN', clientId: 'GITHUB_CLIENT_ID' },
    stripe: { token: 'STRIPE_API_KEY', webhookSecret: 'STRIPE_WEBHOOK_SECRET' },
  });
  const blank = Object.fromEntries(names.map((name) => [name, '']));
  expect(readEnvironment(blank).patrons).toEqual(readEnvironment({}).patrons);
});

test('each webhook has a key of its own; an empty one is none', () => {
  const variables = {
    SENDGRID_WEBHOOK_KEY: 'MFkw',
    POSTMARK_WEBHOOK_CREDENTIALS: 'user:password',
    RESEND_WEBHOOK_SECRET: 'whsec_x',
  };
  expect(readEnvironment(variables).webhookKeys).toEqual({
    sendgrid: 'MFkw',
    postmark: 'user:password',
    resend: 'whsec_x',
  });
  const { webhookKeys } = readEnvironment({ ...variables, SENDGRID_WEBHOOK_KEY: '' });
  expect(webhookKeys.sendgrid).toBeUndefined();
});
