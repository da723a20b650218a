/** A death before and after every call between a form and a reader: no yes is made up, none is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InboxEntry } from '../../src/core/inbox/inbox-entry.ts';
import { confirm } from '../../src/workflows/confirm.ts';
import { workEntry } from '../../src/workflows/work-entry.ts';
import { address, freeze, idOf, imported, reader, take } from '../adapters/store-steps.ts';
import { scratchStore, type ScratchPlace } from '../adapters/store-sqlite/scratch-store.ts';
import {
  fakeProvider,
  type FakeProvider,
  isBusy,
  losesAnswer,
  losesRequest,
  refuses,
  takes,
} from '../fakes/fake-provider.ts';
import { Died, type Fault, faultLine } from '../fakes/faults.ts';
import { type StillClock, stillClock } from '../fakes/still-clock.ts';
import { facts, form, peoplePorts, type PeoplePorts, tokensIn } from './asked-people.ts';

const MINUTE_MS = 60_000;
/** A process that dies is started again; with few faults it must come to an end. */
const MAX_STARTS = 30;
const FORMER = 'ada@example.com';
const NEW = 'new@example.com';

interface World {
  readonly place: ScratchPlace;
  readonly clock: StillClock;
  readonly provider: FakeProvider;
  /** Whether the button was pressed, however that ended. */
  pressed: boolean;
}

/** What was acknowledged, and what holds until and after the button is pressed. */
interface Story {
  readonly begin: (world: World) => Promise<void>;
  readonly holdsBefore: (world: World) => Promise<void>;
  readonly holdsAfter: (world: World) => Promise<void>;
}

function newWorld(place: ScratchPlace, provider = fakeProvider()): World {
  return { place, clock: stillClock(), provider, pressed: false };
}

async function onStore<T>(
  { place, clock }: World,
  work: (store: Awaited<ReturnType<ScratchPlace['open']>>) => Promise<T>,
): Promise<T> {
  await using store = await place.open({ now: clock.now });
  return await work(store);
}

async function put(world: World, entry: InboxEntry): Promise<void> {
  await onStore(world, ({ inbox }) => inbox.append([entry]));
}

const subscribing: Story = {
  async begin(world) {
    await onStore(world, async (store) => {
      await store.subscribers.add([reader('first@example.com')], imported, 'active');
      const run = await freeze(store, '2023-10', 9);
      await take(store, run, 'accepted');
      await store.ledger.finish(run.id);
    });
    await put(world, form(FORMER, world.clock.now()));
  },
  holdsBefore: (world) =>
    onStore(world, async ({ subscribers }) => {
      expect((await subscribers.findByAddress(FORMER))?.state).not.toBe('active');
      expect(welcomesIn(world)).toBe(0);
    }),
  holdsAfter: (world) =>
    onStore(world, async ({ records }) => {
      const record = await records.find(address(FORMER));
      expect(record?.subscriber?.state).toBe('active');
      const actions = record?.consents.map(({ action }) => action);
      expect(actions).toContain('subscribed');
      expect(actions?.filter((action) => action === 'confirmed')).toHaveLength(1);
      expect(welcomesIn(world)).toBeLessThanOrEqual(1);
    }),
};

const moving: Story = {
  async begin(world) {
    const subscriberId = await onStore(world, async (store) => {
      await store.subscribers.add([reader(FORMER, ['books'])], imported, 'active');
      return idOf(store, FORMER);
    });
    const at = world.clock.now().getTime();
    await put(world, { kind: 'move', subscriberId, address: address(NEW), at });
  },
  holdsBefore: (world) =>
    onStore(world, async ({ subscribers }) => {
      expect((await subscribers.findByAddress(FORMER))?.state).toBe('active');
      expect(await subscribers.findByAddress(NEW)).toBeUndefined();
    }),
  holdsAfter: (world) =>
    onStore(world, async ({ subscribers, records }) => {
      expect(await subscribers.findByAddress(FORMER)).toBeUndefined();
      const record = await records.find(address(NEW));
      expect(record?.subscriber).toMatchObject({ state: 'active', tags: ['books'] });
      expect(record?.consents.map(({ action }) => action)).toEqual(['imported', 'moved']);
      // Whoever reads mail there was told; at worst twice.
      const told = world.provider.submissions.filter(
        ({ recipients: [to] }) => to?.address === FORMER,
      );
      expect(told.length).toBeGreaterThanOrEqual(1);
    }),
};

