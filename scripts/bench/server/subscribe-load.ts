/** A flood of readers: each opens the form, reads it for two seconds, and sends it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ChildServer } from './child-server.ts';
import { countLatencies, type Latencies, type LatencyCount } from './latencies.ts';
import { createLoadClient, type LoadClient } from './load-client.ts';
import type { LoadedEngine, LoadedNewsletter } from './loaded-newsletter.ts';
import { steadyLoad } from './steady-load.ts';

export interface SubscribeFigure {
  readonly engine: LoadedEngine;
  readonly perSecond: number;
  readonly seconds: number;
  /** GET /subscribe/form; these requests come on top of the rate. */
  readonly forms: Latencies;
  /** POST /subscribe, each from when its turn was. */
  readonly posts: Latencies;
  /** A page of the archive, asked for now and then meanwhile. */
  readonly pages: Latencies;
  /** Of the server, in megabytes (10^6 bytes), each some seconds after the beginning. */
  readonly memory: readonly { readonly atSecond: number; readonly megabytes: number }[];
  /** What is live on its heap before and after, in megabytes. */
  readonly live: { readonly before: number; readonly after: number };
  /** Of one core. */
  readonly processorShare: number;
  /** Confirmation mails that went to the outbox meanwhile. */
  readonly mails: number;
  /** Entries that wait for their turn afterwards. */
  readonly waiting: number;
}

const PER_SECOND = 500;
const READ_MS = 2000;
const PAGES_A_SECOND = 20;
const SAMPLES = 6;
const WARM_UP = { perSecond: 100, seconds: 2 };

const ticket = z.object({ stamp: z.string(), waitMs: z.number().max(READ_MS) });

export async function subscribeLoad(
  newsletter: LoadedNewsletter,
  { seconds }: { readonly seconds: number },
): Promise<SubscribeFigure> {
  await using server = await newsletter.serve();
  using client = createLoadClient(server.url);
  const idle = { forms: countLatencies(), posts: countLatencies() };
  await steadyLoad(WARM_UP, (no, dueAt) => read(client, `w${no}`, dueAt, idle));
  const forms = countLatencies();
  const posts = countLatencies();
  const pages = countLatencies();
  const liveBefore = await server.live();
  const before = await server.usage();
  const [memory] = await Promise.all([
    sampleMemory(server, seconds),
    steadyLoad({ perSecond: PER_SECOND, seconds }, (no, dueAt) =>
      read(client, String(no), dueAt, { forms, posts }),
    ),
    steadyLoad({ perSecond: PAGES_A_SECOND, seconds }, (_, dueAt) =>
      counted(client.send('/'), 200, dueAt, pages),
    ),
  ]);
  const after = await server.usage();
  return {
    engine: newsletter.engine,
    perSecond: PER_SECOND,
    seconds,
    forms: forms.sum(),
    posts: posts.sum(),
    pages: pages.sum(),
    memory,
    live: { before: liveBefore, after: await server.live() },
    processorShare:
      (after.processorMs - before.processorMs) / (1000 * (memory.at(-1)?.atSecond ?? seconds)),
    mails: await newsletter.mails(),
    waiting: (await newsletter.store.inbox.tally()).waiting,
  };
}

/** Each from an address of its own, behind a proxy that says so. */
async function read(
  client: LoadClient,
  name: string,
  dueAt: number,
  { forms, posts }: { readonly forms: LatencyCount; readonly posts: LatencyCount },
): Promise<void> {
  const form = await client.send('/subscribe/form').catch(() => undefined);
  const { data } = ticket.safeParse(form?.status === 200 ? JSON.parse(form.body) : undefined);
  forms.count(data !== undefined, dueAt);
  if (data === undefined) return;
  const postAt = Math.max(dueAt + READ_MS, performance.now() + data.waitMs + 5);
  await sleep(postAt - performance.now());
  const sent = client.send('/subscribe', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwardedFor(name) },
    body: JSON.stringify({ email: `reader.${name}@example.com`, stamp: data.stamp }),
  });
  await counted(sent, 202, postAt, posts);
}

async function counted(
  sent: ReturnType<LoadClient['send']>,
  status: number,
  dueAt: number,
  latencies: LatencyCount,
): Promise<void> {
  const answer = await sent.catch(() => undefined);
  latencies.count(answer?.status === status, dueAt);
}

/** Of the network that is there for tests (RFC 2544), and as many of IPv6 (RFC 3849). */
function forwardedFor(name: string): string {
  const no = Number.parseInt(name.replace('w', '7'), 10);
  return no % 2 === 0
    ? `198.18.${(no >> 9) & 255}.${(no >> 1) & 255}`
    : `2001:db8:${(no >> 16).toString(16)}:${(no & 0xffff).toString(16)}::1`;
}

/** At the beginning, in equal steps during the load, and once more as long afterwards as a step is. */
async function sampleMemory(
  server: ChildServer,
  seconds: number,
): Promise<SubscribeFigure['memory']> {
  const startedAt = performance.now();
  const memory: { atSecond: number; megabytes: number }[] = [];
  const until = seconds + READ_MS / 1000;
  for (let sample = 0; sample <= SAMPLES + 1; sample += 1) {
    const atSecond = Math.round((until * sample) / SAMPLES);
    await sleep(Math.max(0, startedAt + atSecond * 1000 - performance.now()));
    memory.push({ atSecond, megabytes: (await server.usage()).megabytes });
  }
  return memory;
}
