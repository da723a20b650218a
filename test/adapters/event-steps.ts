/** Steps that tests of events take: a few readers, an issue of theirs in two batches, and what is told of it. */
import type { DeliveryEvent } from '../../src/core/events/delivery-event.ts';
import type { RecordOptions } from '../../src/core/events/recording.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { frozenContent, imported, planFor, reader } from './store-steps.ts';

/** When every run is begun, and when everything is told. */
export const STARTED = new Date('2023-11-02T08:00:00.400Z');
export const TOLD = new Date('2023-11-03T08:00:00Z');
export const options: RecordOptions = { now: TOLD, source: 'webhook', people: false };
/** Readers beyond these are unknown. */
export const READERS = 4;
const BATCH_SIZE = 2;
const NOBODY = '00000000-0000-7000-8000-000000000000';

export interface EventWorld {
  readonly store: Store;
  readonly issueId: string;
  address(reader: number): string;
  event(told: Told): DeliveryEvent;
  states(): Promise<(string | undefined)[]>;
}

/** What is told of a reader; `second` is after the beginning. */
export interface Told {
  readonly reader: number;
  readonly what: What;
  readonly second?: number;
  readonly withIds?: boolean;
  readonly id?: string;
}

export type What =
  | { readonly kind: 'processed' | 'deferred' | 'delivered' | 'bounced' | 'blocked' }
  | { readonly kind: 'complained' | 'unsubscribed' | 'group-unsubscribed' | 'group-resubscribed' }
  | { readonly kind: 'dropped'; readonly cause: 'invalid' | 'complained' | 'other' }
  | { readonly kind: 'opened'; readonly byMachine: boolean }
  | { readonly kind: 'clicked'; readonly link: string };

let sequence = 0;

/** `name` tells worlds of one store apart. The first batch is accepted, the second unknown. */
export async function eventWorld(
  store: Store,
  name: string,
  issueId = `2023-10-${name}`,
): Promise<EventWorld> {
  const address = (number: number): string => `${name}-${number}@example.com`;
  const numbers = Array.from({ length: READERS }, (_, number) => number);
  await store.subscribers.add(
    numbers.map((number) => reader(address(number), [name])),
    imported,
    'active',
  );
  const runId = await send(store, issueId, name);
  const found = await Promise.all(
    numbers.map((number) => store.subscribers.findByAddress(address(number))),
  );
  const ids = found.map((one) => one?.id ?? '');
  // Batches are filled in the order of ids, which is that of the list.
  const batchNo = (number: number): number => 1 + Math.floor(number / BATCH_SIZE);
  return {
    store,
    issueId,
    address,
    event({ reader: number, what, second = 60, withIds = true, id = `event-${(sequence += 1)}` }) {
      const subscriberId = ids[number] ?? NOBODY;
      const no = batchNo(number);
      return {
        at: new Date(Math.floor(STARTED.getTime() / 1000) * 1000 + second * 1000),
        delivery: withIds ? { issueId, runId, batchNo: no, subscriberId } : undefined,
        addressKey: address(number),
        providerEventId: id,
        providerMessageId: `${name}-${no}.recvd.${number}`,
        ...what,
      };
    },
    async states() {
      const people = numbers.map((number) => store.subscribers.findByAddress(address(number)));
      return (await Promise.all(people)).map((one) => one?.state);
    },
  };
}

async function send(store: Store, issueId: string, segment: string): Promise<string> {
  const { plan, question } = await planFor(store, issueId, BATCH_SIZE, { segment });
  const run = await store.ledger.freeze(plan, question, frozenContent());
  for (const no of [1, 2]) {
    const batch = await store.ledger.claim(run.id);
    if (batch === undefined) throw new Error('no batch can be claimed');
    await store.ledger.markSubmitting(batch, undefined);
    await store.ledger.settle(
      batch,
      no === 1
        ? { state: 'accepted', providerId: `${segment}-1` }
        : { state: 'unknown', reason: 'for the test' },
    );
  }
  return run.id;
}
