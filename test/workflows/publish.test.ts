/** Publishing an issue: what is refused, what is sent, and how it goes on after an interruption. */
import { expect, test } from 'vitest';
import { MAX_ATTEMPTS } from '../../src/core/delivery/backoff.ts';
import { preparePublish } from '../../src/workflows/prepare-publish.ts';
import { runPublish } from '../../src/workflows/publish.ts';
import type { Submission } from '../../src/core/delivery/message.ts';
import type { PublishProgress } from '../../src/workflows/submit-batches.ts';
import { all, reader } from '../adapters/store-steps.ts';
import { fakeProvider, isBusy, losesAnswer, refuses, takes } from '../fakes/fake-provider.ts';
import {
  AT_ONCE,
  consent,
  edition,
  ISSUE,
  publication,
  publish,
  requestOf,
} from './publication.ts';

test('each subscriber gets one copy of the edition of their tier', async () => {
  const { ports, provider, store } = await publication({ patrons: ['r1@example.com'] });
  const result = await publish(ports);
  expect(result).toMatchObject({
    outcome: 'finished',
    unknown: 0,
    status: { audience: 5, byTier: { public: 4, patron: 1, gold: 0 }, batches: 3 },
  });
  const copies = provider.mailed.map(({ address, tier }) => `${address} ${tier}`);
  expect(copies.toSorted()).toEqual([
    'r0@example.com public',
    'r1@example.com patron',
    'r2@example.com public',
    'r3@example.com public',
    'r4@example.com public',
  ]);
  for (const { address, token } of provider.mailed) {
    const subscriber = await store.subscribers.findByAddress(address);
    expect(store.tokens.verify(token)).toBe(subscriber?.id);
  }
});

test('a second publish sends to nobody, a third only to who came since', async () => {
  const { ports, provider, store } = await publication();
  await publish(ports);
  expect(await publish(ports)).toMatchObject({ outcome: 'nothing-due', unknown: 0 });
  expect(provider.mailed).toHaveLength(5);
  await store.subscribers.add([reader('late@example.com')], consent, 'active');
  expect(await publish(ports)).toMatchObject({ outcome: 'finished', status: { audience: 6 } });
  expect(provider.mailed.map(({ address }) => address).slice(5)).toEqual(['late@example.com']);
});

test('the plan changes nothing and says what would be sent', async () => {
  const { ports, provider, store } = await publication({ patrons: ['r1@example.com'] });
  const { summary, due, checks } = await preparePublish(ports, requestOf(), AT_ONCE);
  expect(due).toBe('fresh');
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(summary).toMatchObject({
    count: 5,
    remaining: 5,
    byTier: { public: 4, patron: 1, gold: 0 },
    batches: 3,
    subject: 'Age-old infra patterns',
    resumed: false,
    transport: 'fake',
  });
  expect(summary.editions[0]).toEqual({
    tier: 'public',
    subject: 'Age-old infra patterns',
    htmlBytes: Buffer.byteLength(edition('public').html),
    textBytes: Buffer.byteLength(edition('public').text),
  });
  expect(await store.ledger.openRun(ISSUE)).toBeUndefined();
  expect((await store.ledger.status(ISSUE)).startedAt).toBeUndefined();
  expect(provider.submissions).toEqual([]);
});

test.each([4, 6, 0, Number.NaN])(
  'a confirmation of %d is refused, naming the right number',
  async (confirm) => {
    const { ports, provider, store } = await publication();
    await expect(publish(ports, { confirm })).rejects.toMatchObject({
      kind: 'not-confirmed',
      id: 'count-not-confirmed',
      remedy: expect.stringContaining('--confirm=5'),
    });
    expect(provider.submissions).toEqual([]);
    expect(await store.ledger.openRun(ISSUE)).toBeUndefined();
  },
);

test('a person confirms by typing the count; any other answer sends nothing', async () => {
  const { ports, provider } = await publication();
  await expect(publish(ports, { confirm: async () => undefined })).rejects.toMatchObject({
    kind: 'not-confirmed',
  });
  expect(provider.submissions).toEqual([]);
  await publish(ports, { confirm: async (summary) => summary.count });
  expect(provider.mailed).toHaveLength(5);
});

