/** Where a server runs that is to be loaded, and what it will be asked for. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '../../src/adapters/store/store.ts';
import { issueSentToMany } from '../fakes/issue-sent-to-many.ts';
import { dice } from '../simulator/dice.ts';
import type { LoadPlan } from './serve-load.ts';

export interface ServedPlace {
  /** The newsletter's folder. */
  readonly root: string;
  readonly databaseUrl: string | undefined;
  /** Opened beside the server. */
  readonly store: Store;
  /** Asks the database itself. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

const FORMS = 500;
export const READERS = 400;
const STAMP_MS = 1600;

/** Of the readers every other one may leave. */
export async function planLoad({ store }: ServedPlace, seed: number): Promise<LoadPlan> {
  const sent = await issueSentToMany(store, { issueId: '2026-10', recipients: READERS });
  const numberOf = new Map<string, number>();
  for (let reader = 0; reader < READERS; reader += 1) {
    const known = await store.subscribers.findByAddress(`reader${reader}@example.com`);
    if (known !== undefined) numberOf.set(known.id, reader);
  }
  const byNumber = sent.subscriberIds.toSorted(
    (one, other) => (numberOf.get(one) ?? 0) - (numberOf.get(other) ?? 0),
  );
  const everybody = Array.from({ length: READERS }, (_, reader) => reader);
  return {
    dice: dice(seed),
    stamps: [],
    sent: { ...sent, subscriberIds: byNumber },
    leaving: everybody.filter((reader) => reader % 2 === 0),
    telling: [...everybody],
    tokenOf: (reader) => store.tokens.issue(byNumber[reader] ?? ''),
    acknowledged: { subscriptions: new Set(), unsubscribes: new Set(), events: new Set() },
  };
}

/** All that are ever used: another process takes them as well, and none has to be waited for. */
export async function stampsFrom(url: string): Promise<string[]> {
  const form = z.object({ stamp: z.string() });
  const stamps = await Promise.all(
    Array.from({ length: FORMS }, async () => {
      const answer = await fetch(`${url}/subscribe/form`);
      return form.parse(await answer.json()).stamp;
    }),
  );
  await sleep(STAMP_MS);
  return stamps;
}
