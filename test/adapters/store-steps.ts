/** Steps that tests of stores take: subscribers, plans, frozen runs, batches in a state. */
import { parseAddress, type Address } from '../../src/core/audience/address.ts';
import type { Schedule } from '../../src/core/delivery/capabilities.ts';
import { planDelivery, type AudienceQuestion, type Plan } from '../../src/core/delivery/plan.ts';
import type { ConsentEvent, NewSubscriber } from '../../src/core/audience/consent.ts';
import type { ClaimedBatch, FrozenRun, Run } from '../../src/core/delivery/run.ts';
import type { StatedGrant } from '../../src/core/patrons/grant.ts';
import type { ReplaceOutcome } from '../../src/ports/patrons.ts';
import type { Store, StoreOptions } from '../../src/adapters/store/store.ts';

/** A fresh, empty database that may be opened several times, also at once. */
export interface StorePlace extends AsyncDisposable {
  open(options?: Partial<StoreOptions>): Promise<Store>;
}

export const tiers = [
  { id: 'patron', name: 'Patron' },
  { id: 'gold', name: 'Gold patron' },
];

const at = new Date('2023-11-02T08:00:00Z');
export const imported: ConsentEvent = { at, action: 'imported', source: 'readers.csv' };
export const oneClick: ConsentEvent = { at, action: 'unsubscribed', source: 'one-click' };
export const accepted = { state: 'accepted', providerId: 'provider-1' } as const;

export function address(spelling: string): Address {
  const parsed = parseAddress(spelling);
  if (typeof parsed === 'string') throw new Error(`${spelling} is ${parsed}`);
  return parsed;
}

export function reader(spelling: string, tags: readonly string[] = []): NewSubscriber {
  return { address: address(spelling), name: undefined, tags };
}

export function readers(count: number): NewSubscriber[] {
  return Array.from({ length: count }, (_, index) => reader(`reader${index}@example.com`));
}

/** What a source that was just asked says of all its members. */
export async function grantAll(
  store: Pick<Store, 'patrons'>,
  source: string,
  grants: readonly Granted[],
): Promise<ReplaceOutcome> {
  const toldAt = new Date();
  const stated = grants.map(({ spelling, tier, name, expiresAt }): StatedGrant => {
    const at = address(spelling);
    const member = at.key;
    return {
      member,
      address: at,
      name,
      tier,
      state: 'active',
      since: undefined,
      expiresAt,
      toldAt,
    };
  });
  return store.patrons.replaceGrants(source, stated, { toldAt });
}

export interface Granted {
  readonly spelling: string;
  readonly tier: string;
  readonly name?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

export async function idOf(store: Pick<Store, 'subscribers'>, key: string): Promise<string> {
  const known = await store.subscribers.findByAddress(key);
  if (known === undefined) throw new Error(`${key} is no subscriber`);
  return known.id;
}

export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

export interface Planned {
  readonly plan: Plan;
  readonly question: AudienceQuestion;
}

export async function planFor(
  store: Store,
  issueId: string,
  batchSize: number,
  over: Partial<AudienceQuestion> = {},
): Promise<Planned> {
  const question: AudienceQuestion = {
    issueId,
    segment: undefined,
    only: 'due',
    replacing: undefined,
    ...over,
  };
  const groups = await store.ledger.census(question);
  return { question, plan: planDelivery({ question, groups, tiers, batchSize: () => batchSize }) };
}

export function frozenContent(over: Partial<FrozenRun> = {}): FrozenRun {
  const terms = { sendAt: undefined, beginAt: new Date(0), undoMs: 0 };
  return { contentHash: 'hash', outline: [], allowedRules: [], terms, ...over };
}

/** Plans and freezes everybody who is due. */
export async function freeze(
  store: Store,
  issueId: string,
  batchSize: number,
  over: Partial<FrozenRun> = {},
): Promise<Run> {
  const { plan, question } = await planFor(store, issueId, batchSize);
  return store.ledger.freeze(plan, question, frozenContent(over));
}

/** Takes the next batch as far as a state. */
export async function take(
  store: Store,
  run: Run,
  as: 'claimed' | 'submitting' | 'accepted' | 'rejected' | 'unknown',
  schedule?: Schedule,
): Promise<ClaimedBatch> {
  const batch = await store.ledger.claim(run.id);
  if (batch === undefined) throw new Error('no batch can be claimed');
  if (as === 'claimed') return batch;
  if (!(await store.ledger.markSubmitting(batch, schedule))) throw new Error('taken over');
  if (as === 'submitting') return batch;
  const outcome = as === 'accepted' ? accepted : ({ state: as, reason: 'for the test' } as const);
  if (!(await store.ledger.settle(batch, outcome))) throw new Error('taken over');
  return batch;
}
