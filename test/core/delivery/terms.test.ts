/** When mails go out and how long they can be taken back: never before, never shorter than said. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deliveryTerms,
  earliestUsable,
  nextSendAt,
  scheduleGroup,
} from '../../../src/core/delivery/terms.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const now = new Date('2026-11-26T08:00:00Z');
/** Whatever the ledger's clock says. */
const AT_ONCE = new Date(0);
const later = (ms: number): Date => new Date(now.getTime() + ms);
const limits = { maxAheadMs: 72 * HOUR_MS, cancelLeadMs: 11 * MINUTE_MS, mostCancelled: 10 };
const wanted = { at: undefined, isNow: false, undoMinutes: 20 };

test('mails wait for the undo window where the provider can take them back', () => {
  const terms = deliveryTerms(wanted, limits, now);
  expect(terms).toEqual({ sendAt: undefined, beginAt: AT_ONCE, undoMs: 20 * MINUTE_MS });
  if (typeof terms === 'string') return;
  expect(nextSendAt(terms, now)).toEqual(later(20 * MINUTE_MS));
  // Whatever is submitted an hour later gets the same window.
  expect(nextSendAt(terms, later(HOUR_MS))).toEqual(later(HOUR_MS + 20 * MINUTE_MS));
});

test.each([
  ['--now', { ...wanted, isNow: true }, limits],
  ['undoMinutes: 0', { ...wanted, undoMinutes: 0 }, limits],
  ['no schedules', wanted, undefined],
])('mails go out at once: %s', (_why, given, known) => {
  const terms = deliveryTerms(given, known, now);
  expect(terms).toEqual({ sendAt: undefined, beginAt: AT_ONCE, undoMs: 0 });
  if (typeof terms !== 'string') expect(nextSendAt(terms, now)).toBeUndefined();
});

test('a time far ahead is begun when the provider takes it, and kept', () => {
  const at = later(100 * HOUR_MS);
  const terms = deliveryTerms({ ...wanted, at }, limits, now);
  expect(terms).toMatchObject({ sendAt: at, beginAt: later(28 * HOUR_MS) });
  if (typeof terms !== 'string') expect(nextSendAt(terms, later(30 * HOUR_MS))).toEqual(at);
});

test('without schedules a run is begun at its time', () => {
  const at = later(HOUR_MS);
  expect(deliveryTerms({ ...wanted, at }, undefined, now)).toEqual({
    sendAt: at,
    beginAt: at,
    undoMs: 0,
  });
});

test('a time that is over, or nearer than the window, is refused', () => {
  expect(deliveryTerms({ ...wanted, at: now }, limits, now)).toBe('past');
  expect(deliveryTerms({ ...wanted, at: later(19 * MINUTE_MS) }, limits, now)).toBe('too-near');
  expect(deliveryTerms({ ...wanted, at: later(19 * MINUTE_MS) }, undefined, now)).toMatchObject({
    sendAt: later(19 * MINUTE_MS),
  });
});

test('nothing goes out before its time, and a fresh schedule is always of use', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 20, max: 10_000 }), { nil: undefined }),
      fc.constantFrom(15, 20, 240),
      fc.integer({ min: 0, max: 20_000 }),
      (inMinutes, undoMinutes, after) => {
        const at = inMinutes === undefined ? undefined : later(inMinutes * MINUTE_MS);
        const terms = deliveryTerms({ at, isNow: false, undoMinutes }, limits, now);
        if (typeof terms === 'string') return;
        const submitted = new Date(
          Math.max(terms.beginAt.getTime(), later(after * MINUTE_MS).getTime()),
        );
        const sendAt = nextSendAt(terms, submitted);
        if (sendAt === undefined) throw new Error('There is a window.');
        if (at !== undefined) expect(sendAt.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(sendAt.getTime()).toBeGreaterThanOrEqual(
          earliestUsable(terms, limits, submitted).getTime(),
        );
        expect(sendAt.getTime() - submitted.getTime()).toBeLessThanOrEqual(limits.maxAheadMs);
      },
    ),
  );
});

test('all batches are in one of at most eight groups, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (batches) => {
      const groups = Array.from({ length: batches }, (_, no) => scheduleGroup(no + 1, batches));
      expect(groups[0]).toBe(1);
      expect(Math.max(...groups)).toBeLessThanOrEqual(8);
      expect(groups).toEqual(groups.toSorted((a, b) => a - b));
      if (batches <= 8) expect(new Set(groups).size).toBe(batches);
    }),
  );
});
