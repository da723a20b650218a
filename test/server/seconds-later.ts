/** The time after which a server asks the disk again, without waiting for it. */
import { onTestFinished, vi } from 'vitest';

/** Only the date moves: timers and sockets run as ever. */
export function secondsLater(seconds = 1): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: now + seconds * 1000 + 1 });
  onTestFinished(() => void vi.useRealTimers());
}
