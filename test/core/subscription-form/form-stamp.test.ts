/** A form's stamp: good for a while, once it was looked at, and for nobody who alters it. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueStamp, judgeStamp } from '../../../src/core/subscription-form/form-stamp.ts';

const NONCE = '6f1e6f1e-0000-4000-8000-000000000001';
const issuedAt = new Date('2024-01-20T12:00:00Z');
const after = (ms: number): Date => new Date(issuedAt.getTime() + ms);
const sealWith =
  (secret: string) =>
  (text: string): string =>
    createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
const seal = sealWith('ours');
const { stamp, waitMs } = issueStamp(seal, issuedAt, NONCE);

test.each([
  [-5001, 'stale'],
  [-5000, 'early'],
  [0, 'early'],
  [waitMs - 1, 'early'],
  [waitMs, 'good'],
  [7_200_000, 'good'],
  [7_200_001, 'stale'],
])('%i ms after it was issued a stamp is %s', (ms, state) => {
  expect(judgeStamp(seal, stamp, after(ms)).state).toBe(state);
});

test('a good stamp names itself, so that it can be used once', () => {
  expect(judgeStamp(seal, stamp, after(waitMs))).toEqual({ state: 'good', nonce: NONCE });
  const other = issueStamp(seal, issuedAt, 'other').stamp;
  expect(judgeStamp(seal, other, after(waitMs))).toEqual({ state: 'good', nonce: 'other' });
});

test('another server’s secret seals another stamp', () => {
  expect(judgeStamp(sealWith('theirs'), stamp, after(waitMs))).toEqual({ state: 'forged' });
});

test('no altered stamp is good, whatever was altered', () => {
  const altered = fc.oneof(
    fc
      .tuple(fc.nat(stamp.length), fc.nat(3), fc.string({ maxLength: 3 }))
      .map(([at, gone, put]) => stamp.slice(0, at) + put + stamp.slice(at + gone)),
    fc.string({ maxLength: 100 }),
    fc.constantFrom(
      stamp.toUpperCase(),
      `${stamp}\n`,
      ` ${stamp}`,
      stamp.replaceAll('.', '..'),
      stamp.slice(0, -1),
      `${stamp}A`,
      stamp.slice(0, -22),
      '..',
      '',
    ),
  );
  fc.assert(
    fc.property(altered, fc.integer({ min: -10_000, max: 8_000_000 }), (text, ms) => {
      fc.pre(text !== stamp);
      expect(judgeStamp(seal, text, after(ms))).toEqual({ state: 'forged' });
    }),
    { numRuns: 500 },
  );
});

test('a later time under the same seal is forged, and so is the seal of another time', () => {
  const [, nonce = '', sealed = ''] = stamp.split('.');
  const later = after(3_600_000).getTime().toString(36);
  expect(judgeStamp(seal, `${later}.${nonce}.${sealed}`, after(3_610_000)).state).toBe('forged');
});

test('a seal of another length is no seal, also one that begins right', () => {
  for (const wrong of [
    (text: string) => seal(text).slice(0, 21),
    (text: string) => `${seal(text)}A`,
  ]) {
    expect(judgeStamp(wrong, stamp, after(waitMs)).state).toBe('forged');
    expect(judgeStamp(seal, issueStamp(wrong, issuedAt, NONCE).stamp, after(waitMs)).state).toBe(
      'forged',
    );
  }
  expect(judgeStamp(() => '', stamp, after(waitMs)).state).toBe('forged');
});
