/** An issue ready to be published from a scratch store through a fake provider. */
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import { contentHash } from '../../src/core/delivery/content-hash.ts';
import type { MessageFacts } from '../../src/core/delivery/message.ts';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../src/core/delivery/personal-parts.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import { preparePublish } from '../../src/workflows/prepare-publish.ts';
import type {
  PublishPorts,
  PublishRequest,
  PublishWishes,
} from '../../src/workflows/publish-request.ts';
import {
  runPublish,
  type PublishOptions,
  type PublishResult,
} from '../../src/workflows/publish.ts';
import { grantAll, reader, tiers } from '../adapters/store-steps.ts';
import { scratchStore, type ScratchPlace } from '../adapters/store-sqlite/scratch-store.ts';
import { fakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { fakeProvider, type FakeProvider } from '../fakes/fake-provider.ts';

export const ISSUE = '2023-10';
export const consent: ConsentEvent = { at: new Date(0), action: 'imported', source: 'readers.csv' };

export const facts: MessageFacts = {
  from: { name: 'The Roundup', address: 'news@example.com' },
  replyTo: undefined,
  listId: 'news.example.com',
  unsubscribeUrl: `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`,
  unsubscribeMailto: `mailto:news@example.com?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
};

export function edition(tier: string, over: Partial<Edition> = {}): Edition {
  const url = `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`;
  return {
    issueId: ISSUE,
    tier,
    subject: 'Age-old infra patterns',
    preheader: 'What I was reading',
    html: `<p>Hello, ${tier} reader</p><a href="${url}">Unsubscribe</a>`,
    text: `Hello, ${tier} reader\n\nUnsubscribe: ${url}\n`,
    origins: [],
    nameFallbacks: [],
    ...over,
  };
}

export function requestOf(over: Partial<PublishRequest> = {}): PublishRequest {
  const editions = new Map(['public', 'patron', 'gold'].map((tier) => [tier, edition(tier)]));
  return {
    issueId: ISSUE,
    draft: false,
    diagnostics: [],
    mailDiagnostics: [],
    allowedRules: [],
    leaks: [],
    tiers,
    readers: [...editions.keys()],
    editions,
    contentHash: contentHash(over.editions ?? editions, facts),
    outline: [],
    facts,
    postalAddress: '1 Example Street, Exampleton',
    ...over,
  };
}

export interface Publication {
  readonly place: ScratchPlace;
  readonly store: Store;
  readonly provider: FakeProvider;
  readonly clock: FakeClock;
  readonly ports: PublishPorts;
}

export async function publication(
  setUp: {
    readonly readers?: number;
    readonly patrons?: readonly string[];
    readonly provider?: FakeProvider;
    readonly clock?: FakeClock;
    /** What the ledger takes for now. */
    readonly now?: () => Date;
  } = {},
): Promise<Publication> {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const clock = setUp.clock ?? fakeClock();
  const store = await place.open({ now: setUp.now ?? clock.now });
  const people = Array.from({ length: setUp.readers ?? 5 }, (_, no) =>
    reader(`r${no}@example.com`),
  );
  await store.subscribers.add(people, consent, 'active');
  const grants = (setUp.patrons ?? []).map((spelling) => ({
    spelling,
    tier: 'patron',
  }));
  await grantAll(store, 'csv:patrons', grants);
  const provider = setUp.provider ?? fakeProvider();
  return { place, store, provider, clock, ports: portsOn(store, { provider, clock }) };
}

export function portsOn(
  store: Store,
  rest: { readonly provider: FakeProvider; readonly clock: FakeClock },
): PublishPorts {
  return {
    ledger: store.ledger,
    tokens: store.tokens,
    transport: rest.provider,
    clock: rest.clock,
    random: () => 0.5,
  };
}

/** Everybody who is due, without a time to take it back. */
export const AT_ONCE: PublishWishes = {
  terms: { at: undefined, isNow: true, undoMinutes: 20 },
};

/** What the command does: prepare, then run with the count that the plan asks for. */
export async function publish(
  ports: PublishPorts,
  options: Partial<PublishOptions> & {
    readonly request?: PublishRequest;
    readonly wishes?: Partial<PublishWishes>;
  } = {},
): Promise<PublishResult> {
  const wishes = { ...AT_ONCE, ...options.wishes };
  const preparation = await preparePublish(ports, options.request ?? requestOf(), wishes);
  return runPublish(ports, preparation, { confirm: preparation.summary.count, ...options });
}
