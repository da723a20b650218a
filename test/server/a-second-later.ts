/** The time after which a server asks the disk again, without waiting for it. */
import { onTestFinished, vi } from 'vitest';

/** Only the date moves: timers and sockets run as ever. */
export function aSecondLater(): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: now + 1001 });
  onTestFinished(() => void vi.useRealTimers());
}
