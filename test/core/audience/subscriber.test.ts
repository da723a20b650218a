/** How consent ends. */
import { expect, test } from 'vitest';
import { stateAfterEnd } from '../../../src/core/audience/subscriber.ts';

test.each([
  ['active', 'unsubscribed', 'unsubscribed'],
  ['active', 'removed', 'unsubscribed'],
  ['active', 'bounced', 'bounced'],
  ['pending', 'complained', 'complained'],
  ['unsubscribed', 'complained', 'complained'],
  ['bounced', 'complained', 'complained'],
  ['unsubscribed', 'bounced', undefined],
  ['bounced', 'unsubscribed', 'unsubscribed'],
  ['bounced', 'bounced', undefined],
  ['complained', 'complained', undefined],
  ['complained', 'removed', undefined],
  ['complained', 'bounced', undefined],
] as const)('%s, then %s: %s', (state, reason, next) => {
  expect(stateAfterEnd(state, reason)).toBe(next);
});
