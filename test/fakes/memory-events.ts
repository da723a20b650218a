/** An event store that forgets everything; it shows what the port promises, in a page. */
import { stateAfterEnd, type SubscriberState } from '../../src/core/audience/subscriber.ts';
import type { DeliveryEvent } from '../../src/core/events/delivery-event.ts';
import type { EventTally } from '../../src/core/events/event-tally.ts';
import { judgeEvent, type Verdict } from '../../src/core/events/judge-event.ts';
import { bitOf, type FactSet } from '../../src/core/events/recipient-facts.ts';
import {
  addOutcomes,
  nothingRecorded,
  type RecordOptions,
  type RecordOutcome,
} from '../../src/core/events/recording.ts';
import type { EventStore } from '../../src/ports.ts';

export interface MemoryDelivery {
  readonly issueId: string;
  readonly runId: string;
  readonly batchNo: number;
  readonly subscriberId: string;
  readonly addressKey: string;
  /** Of the batch. */
  readonly providerId: string;
  state: SubscriberState;
  facts: FactSet;
}

export class MemoryEvents implements EventStore {
  readonly deliveries: MemoryDelivery[];
  readonly #identities = new Set<string>();
  readonly #counts = new Map<string, EventTally['engagement'][number] & { issueId: string }>();

  constructor(deliveries: readonly Omit<MemoryDelivery, 'state' | 'facts'>[]) {
    this.deliveries = deliveries.map((one) => ({ ...one, state: 'active', facts: 0 }));
  }

  async record(events: readonly DeliveryEvent[], options: RecordOptions): Promise<RecordOutcome> {
    return events
      .map((event) => this.#record(event, judgeEvent(event, options.now)))
      .reduce(addOutcomes, nothingRecorded);
  }

  async tally(issueId: string): Promise<EventTally> {
    const own = this.deliveries.filter((one) => one.issueId === issueId);
    return {
      recipients: own.map(({ facts }) => ({ facts, accepted: true, count: 1 })),
      engagement: [...this.#counts.values()].filter((one) => one.issueId === issueId),
      unsubscribed: own.filter(({ state }) => state === 'unsubscribed').length,
    };
  }

  #record(event: DeliveryEvent, { ends, counts }: Verdict): RecordOutcome {
    const delivery = this.#deliveryOf(event);
    const person = delivery ?? this.deliveries.find((one) => one.addressKey === event.addressKey);
    const next = ends && person && stateAfterEnd(person.state, ends);
    if (person !== undefined && next !== undefined) person.state = next;
    const ended = { ...nothingRecorded.ended, ...(ends && next && { [ends]: 1 }) };
    const counted = delivery === undefined ? 'foreign' : this.#count(delivery, counts);
    const kind = next === undefined ? counted : 'fresh';
    return { ...nothingRecorded, [kind]: 1, ended };
  }

  #count(delivery: MemoryDelivery, counts: Verdict['counts']): 'fresh' | 'known' | 'tooOld' {
    switch (counts.as) {
      case 'fact': {
        const facts = delivery.facts | bitOf(counts.fact);
        const isNew = facts !== delivery.facts;
        delivery.facts = facts;
        return isNew ? 'fresh' : 'known';
      }
      case 'engagement':
        return this.#engage(delivery.issueId, counts) ? 'fresh' : 'known';
      case 'too-old':
        return 'tooOld';
      case 'nothing':
        return 'known';
    }
  }

  #engage(issueId: string, counts: Extract<Verdict['counts'], { as: 'engagement' }>): boolean {
    const { kind, link, identities } = counts;
    const isKnown = identities.some((identity) => this.#identities.has(identity));
    for (const identity of identities) this.#identities.add(identity);
    if (isKnown) return false;
    const key = JSON.stringify([issueId, kind, link]);
    const count = (this.#counts.get(key)?.count ?? 0) + 1;
    this.#counts.set(key, { issueId, kind, link, count, people: undefined });
    return true;
  }

  /** By our own ids, or else by the batch's id at the provider and the address. */
  #deliveryOf({ delivery, providerMessageId, addressKey }: DeliveryEvent) {
    return this.deliveries.find((one) =>
      delivery === undefined
        ? providerMessageId?.split('.')[0] === one.providerId && addressKey === one.addressKey
        : one.runId === delivery.runId &&
          one.batchNo === delivery.batchNo &&
          one.subscriberId === delivery.subscriberId,
    );
  }
}
