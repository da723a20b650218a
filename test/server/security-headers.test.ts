import { expect, test } from 'vitest';
import { transportSecurity } from '../../src/server/security-headers.ts';

test('browsers are bound to https only where the newsletter is there', () => {
  expect(transportSecurity('https://ada.example/')).toEqual({
    'Strict-Transport-Security': 'max-age=31536000',
  });
  expect(transportSecurity('http://127.0.0.1:4321')).toEqual({});
});
