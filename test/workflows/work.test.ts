/** A worker: what it carries on, what it leaves alone, and when it comes back. */
import { expect, test } from 'vitest';
import type { Wakeups } from '../../src/ports/ledger.ts';
import { cancelPublish } from '../../src/workflows/cancel-publish.ts';
import { work } from '../../src/workflows/work.ts';
import { fakeProvider, isBusy, losesAnswer, refuses } from '../fakes/fake-provider.ts';
import {
  AT_ONCE,
  edition,
  ISSUE,
  publication,
  publish,
  requestOf,
  type Publication,
} from './publication.ts';

/** Looks once at each issue, and keeps what it was asked to come back for. */
function once(...issueIds: readonly string[]): Wakeups & { readonly asked: Date[] } {
  const asked: Date[] = [];
  return {
    asked,
    wake: async (_issueId, at) => void asked.push(at),
    async listen(look) {
      for (const issueId of issueIds) await look(issueId);
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function workOnce({ ports }: Publication, request = requestOf()) {
  const wakeups = once(ISSUE);
  const said: string[] = [];
  const signal = new AbortController().signal;
  await work(
    { ...ports, wakeups, load: async () => request },
    { signal, say: (line) => void said.push(line) },
  );
  return { said, asked: wakeups.asked };
}

/** Frozen for tomorrow, with nothing sent. */
async function forTomorrow() {
  const publishing = await publication();
  const at = new Date(publishing.clock.now().getTime() + 86_400_000);
  const terms = { at, isNow: false, undoMinutes: 20 };
  const result = await publish(publishing.ports, { wishes: { terms } });
  expect(result.outcome).toBe('scheduled');
  expect(publishing.provider.mailed).toEqual([]);
  return { publishing, at };
}

test('what was published for later is sent when its time has come, and not before', async () => {
  const { publishing, at } = await forTomorrow();
  expect(await workOnce(publishing)).toEqual({ said: [], asked: [at] });
  expect(publishing.provider.mailed).toEqual([]);
  await publishing.clock.sleep(86_400_000);
  const { said } = await workOnce(publishing);
  expect(said).toEqual([`${ISSUE}: the provider has all of it.`]);
  expect(publishing.provider.mailed).toHaveLength(5);
});

test('a worker whose copy of the issue is another one sends nothing of it', async () => {
  const { publishing } = await forTomorrow();
  await publishing.clock.sleep(86_400_000);
  const editions = new Map([['public', edition('public', { subject: 'Changed' })]]);
  const { said, asked } = await workOnce(publishing, requestOf({ editions }));
  expect(asked).toEqual([new Date(publishing.clock.now().getTime() + 10 * 60_000)]);
  expect(said).toEqual([expect.stringContaining('is not the one that was frozen')]);
  expect(publishing.provider.mailed).toEqual([]);
});

test('a paused run rests, and is then tried again', async () => {
  const publishing = await publication({ provider: fakeProvider({ script: [refuses, isBusy] }) });
  await expect(publish(publishing.ports)).rejects.toMatchObject({ id: 'provider-rejected' });
  const { asked } = await workOnce(publishing);
  expect(asked).toEqual([new Date(publishing.clock.now().getTime() + 15 * 60_000)]);
  expect(publishing.provider.submissions).toHaveLength(1);
  await publishing.clock.sleep(15 * 60_000);
  await workOnce(publishing);
  expect(publishing.provider.mailed).toHaveLength(5);
});

test('what is unknown waits for a person, and is looked at again', async () => {
  const publishing = await publication({ provider: fakeProvider({ script: [losesAnswer] }) });
  await publish(publishing.ports);
  const { said, asked } = await workOnce(publishing);
  expect(said).toEqual([expect.stringContaining('2 unknown')]);
  expect(asked).toEqual([new Date(publishing.clock.now().getTime() + 10 * 60_000)]);
  expect(publishing.provider.mailed).toHaveLength(5);
});

test('what is being taken back is taken back to its end, and not sent', async () => {
  const { publishing } = await forTomorrow();
  await publishing.ports.ledger.cancelRuns(ISSUE);
  await publishing.clock.sleep(86_400_000);
  await workOnce(publishing);
  expect(publishing.provider.mailed).toEqual([]);
  expect(await publishing.ports.ledger.openRun(ISSUE)).toBeUndefined();
  expect((await publishing.ports.ledger.status(ISSUE)).deliveries.cancelled).toBe(5);
});

test('an issue that was cancelled before it was begun may be published again', async () => {
  const { publishing } = await forTomorrow();
  const result = await cancelPublish(publishing.ports, ISSUE);
  expect(result).toMatchObject({ problems: [], isPending: false });
  expect(await publish(publishing.ports, { wishes: AT_ONCE })).toMatchObject({
    outcome: 'finished',
    status: { audience: 5, deliveries: { accepted: 5, cancelled: 0 } },
  });
  expect(publishing.provider.mailed).toHaveLength(5);
});

test('what fails is left alone for a while, though the worker is woken again', async () => {
  const refused = Array.from({ length: 9 }, () => refuses);
  const publishing = await publication({ provider: fakeProvider({ script: refused }) });
  await expect(publish(publishing.ports)).rejects.toMatchObject({ id: 'provider-rejected' });
  await publishing.clock.sleep(15 * 60_000);
  const wakeups = once(ISSUE, ISSUE, ISSUE);
  const said: string[] = [];
  await work(
    { ...publishing.ports, wakeups, load: async () => requestOf() },
    { signal: new AbortController().signal, say: (line) => void said.push(line) },
  );
  expect(said).toEqual([expect.stringContaining('[provider-rejected]')]);
  expect(publishing.provider.submissions).toHaveLength(2);
  expect(wakeups.asked).toEqual([new Date(publishing.clock.now().getTime() + 15 * 60_000)]);
});
