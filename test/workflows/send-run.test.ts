/** A run that does not come to its end by itself: each found by the simulator. */
import { expect, test } from 'vitest';
import type { Submission, SubmitOutcome } from '../../src/core/delivery/message.ts';
import { contentHash } from '../../src/core/delivery/content-hash.ts';
import { freeze, take } from '../adapters/store-steps.ts';
import { fakeProvider, isBusy, losesAnswer, type Answer } from '../fakes/fake-provider.ts';
import { edition, facts, ISSUE, publication, publish, requestOf } from './publication.ts';

test.each([
  ['run-paused', 'pause'],
  ['run-taken-back', 'cancelRuns'],
] as const)('nobody waits for a run that somebody else has stopped: %s', async (id, how) => {
  const provider = fakeProvider({ batchSize: 1 });
  const { ports, store } = await publication({ readers: 3, provider });
  const submit = async ({ runId }: Submission): Promise<SubmitOutcome> => {
    if (how === 'pause') await store.ledger.pause(runId, 'elsewhere');
    else await store.ledger.cancelRuns(ISSUE);
    // So something is left to do.
    return isBusy.outcome;
  };
  const transport = { ...provider, submit };
  await expect(publish({ ...ports, transport })).rejects.toMatchObject({ id });
});

const changed = () => {
  const editions = new Map(
    ['public', 'patron', 'gold'].map((tier) => [tier, edition(tier, { text: 'Changed.' })]),
  );
  return requestOf({ contentHash: contentHash(editions, facts) });
};

test('a changed issue replaces no run of which something is unknown', async () => {
  const provider = fakeProvider({ script: [losesAnswer, losesAnswer, losesAnswer], batchSize: 1 });
  const { ports } = await publication({ provider });
  expect(await publish(ports)).toMatchObject({ outcome: 'unresolved', unknown: 3 });
  const options = { request: changed(), wishes: { acceptChange: true } };
  await expect(publish(ports, options)).rejects.toMatchObject({
    id: 'run-unresolved',
    kind: 'unresolved',
  });
  expect(provider.submissions).toHaveLength(3);
});

test('a changed issue replaces no run that another process is still sending', async () => {
  const { ports, place, store } = await publication();
  const run = await freeze(store, ISSUE, 2);
  const other = await place.open();
  await take(other, run, 'submitting');
  const options = { request: changed(), wishes: { acceptChange: true } };
  await expect(publish(ports, options)).rejects.toMatchObject({ id: 'run-under-way' });
});

test('a provider that knows a batch again with other contents is asked only so often', async () => {
  const conflict: Answer = { taken: false, outcome: { state: 'unknown', reason: 'a conflict' } };
  const script = Array.from({ length: 20 }, () => conflict);
  const provider = fakeProvider({ script, batchSize: 10, idempotentForMs: 86_400_000 });
  const { ports } = await publication({ provider });
  expect(await publish(ports)).toMatchObject({ outcome: 'unresolved', unknown: 5 });
  expect(provider.submissions).toHaveLength(3);
});