function welcomesIn({ provider }: World): number {
  return provider.submissions.filter(({ issueId }) => issueId.startsWith('welcome-')).length;
}

/** One process, perhaps with a fault: works off what is due, presses the button, works off the rest. */
async function start(world: World, fault: Fault | undefined) {
  const line = faultLine(fault);
  const { place, clock, provider } = world;
  await using store = await place.open({ now: clock.now });
  const plain = peoplePorts(store, { clock, provider });
  const inbox = line.wrap('inbox', store.inbox);
  const ports: PeoplePorts = {
    ...plain,
    inbox,
    subscribers: line.wrap('subscribers', store.subscribers),
    settings: line.wrap('settings', store.settings),
    confirmations: line.wrap('confirmations', store.confirmations),
    ledger: line.wrap('ledger', store.ledger),
    transport: line.wrap('transport', provider),
    content: line.wrap('content', plain.content),
  };
  const workOff = async (): Promise<void> => {
    while ((await store.inbox.tally()).waiting > 0) {
      const claimed = await inbox.claim(1);
      // The lease of whoever died is over then, and so is what the provider asked for.
      if (claimed.length === 0) clock.pass(3 * MINUTE_MS);
      for (const one of claimed) {
        const worked = await workEntry(ports, facts, one);
        if (worked.state === 'done') await inbox.done(one);
        else await inbox.postpone(one, worked.afterMs ?? MINUTE_MS);
      }
    }
  };
  try {
    await workOff();
    clock.pass(MINUTE_MS);
    const token = tokensIn(provider).at(-1) ?? '';
    world.pressed = true;
    await confirm(ports, { token, welcome: true });
    await workOff();
    return { calls: line.calls, ended: true };
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    return { calls: line.calls, ended: false };
  }
}

const stories: [string, Story, string[]][] = [
  [
    'a form',
    subscribing,
    [
      'inbox.claim',
      'confirmations.askToSubscribe',
      'transport.submit',
      'inbox.done',
      'confirmations.find',
      'subscribers.confirm',
      'inbox.append',
      'settings.find',
      'ledger.newestIssues',
      'content.issue',
      'ledger.claimWelcome',
    ],
  ],
  [
    'a move',
    moving,
    [
      'inbox.claim',
      'settings.find',
      'confirmations.open',
      'transport.submit',
      'inbox.done',
      'confirmations.find',
      'settings.move',
    ],
  ],
];

test.each(stories)('one death anywhere, after %s', async (_, story, expected) => {
  await using undisturbed = await scratchStore();
  const calm = newWorld(undisturbed);
  await story.begin(calm);
  const { calls } = await start(calm, undefined);
  await story.holdsAfter(calm);
  expect(new Set(calls)).toEqual(new Set(expected));
  for (const when of ['before', 'after'] as const) {
    for (const call of calls.keys()) {
      await using place = await scratchStore();
      const world = newWorld(place);
      await story.begin(world);
      expect((await start(world, { call, when })).ended, `${when} ${calls[call]}`).toBe(false);
      if (!world.pressed) await story.holdsBefore(world);
      expect((await start(world, undefined)).ended).toBe(true);
      await story.holdsAfter(world);
    }
  }
});

test.each(stories)('any number of deaths and of answers that fail, after %s', async (_, story) => {
  const answer = fc.constantFrom(takes, isBusy, refuses, losesAnswer, losesRequest);
  const fault = fc.record({ call: fc.nat(12), when: fc.constantFrom('before', 'after') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { maxLength: 6 }),
      fc.array(fault, { maxLength: 6 }),
      async (script, faults) => {
        await using place = await scratchStore();
        const world = newWorld(place, fakeProvider({ script }));
        await story.begin(world);
        for (let starts = 0; !(await start(world, faults[starts])).ended; starts += 1) {
          if (!world.pressed) await story.holdsBefore(world);
          expect(starts).toBeLessThan(MAX_STARTS);
        }
        await story.holdsAfter(world);
      },
    ),
    { numRuns: 25 },
  );
});
