/** The protocol's steps, and what each state means for a delivery. */
import { expect, test } from 'vitest';
import { batchStates, deliveryState, mayFollow } from '../../../src/core/delivery/state.ts';

test('which state may follow which', () => {
  const steps = batchStates.map(
    (from) => `${from}: ${batchStates.filter((to) => mayFollow(from, to)).join(', ')}`,
  );
  expect(steps).toMatchInlineSnapshot(`
    [
      "ready: claimed",
      "claimed: ready, submitting",
      "submitting: ready, accepted, rejected, unknown",
      "accepted: ",
      "rejected: ready",
      "unknown: ",
    ]
  `);
});

test('a delivery in a batch that is submitting is unknown until it is settled', () => {
  expect(batchStates.map(deliveryState)).toEqual([
    'not-attempted',
    'not-attempted',
    'unknown',
    'accepted',
    'rejected',
    'unknown',
  ]);
});