test('an interruption stops before the next batch, and the same command goes on', async () => {
  const { ports, provider } = await publication();
  const abort = new AbortController();
  const progress: PublishProgress[] = [];
  const interrupted = await publish(ports, {
    signal: abort.signal,
    onProgress: (step) => {
      progress.push(step);
      if (step.kind === 'batch') abort.abort();
    },
  });
  expect(interrupted).toMatchObject({ outcome: 'interrupted', unknown: 0 });
  expect(provider.mailed).toHaveLength(2);
  expect(progress).toEqual([
    { kind: 'begun', done: 0, count: 5 },
    { kind: 'batch', no: 1, tier: 'public', recipients: 2, state: 'accepted', done: 2, count: 5 },
  ]);

  const preparation = await preparePublish(ports, requestOf(), AT_ONCE);
  expect(preparation).toMatchObject({
    due: 'resume',
    summary: { resumed: true, count: 5, remaining: 3, byTier: { public: 5 } },
  });
  await expect(runPublish(ports, preparation, { confirm: 3 })).rejects.toMatchObject({
    kind: 'not-confirmed',
    remedy: expect.stringContaining('--confirm=5'),
  });
  expect(await runPublish(ports, preparation, { confirm: 5 })).toMatchObject({
    outcome: 'finished',
  });
  expect(new Set(provider.mailed.map(({ address }) => address)).size).toBe(5);
  expect(provider.mailed).toHaveLength(5);
});

test('an issue that changed since its audience was frozen is not resumed', async () => {
  const { ports } = await publication({ provider: fakeProvider({ script: [takes, refuses] }) });
  await expect(publish(ports)).rejects.toThrow();
  const editions = new Map(
    ['public', 'patron', 'gold'].map((tier) => [tier, edition(tier, { subject: 'Changed' })]),
  );
  await expect(publish(ports, { request: requestOf({ editions }) })).rejects.toMatchObject({
    kind: 'content',
    id: 'issue-changed-since-freeze',
  });
  expect(await publish(ports)).toMatchObject({ outcome: 'finished' });
});

test('whoever leaves after the freeze and before their batch gets nothing', async () => {
  const { ports, provider, store } = await publication();
  const leaving = (await all(store.subscribers.list({}))).slice(2);
  const transport = {
    ...provider,
    submit: async (submission: Submission) => {
      for (const { id } of leaving) await store.subscribers.end(id, 'unsubscribed', consent);
      return provider.submit(submission);
    },
  };
  const result = await publish({ ...ports, transport });
  expect(result.status.deliveries).toMatchObject({ accepted: 2, excluded: 3 });
  // No request without recipients is made.
  expect(provider.submissions.map(({ recipients }) => recipients.length)).toEqual([2]);
});

test('an audience that changed between plan and confirmation is planned anew', async () => {
  const { ports, provider, store } = await publication();
  const preparation = await preparePublish(ports, requestOf(), AT_ONCE);
  const [first] = await all(store.subscribers.list({ limit: 1 }));
  await store.subscribers.end(first?.id ?? '', 'unsubscribed', consent);
  await expect(runPublish(ports, preparation, { confirm: 5 })).rejects.toMatchObject({
    id: 'audience-changed',
  });
  expect(provider.submissions).toEqual([]);
  expect(await publish(ports)).toMatchObject({ outcome: 'finished', status: { audience: 4 } });
});

test('a busy provider is waited for, as long as it asks and a share more', async () => {
  const { ports, provider, clock } = await publication({
    provider: fakeProvider({ script: [isBusy, isBusy, takes] }),
  });
  const progress: PublishProgress[] = [];
  const result = await publish(ports, { onProgress: (step) => progress.push(step) });
  expect(result).toMatchObject({ outcome: 'finished', status: { deliveries: { accepted: 5 } } });
  expect(provider.mailed).toHaveLength(5);
  expect(progress.filter((step) => step.kind === 'waiting').map((step) => step.ms)).toEqual([
    2000 + 750,
    2000 + 1500,
  ]);
  expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(6250);
});

