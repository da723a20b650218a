/** An answer that took long is given again for a while, so that whoever looks costs readers little. */
import type { Clock } from '../../ports/clock.ts';

/** At most one part in so many of the time is spent on it. */
const SHARE = 10;

/** Whoever asks meanwhile gets the same answer; a failure is not kept. */
export function seldom<T>(clock: Pick<Clock, 'now'>, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = Infinity;
  return () => {
    if (answer !== undefined && clock.now().getTime() < until) return answer;
    const begun = clock.now().getTime();
    const asked = ask();
    answer = asked;
    until = Infinity;
    asked.then(
      () => {
        const now = clock.now().getTime();
        until = now + (SHARE - 1) * (now - begun);
      },
      () => {
        answer = undefined;
      },
    );
    return asked;
  };
}
