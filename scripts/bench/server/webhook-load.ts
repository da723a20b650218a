/** A burst of events, as after an issue went out: how soon they are taken, and how soon recorded. */
import { setTimeout as sleep } from 'node:timers/promises';
import { hasFact } from '../../../src/core/events/recipient-facts.ts';
import type { WebhookProvider } from '../../../src/core/events/webhook.ts';
import { issueSentToMany, type IssueSentToMany } from '../../../test/fakes/issue-sent-to-many.ts';
import { postmarkEvent } from '../../../test/fakes/postmark-events.ts';
import { sendgridEvent } from '../../../test/fakes/sendgrid-events.ts';
import { proofOf } from '../../../test/fakes/signed-webhooks.ts';
import { countLatencies, type Latencies } from './latencies.ts';
import { createLoadClient, type LoadClient } from './load-client.ts';
import type { LoadedEngine, LoadedNewsletter } from './loaded-newsletter.ts';
import { steadyLoad } from './steady-load.ts';

export interface WebhookFigure {
  readonly engine: LoadedEngine;
  readonly provider: WebhookProvider;
  readonly requests: number;
  readonly events: number;
  /** Of the requests, each from when all were sent at once. */
  readonly answers: Latencies;
  /** From the first request until all are thanked for, and on disk. */
  readonly takenMs: number;
  /** From the first request until the inbox is empty. */
  readonly recordedMs: number;
  /** Of all the events so many were counted in the end. */
  readonly counted: number;
  /** A page of the archive, asked for meanwhile. */
  readonly pages: Latencies;
}

interface Burst {
  readonly provider: WebhookProvider;
  readonly requests: number;
  readonly eventsEach: number;
}

const bursts: readonly Burst[] = [
  { provider: 'sendgrid', requests: 100, eventsEach: 100 },
  // About as much as SendGrid puts into one request (768 KB), and a little more.
  { provider: 'sendgrid', requests: 5, eventsEach: 2000 },
  { provider: 'postmark', requests: 2000, eventsEach: 1 },
];
const PAGES = { perSecond: 50, seconds: 3 };
const MINUTE_MS = 60_000;

/** Each burst is about an issue of its own. */
export async function webhookLoads(newsletter: LoadedNewsletter): Promise<WebhookFigure[]> {
  await using server = await newsletter.serve();
  using client = createLoadClient(server.url);
  const most = Math.max(...bursts.map((burst) => burst.requests * burst.eventsEach));
  const figures: WebhookFigure[] = [];
  for (const [index, burst] of bursts.entries()) {
    const issueId = `2020-0${index + 1}`;
    const sent = await issueSentToMany(newsletter.store, { issueId, recipients: most });
    await client.send('/');
    figures.push(await webhookLoad(newsletter, { url: server.url, client, burst, sent }));
  }
  return figures;
}

async function webhookLoad(
  { engine, store }: LoadedNewsletter,
  load: {
    readonly url: string;
    readonly client: LoadClient;
    readonly burst: Burst;
    readonly sent: IssueSentToMany;
  },
): Promise<WebhookFigure> {
  const { client, burst, sent } = load;
  const { provider, requests } = burst;
  const bodies = bodiesOf(burst, sent);
  const posts = bodies.map((body) => ({
    method: 'POST' as const,
    headers: { 'Content-Type': 'application/json', ...proofOf(provider, body, new Date()) },
    body,
  }));
  const answers = countLatencies();
  const pages = countLatencies();
  const startedAt = performance.now();
  const since = (): number => performance.now() - startedAt;
  // Over connections of its own: a reader does not stand in the provider's queue.
  using reader = createLoadClient(load.url);
  const reading = steadyLoad(PAGES, async (_, dueAt) => {
    const page = await reader.send('/').catch(() => undefined);
    pages.count(page?.status === 200, dueAt);
  });
  await Promise.all(
    posts.map(async (post) => {
      const answer = await client.send(`/webhooks/${provider}`, post).catch(() => undefined);
      answers.count(answer?.status === (provider === 'postmark' ? 200 : 204), startedAt);
    }),
  );
  const takenMs = since();
  while ((await store.inbox.tally()).waiting > 0 && since() < MINUTE_MS) await sleep(5);
  const recordedMs = since();
  await reading;
  const { recipients } = await store.events.tally(sent.issueId);
  const counted = recipients.reduce(
    (sum, { facts, count }) => sum + (hasFact(facts, 'delivered') ? count : 0),
    0,
  );
  return {
    engine,
    provider,
    requests,
    events: requests * burst.eventsEach,
    answers: answers.sum(),
    takenMs,
    recordedMs,
    counted,
    pages: pages.sum(),
  };
}

/** Each event tells that another recipient's mail was delivered. */
function bodiesOf({ provider, requests, eventsEach }: Burst, sent: IssueSentToMany): string[] {
  const { issueId: issue_id, runId: run_id, subscriberIds } = sent;
  const idsOf = (no: number) => {
    const subscriber_id = subscriberIds[no] ?? '';
    return { issue_id, run_id, batch_no: '1', subscriber_id };
  };
  const times = { timestamp: Math.floor(Date.now() / 1000) };
  return Array.from({ length: requests }, (_, request) => {
    const numbers = Array.from({ length: eventsEach }, (_, no) => request * eventsEach + no);
    if (provider === 'postmark') {
      return JSON.stringify(postmarkEvent('Delivery', idsOf(numbers[0] ?? 0)));
    }
    return JSON.stringify(
      numbers.map((no) => sendgridEvent('delivered', no, { ...idsOf(no), ...times })),
    );
  });
}
