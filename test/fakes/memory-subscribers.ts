/** Subscribers kept in memory: the rules of the store's ports, written as plainly as can be. */
import type { Address } from '../../src/core/audience/address.ts';
import type { AddOutcome, ConsentEvent, NewSubscriber } from '../../src/core/audience/consent.ts';
import type { Subscriber, SuppressionReason } from '../../src/core/audience/subscriber.ts';
import { stateAfterEnd, subscriberStates } from '../../src/core/audience/subscriber.ts';
import type { Erasure, SubscriberRecord } from '../../src/core/audience/subscriber-record.ts';
import type { TagChange } from '../../src/core/audience/tag.ts';
import type {
  SubscriberImport,
  SubscriberRecords,
  SubscriberStore,
} from '../../src/ports/subscribers.ts';
import type { SettingsStore } from '../../src/ports/subscription.ts';
import { memoryImport, type Ended } from './memory-import.ts';

/** What the rules of imports and records are tested by; a store of any engine has it. */
export interface People {
  readonly subscribers: Omit<SubscriberStore, 'endByAddress' | 'purgePending'>;
  readonly records: SubscriberRecords;
  readonly settings: SettingsStore;
}

export class MemorySubscribers implements SubscriberRecords {
  readonly people = new Map<string, Subscriber>();
  readonly suppressions = new Map<string, Ended>();
  readonly consents: { readonly subscriberId: string; readonly event: ConsentEvent }[] = [];
  #made = 0;

  async beginImport(): Promise<SubscriberImport> {
    return memoryImport(this);
  }

  async find(address: Address): Promise<SubscriberRecord | undefined> {
    const subscriber = this.people.get(address.key);
    const suppression = this.suppressions.get(address.key);
    if (subscriber === undefined && suppression === undefined) return undefined;
    const consents = this.consentsOf(subscriber?.id);
    return {
      subscriber,
      consents,
      suppression,
      questions: [],
      patrons: [],
      namedBy: [],
      deliveries: [],
      welcomes: [],
      events: [],
    };
  }

  async retag(
    subscriberId: string,
    change: TagChange,
  ): Promise<'changed' | 'unchanged' | 'unknown'> {
    const known = this.byId(subscriberId);
    if (known === undefined) return 'unknown';
    const removed = new Set(change.remove);
    const tags = [...new Set([...known.tags, ...change.add])].filter((tag) => !removed.has(tag));
    this.people.set(known.address.key, { ...known, tags: tags.toSorted() });
    return tags.toSorted().join() === known.tags.join() ? 'unchanged' : 'changed';
  }

  async erase(address: Address, consent: ConsentEvent): Promise<Erasure> {
    const known = this.people.get(address.key);
    if (known === undefined && !this.suppressions.has(address.key)) return 'unknown';
    if (known !== undefined) this.consents.push({ subscriberId: known.id, event: consent });
    if (!this.suppressions.has(address.key)) this.suppress(address.key, 'removed', consent.at);
    this.people.delete(address.key);
    return 'erased';
  }

  insert(row: NewSubscriber, state: Subscriber['state'], consent: ConsentEvent): void {
    this.#made += 1;
    const id = `00000000-0000-7000-8000-${String(this.#made).padStart(12, '0')}`;
    const tags = [...new Set(row.tags)].toSorted();
    const { address, name, pausedUntil } = row;
    const about = { tier: 'public', createdAt: consent.at, pausedUntil };
    this.people.set(address.key, { id, address, name, state, tags, ...about });
    this.consents.push({ subscriberId: id, event: consent });
  }

  become(known: Subscriber, state: Subscriber['state'], consent: ConsentEvent): void {
    this.people.set(known.address.key, { ...known, state });
    this.consents.push({ subscriberId: known.id, event: consent });
  }

  suppress(key: string, reason: SuppressionReason, at: Date): void {
    this.suppressions.set(key, { reason, at });
  }

  /** False when it is younger than the question. */
  lift(key: string, askedAt: Date): boolean {
    const suppression = this.suppressions.get(key);
    if (suppression !== undefined && suppression.at >= askedAt) return false;
    this.suppressions.delete(key);
    return true;
  }

  byId(id: string): Subscriber | undefined {
    return [...this.people.values()].find((known) => known.id === id);
  }

  consentsOf(subscriberId: string | undefined): ConsentEvent[] {
    return this.consents.flatMap(({ subscriberId: of, event }) =>
      of === subscriberId ? [event] : [],
    );
  }
}

export function memoryPeople(): People {
  const memory = new MemorySubscribers();
  return { records: memory, subscribers: memoryStore(memory), settings: memorySettings(memory) };
}

function memoryStore(memory: MemorySubscribers): People['subscribers'] {
  return {
    async add(rows, consent, state) {
      return rows.map((row): AddOutcome => {
        if (memory.suppressions.has(row.address.key)) return 'suppressed';
        const known = memory.people.get(row.address.key);
        if (known === undefined) {
          memory.insert(row, state, consent);
          return 'added';
        }
        return known.state === 'active' || known.state === state ? 'unchanged' : 'not-active';
      });
    },
    async *list({ state, tag, limit = Infinity }) {
      const all = [...memory.people.values()].filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (tag === undefined || one.tags.includes(tag)),
      );
      yield* all.slice(0, limit);
    },
    async countByState() {
      const counts = { pending: 0, active: 0, unsubscribed: 0, bounced: 0, complained: 0 };
      for (const state of subscriberStates) {
        counts[state] = [...memory.people.values()].filter((one) => one.state === state).length;
      }
      return counts;
    },
    findByAddress: async (key) => memory.people.get(key),
    async confirm(id, consent, askedAt) {
      const known = memory.byId(id);
      if (known === undefined || !memory.lift(known.address.key, askedAt)) return 'refused';
      if (known.state === 'active') return 'already';
      memory.become({ ...known, pausedUntil: undefined }, 'active', consent);
      return 'confirmed';
    },
    async end(id, reason, consent) {
      const known = memory.byId(id);
      if (known === undefined) return 'unknown';
      const next = stateAfterEnd(known.state, reason);
      if (next === undefined) return 'already';
      memory.become(known, next, consent);
      memory.suppress(known.address.key, reason, consent.at);
      return 'ended';
    },
  };
}

function memorySettings(memory: MemorySubscribers): SettingsStore {
  const change = (id: string, to: Partial<Subscriber>): boolean => {
    const known = memory.byId(id);
    if (known !== undefined) memory.people.set(known.address.key, { ...known, ...to });
    return known !== undefined;
  };
  return {
    find: async (id) => memory.byId(id),
    rename: async (id, name) => change(id, { name }),
    pause: async (id, pausedUntil) => change(id, { pausedUntil }),
    async move(id, address, consent, askedAt) {
      const known = memory.byId(id);
      if (known?.state !== 'active') return 'refused';
      if (known.address.key === address.key) return 'already';
      if (!memory.lift(address.key, askedAt)) return 'refused';
      const other = memory.people.get(address.key);
      if (other === undefined) {
        memory.people.delete(known.address.key);
        memory.become({ ...known, address }, 'active', consent);
        return 'moved';
      }
      const tags = [...new Set([...known.tags, ...other.tags])].toSorted();
      const { pausedUntil } = known;
      const joined = { ...other, tags, pausedUntil, name: other.name ?? known.name };
      memory.become(joined, 'active', { ...consent, action: 'confirmed' });
      memory.become(known, 'unsubscribed', { ...consent, action: 'unsubscribed' });
      memory.suppress(known.address.key, 'unsubscribed', consent.at);
      return 'moved';
    },
  };
}
