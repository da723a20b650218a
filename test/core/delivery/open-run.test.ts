/** An unfinished delivery in words, and the command that goes on with it. */
import { expect, test } from 'vitest';
import { describeOpenRun, nextCommand, type OpenRun } from '../../../src/core/delivery/open-run.ts';

const run: OpenRun = {
  issueId: '2023-10',
  startedAt: new Date(0),
  count: 1200,
  batches: 12,
  sendAt: undefined,
  waiting: 3,
  underWay: 1,
  unknown: 0,
  stopped: undefined,
};

test.each<[Partial<OpenRun>, string, string]>([
  [{}, '12 batches: 3 wait, 1 under way', 'roundup publish 2023-10 --resume'],
  [{ waiting: 1, underWay: 0 }, '12 batches: 1 waits', 'roundup publish 2023-10 --resume'],
  [{ unknown: 2 }, '12 batches: 3 wait, 1 under way, 2 unknown', 'roundup reconcile 2023-10'],
  [
    { batches: 1, waiting: 0, underWay: 0, stopped: 'paused' },
    '1 batch: none is left; paused',
    'roundup publish 2023-10 --resume',
  ],
  [
    { stopped: 'cancelling', sendAt: new Date('2026-12-01T09:00:00Z') },
    '12 batches: 3 wait, 1 under way; being taken back; goes out Tue, 1 Dec 2026, 10:00 (Europe/Berlin)',
    'roundup cancel 2023-10',
  ],
])('%o', (over, words, next) => {
  expect(describeOpenRun({ ...run, ...over }, 'Europe/Berlin')).toBe(words);
  expect(nextCommand({ ...run, ...over })).toBe(next);
});
