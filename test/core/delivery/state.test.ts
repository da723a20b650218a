/** The protocol's steps, and what each state means for a delivery. */
import { expect, test } from 'vitest';
import { batchStates, deliveryState, mayFollow } from '../../../src/core/delivery/state.ts';

test('which state may follow which', () => {
  const steps = batchStates.map(
    (from) => `${from}: ${batchStates.filter((to) => mayFollow(from, to)).join(', ')}`,
  );
  expect(steps).toMatchInlineSnapshot(`
    [
      "planned: claimed, unknown, cancelled",
      "claimed: planned, submitting, rejected, unknown, cancelled",
      "submitting: planned, accepted, rejected, unknown, cancelled",
      "accepted: planned, unknown, cancelled",
      "rejected: claimed, cancelled",
      "unknown: planned, accepted, cancelled",
      "cancelled: ",
    ]
  `);
});

test('a delivery in a batch that is submitting is unknown until it is settled', () => {
  expect(batchStates.map((state) => deliveryState(state, undefined))).toEqual([
    'not-attempted',
    'not-attempted',
    'unknown',
    'accepted',
    'rejected',
    'unknown',
    'cancelled',
  ]);
});

test('what befell one recipient alone outweighs the batch', () => {
  for (const state of batchStates) {
    expect(deliveryState(state, 'excluded')).toBe('excluded');
    expect(deliveryState(state, 'refused')).toBe('rejected');
    expect(deliveryState(state, 'cancelled')).toBe('cancelled');
  }
});
