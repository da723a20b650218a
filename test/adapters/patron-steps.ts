/** Steps that tests of patrons take: what sources say, a store with a clock of its own, who holds what. */
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type { GrantChange, StatedGrant } from '../../src/core/patrons/grant.ts';
import { address, all, imported, reader, type StorePlace } from './store-steps.ts';

export const DAY = 24 * 60 * 60 * 1000;
export const START = Date.UTC(2024, 0, 15);

export interface Timed {
  readonly store: Store;
  readonly clock: { now: number };
  readonly place: StorePlace;
}

export async function timedStore(newPlace: () => Promise<StorePlace>): Promise<Timed> {
  const place = await newPlace();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const clock = { now: START };
  return { place, clock, store: await place.open({ now: () => new Date(clock.now) }) };
}

export type Saying = Partial<Omit<StatedGrant, 'address'>> & { readonly at?: string };

/** An active patron, told now, unless said otherwise. */
export function stated({ clock }: Pick<Timed, 'clock'>, member: string, said: Saying): StatedGrant {
  const { at, ...rest } = said;
  return {
    member,
    address: at === undefined ? undefined : address(at),
    name: undefined,
    tier: 'patron',
    state: 'active',
    since: undefined,
    expiresAt: undefined,
    toldAt: new Date(clock.now),
    ...rest,
  };
}

export async function say(
  timed: Timed,
  [source, member]: readonly [string, string],
  said: Saying,
): Promise<GrantChange> {
  return timed.store.patrons.applyGrant(source, stated(timed, member, said));
}

export async function subscribe(store: Store, ...spellings: readonly string[]): Promise<void> {
  await store.subscribers.add(
    spellings.map((spelling) => reader(spelling)),
    imported,
    'active',
  );
}

/** Each patron as `address: source/member tier …`, in order. */
export async function patronsOf({ store, clock }: Timed): Promise<string[]> {
  const entries = await all(store.patrons.list());
  return entries
    .map(({ patron, grants }) => {
      const each = grants.map(({ source, member, tier, expiresAt }) => {
        const isOver = expiresAt !== undefined && expiresAt.getTime() <= clock.now;
        return `${source}/${member} ${isOver ? 'over' : tier}`;
      });
      return `${patron.address?.key ?? '-'}: ${each.join(', ')}`;
    })
    .toSorted();
}

/** Of the patron of a member: `gold 2024-01-15..2024-02-01`. */
export async function periodsOf(
  { store }: Pick<Timed, 'store'>,
  [source, member]: readonly [string, string],
): Promise<string[]> {
  const entry = await store.patrons.find({ source, member });
  return (entry?.periods ?? []).map(
    ({ tier, since, until }) =>
      `${tier} ${dayOf(since)}..${until === undefined ? '' : dayOf(until)}`,
  );
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
