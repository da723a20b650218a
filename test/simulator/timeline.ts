/** Time that passes from one event to the next, and nothing that happens between two of them. */
import { setImmediate as settled } from 'node:timers/promises';

interface Event {
  readonly at: number;
  readonly no: number;
  readonly happen: () => void;
}

/** Whatever goes on for longer goes on for ever. */
const MOST_EVENTS = 60_000;

export class EndlessTrial extends Error {}

export class Timeline {
  /** True time, in milliseconds; every clock of the trial is wrong in its own way. */
  now: number;
  /** Events so far: orders what happens at the same time. */
  steps = 0;
  readonly #events: Event[] = [];
  #made = 0;

  constructor(start: number) {
    this.now = start;
  }

  after(ms: number, happen: () => void): void {
    const at = this.now + Math.max(0, Math.round(ms));
    this.#made += 1;
    const event = { at, no: this.#made, happen };
    // Few are open at once, so looking for the place is quick.
    let place = this.#events.length;
    while (place > 0 && isLater(this.#events[place - 1], event)) place -= 1;
    this.#events.splice(place, 0, event);
  }

  /** Goes on until then, or until no more can happen. Before each event all promises have settled. */
  async until(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const event = this.#events.shift();
      if (event === undefined) return;
      this.now = event.at;
      this.steps += 1;
      if (this.steps > MOST_EVENTS) throw new EndlessTrial('The trial does not come to an end.');
      event.happen();
      await settled();
    }
  }

  /** Lets so much time pass, and all that is due in it happen. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    this.after(ms, () => {
      isOver = true;
    });
    await this.until(() => isOver);
  }
}

function isLater(one: Event | undefined, other: Event): boolean {
  return one !== undefined && (one.at > other.at || (one.at === other.at && one.no > other.no));
}
