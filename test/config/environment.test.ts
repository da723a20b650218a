import { expect, test } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
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
