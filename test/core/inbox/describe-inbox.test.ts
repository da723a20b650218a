import { expect, test } from 'vitest';
import { describeInbox } from '../../../src/core/inbox/describe-inbox.ts';

const oldestAt = new Date('2026-12-01T09:00:00Z');

test.each([
  [0, 'The inbox is empty.'],
  [1, 'One entry waits in the inbox, the oldest since 1 Dec 2026, 10:00.'],
  [1204, '1,204 entries wait in the inbox, the oldest since 1 Dec 2026, 10:00.'],
])('%d entries', (waiting, words) => {
  expect(describeInbox({ waiting, oldestAt }, 'Europe/Berlin')).toBe(words);
});
