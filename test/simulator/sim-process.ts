/** A process whose every call of a port may fail before, after or without an answer, or be its last. */
import type { Clock } from '../../src/ports/clock.ts';
import type { World } from './world.ts';

/** Thrown for a call that failed; no failure of the code under test. */
export class Injected extends Error {}

/** A machine's clock: true time and how far it is off. */
export interface WrongClock {
  offsetMs: number;
}

/** Within half of a lease, so that whoever was delayed goes on. */
const LONGEST_DELAY_MS = 50_000;
/** Longer than any sleep that was asked for: waiting in small steps would be most of a trial. */
const LONGEST_NAP_MS = 90_000;

export class SimProcess {
  readonly name: string;
  isAlive = true;
  /** Calls that never come back. */
  hung = 0;
  readonly #world: World;
  readonly #machine: WrongClock;
  #heldUpUntil = 0;

  constructor(world: World, of: { readonly name: string; readonly machine: WrongClock }) {
    this.#world = world;
    this.name = of.name;
    this.#machine = of.machine;
  }

  die(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.#world.tally.deaths += 1;
    this.#world.note(() => `${this.name} dies`);
  }

  /** The machine sleeps, or the process is stopped. */
  holdUp(ms: number): void {
    this.#heldUpUntil = Math.max(this.#heldUpUntil, this.#world.time.now + ms);
    this.#world.note(() => `${this.name} is held up for ${ms / 1000} s`);
  }

  readonly clock: Clock = {
    now: () => new Date(this.#world.time.now + this.#machine.offsetMs),
    sleep: (ms) =>
      new Promise((resolve) => {
        const nap = Math.max(ms, this.#world.dice.spread(Math.max(1, ms), LONGEST_NAP_MS));
        this.#resume(nap, resolve);
      }),
  };

  /** `effect` happens in another place, and goes on there when this process dies meanwhile. */
  call<T>(what: () => string, effect: () => T | Promise<T>): Promise<T> {
    const { dice, perils, tally, note } = bound(this.#world);
    return new Promise((resolve, reject) => {
      const say = (how: () => string): void => note(() => `${this.name}  ${what()} ${how()}`);
      const hang = (): void => {
        this.hung += 1;
        tally.hangs += 1;
      };
      if (dice.chance(perils.holdUp)) this.holdUp(dice.spread(1000, 3_600_000));
      if (dice.chance(perils.death)) return (say(() => 'is never made'), this.die());
      if (dice.chance(perils.hang / 2)) return (say(() => 'hangs, and was not made'), hang());
      if (dice.chance(perils.failure / 2)) {
        tally.failures += 1;
        say(() => 'fails');
        return this.#resume(dice.int(1, 50), () => reject(new Injected('a call failed')));
      }
      const isLast = dice.chance(perils.death);
      const isUnanswered = dice.chance(perils.hang / 2);
      const isLost = dice.chance(perils.failure / 2);
      this.#resume(dice.int(1, 20), () => {
        if (isLast) this.#world.time.after(dice.spread(10, LONGEST_DELAY_MS), () => this.die());
        Promise.resolve(effect()).then(
          (value) => {
            say(() => `→ ${shown(value)}${isLost ? ', and the answer is lost' : ''}`);
            if (isUnanswered) return hang();
            if (isLost) tally.failures += 1;
            const answer = (): void =>
              isLost ? reject(new Injected('an answer was lost')) : resolve(value);
            this.#resume(dice.chance(perils.delay) ? dice.spread(1, 30_000) : 0, answer);
          },
          (error: unknown) => {
            say(() => `throws ${String(error)}`);
            this.#resume(0, () => reject(error));
          },
        );
      });
    });
  }

  /** A port whose methods are called like that. */
  wrap<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) =>
          this.call(
            () => `${name}.${String(key)}(${values.map(shown).join(', ')})`,
            () => Reflect.apply(member, target, values),
          );
      },
    });
  }

  /** Goes on after a while, unless it is dead by then. */
  #resume(ms: number, go: () => void): void {
    const { time } = this.#world;
    time.after(ms, () => {
      if (!this.isAlive) return;
      if (time.now < this.#heldUpUntil) this.#resume(this.#heldUpUntil - time.now, go);
      else go();
    });
  }
}

function bound(world: World): Pick<World, 'dice' | 'perils' | 'tally' | 'note'> {
  const { dice, perils, tally } = world;
  return { dice, perils, tally, note: (line) => world.note(line) };
}

const MOST_SHOWN = 200;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