test('a provider that stays busy ends the run after a number of attempts; it goes on later', async () => {
  const script = Array.from({ length: MAX_ATTEMPTS }, () => isBusy);
  const { ports, provider } = await publication({ provider: fakeProvider({ script }) });
  await expect(publish(ports)).rejects.toMatchObject({ kind: 'unavailable', id: 'provider-busy' });
  expect(provider.submissions).toHaveLength(MAX_ATTEMPTS);
  expect(await publish(ports)).toMatchObject({ outcome: 'finished' });
  expect(provider.mailed).toHaveLength(5);
});

test('an interruption ends a wait, too', async () => {
  const { ports, clock } = await publication({ provider: fakeProvider({ script: [isBusy] }) });
  const abort = new AbortController();
  const result = await publish(ports, {
    signal: abort.signal,
    onProgress: (step) => {
      if (step.kind === 'waiting') abort.abort();
    },
  });
  expect(result).toMatchObject({
    outcome: 'interrupted',
    status: { deliveries: { 'not-attempted': 3, rejected: 2 } },
  });
  expect(clock.slept).toEqual([]);
});

test('a refusal that waiting does not mend stops the run at once', async () => {
  const { ports, provider, store } = await publication({
    provider: fakeProvider({ script: [takes, refuses] }),
  });
  await expect(publish(ports)).rejects.toMatchObject({
    kind: 'unavailable',
    id: 'provider-rejected',
    message: expect.stringContaining('the key is not valid'),
  });
  expect(provider.submissions).toHaveLength(2);
  expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
    accepted: 2,
    rejected: 2,
    'not-attempted': 1,
  });
  expect(await publish(ports)).toMatchObject({ outcome: 'finished' });
  expect(provider.mailed).toHaveLength(5);
});

test('what may have been taken is never sent again, and is reported until it is settled', async () => {
  const { ports, provider } = await publication({
    provider: fakeProvider({ script: [losesAnswer] }),
  });
  const unresolved = {
    outcome: 'unresolved',
    unknown: 2,
    status: { deliveries: { accepted: 3, unknown: 2 } },
  };
  expect(await publish(ports)).toMatchObject(unresolved);
  expect(await publish(ports)).toMatchObject(unresolved);
  expect(provider.mailed).toHaveLength(5);
  const { checks } = await preparePublish(ports, requestOf(), AT_ONCE);
  expect(checks.filter((check) => !check.ok)).toEqual([
    expect.objectContaining({ title: 'Earlier deliveries are certain', advice: true }),
  ]);
});

test('a plan that another process has overtaken is not carried out', async () => {
  const { ports, provider } = await publication({
    provider: fakeProvider({ script: [takes, refuses] }),
  });
  const stale = await preparePublish(ports, requestOf(), AT_ONCE);
  await expect(publish(ports)).rejects.toThrow();
  await expect(runPublish(ports, stale, { confirm: 5 })).rejects.toMatchObject({
    id: 'publish-overtaken',
  });
  await publish(ports);
  await expect(runPublish(ports, stale, { confirm: 5 })).rejects.toMatchObject({
    id: 'audience-changed',
  });
  expect(provider.mailed).toHaveLength(5);
});

test('batches are cut by bytes as well, and a run is not resumed by a transport that takes less', async () => {
  const text = 'x'.repeat(20_000);
  const request = requestOf({
    editions: new Map(
      ['public', 'patron', 'gold'].map((tier) => [
        tier,
        edition(tier, { text: `${edition(tier).text}${text}` }),
      ]),
    ),
  });
  const provider = fakeProvider({ batchSize: 1000, maxBytes: 45_000, script: [refuses] });
  const { ports } = await publication({ readers: 12, provider });
  await expect(publish(ports, { request })).rejects.toMatchObject({ id: 'provider-rejected' });
  expect(provider.submissions[0]?.recipients.length).toBeLessThan(12);
  expect(provider.submissions[0]?.recipients.length).toBeGreaterThan(1);
  const smaller = { ...ports, transport: fakeProvider({ batchSize: 1 }) };
  await expect(publish(smaller, { request })).rejects.toMatchObject({ id: 'batch-too-large' });
  expect(await publish(ports, { request })).toMatchObject({ outcome: 'finished' });
  expect(provider.mailed).toHaveLength(12);
});
