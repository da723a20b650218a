/** What counts as coming and leaving: once for each turn, on the day on which it happened. */
import { expect, test } from 'vitest';
import type { ConsentAction } from '../../../src/core/audience/consent.ts';
import { TurnoverFold } from '../../../src/core/audience/turnover-fold.ts';

const HOUR_MS = 60 * 60 * 1000;

function foldOf(...actions: readonly ConsentAction[]): { came: number; left: number } {
  const fold = new TurnoverFold();
  for (const [hour, action] of actions.entries()) fold.take('ada', action, hour * HOUR_MS);
  const { came, left } = fold.days()[0] ?? { came: 0, left: 0 };
  return { came, left };
}

test.each<[ConsentAction[], number, number]>([
  [['imported'], 1, 0],
  [['added'], 1, 0],
  [['subscribed'], 0, 0],
  [['subscribed', 'confirmed'], 1, 0],
  [['subscribed', 'bounced'], 0, 0],
  [['subscribed', 'bounced', 'confirmed'], 1, 0],
  [['imported', 'confirmed', 'moved'], 1, 0],
  [['imported', 'moved', 'unsubscribed'], 1, 1],
  [['imported', 'bounced', 'unsubscribed', 'complained', 'erased'], 1, 1],
  [['imported', 'left', 'confirmed', 'removed'], 2, 2],
  [['imported', 'erased'], 1, 1],
])('%j: %d came, %d left', (actions, came, left) => {
  expect(foldOf(...actions)).toEqual({ came, left });
});

test('days are those of UTC, in rising order, whatever was told first', () => {
  const fold = new TurnoverFold();
  fold.take('ada', 'imported', Date.UTC(2026, 1, 1));
  fold.take('bo', 'imported', Date.UTC(2026, 1, 1) - 1);
  fold.take('ada', 'bounced', Date.UTC(2025, 11, 31));
  expect(fold.days()).toEqual([
    { day: '2025-12-31', came: 0, left: 1 },
    { day: '2026-01-31', came: 1, left: 0 },
    { day: '2026-02-01', came: 1, left: 0 },
  ]);
});
