/** Publishing with a death before and after every call: never a duplicate, never a silent loss. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import type { PublishPorts } from '../../src/workflows/publish-request.ts';
import { reader } from '../adapters/store-steps.ts';
import { scratchStore, type ScratchPlace } from '../adapters/store-sqlite/scratch-store.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import {
  fakeProvider,
  isBusy,
  losesAnswer,
  losesRequest,
  refuses,
  takes,
  type FakeProvider,
} from '../fakes/fake-provider.ts';
import { Died, faultLine, type Fault } from '../fakes/faults.ts';
import { consent, ISSUE, portsOn, publish } from './publication.ts';

const READERS = 5;
/** A process that dies is started again; with few faults it must come to an end. */
const MAX_STARTS = 20;

async function withReaders(): Promise<ScratchPlace> {
  const place = await scratchStore();
  const store = await place.open();
  const people = Array.from({ length: READERS }, (_, no) => reader(`r${no}@example.com`));
  await store.subscribers.add(people, consent, 'active');
  await store.close();
  return place;
}

/** One process: its own store, and perhaps a fault. Returns the calls it made. */
async function start(
  place: ScratchPlace,
  provider: FakeProvider,
  fault: Fault | undefined,
): Promise<{ calls: readonly string[]; ended: boolean }> {
  const line = faultLine(fault);
  const clock = fakeClock();
  await using store = await place.open({ now: clock.now });
  const ports = portsOn(store, { provider, clock });
  const faulty: PublishPorts = {
    ...ports,
    ledger: line.wrap('ledger', ports.ledger),
    transport: line.wrap('transport', ports.transport),
  };
  try {
    await publish(faulty);
    return { calls: line.calls, ended: true };
  } catch (error) {
    const expected =
      error instanceof Died || (error instanceof Failure && error.kind === 'unavailable');
    if (!expected) throw error;
    return { calls: line.calls, ended: false };
  }
}

async function expectNobodyTwiceAndNobodyForgotten(place: ScratchPlace, provider: FakeProvider) {
  await using store = await place.open();
  const { audience, deliveries, finishedAt } = await store.ledger.status(ISSUE);
  const reached = new Set(provider.mailed.map(({ address }) => address));
  expect(provider.mailed).toHaveLength(reached.size);
  expect(audience).toBe(READERS);
  expect(deliveries.accepted + deliveries.unknown).toBe(READERS);
  // What no one knows keeps the run open until somebody decides.
  expect(finishedAt !== undefined).toBe(deliveries.unknown === 0);
  // Whoever was not reached is among the unknown, and whoever is accepted was reached.
  expect(READERS - reached.size).toBeLessThanOrEqual(deliveries.unknown);
  expect(deliveries.accepted).toBeLessThanOrEqual(reached.size);
  return deliveries;
}

test.each([false, true])(
  'one death anywhere (idempotent transport: %s)',
  async (idempotent) => {
    await using undisturbed = await withReaders();
    const { calls } = await start(
      undisturbed,
      fakeProvider({ idempotentForMs: idempotent ? 86_400_000 : 0 }),
      undefined,
    );
    expect(new Set(calls)).toEqual(
      new Set([
        'transport.submit',
        ...[
          'openRun',
          'status',
          'census',
          'schedules',
          'takeTurn',
          'freeze',
          'recover',
          'claim',
          'markSubmitting',
          'settle',
          'finish',
        ].map((method) => `ledger.${method}`),
      ]),
    );
    let uncertain = 0;
    for (const when of ['before', 'after'] as const) {
      for (const call of calls.keys()) {
        await using place = await withReaders();
        const provider = fakeProvider({ idempotentForMs: idempotent ? 86_400_000 : 0 });
        const first = await start(place, provider, { call, when });
        expect(first.ended, `${when} ${calls[call]}`).toBe(false);
        expect((await start(place, provider, undefined)).ended).toBe(true);
        const { unknown } = await expectNobodyTwiceAndNobodyForgotten(place, provider);
        if (unknown > 0) uncertain += 1;
      }
    }
    // Of each batch: after markSubmitting, before and after submit, before settle.
    expect(uncertain).toBe(idempotent ? 0 : 3 * 4);
  },
  60_000,
);

test('any number of deaths, with a provider that refuses, is busy and loses answers', async () => {
  const answers = fc.constantFrom(takes, isBusy, refuses, losesAnswer, losesRequest);
  const fault = fc.record({
    call: fc.nat(25),
    when: fc.constantFrom('before' as const, 'after' as const),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(answers, { maxLength: 8 }),
      fc.array(fault, { maxLength: 6 }),
      async (script, faults) => {
        await using place = await withReaders();
        const provider = fakeProvider({ script });
        let starts = 0;
        while (!(await start(place, provider, faults[starts])).ended) {
          starts += 1;
          expect(starts).toBeLessThan(MAX_STARTS);
        }
        await expectNobodyTwiceAndNobodyForgotten(place, provider);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
