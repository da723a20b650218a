/** A server under load that is killed again and again, and what its store holds in the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '../../src/adapters/store/store.ts';
import { parseAddress } from '../../src/core/audience/address.ts';
import { hasFact } from '../../src/core/events/recipient-facts.ts';
import { issueSentToMany } from '../fakes/issue-sent-to-many.ts';
import { dice } from '../simulator/dice.ts';
import { EVENTS_A_REQUEST, type LoadPlan, serveLoad, tellTheRest } from './serve-load.ts';
import { serveProcess } from './served-process.ts';

export interface ServedPlace {
  /** The newsletter's folder. */
  readonly root: string;
  readonly databaseUrl: string | undefined;
  /** Opened beside the server. */
  readonly store: Store;
  /** Asks the database itself. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface ServeReport {
  readonly kills: number;
  readonly subscriptions: number;
  readonly unsubscribes: number;
  readonly events: number;
  /** Empty when nothing that was acknowledged is lost, and nothing was done twice. */
  readonly violations: readonly string[];
}

const FORMS = 500;
const READERS = 400;
const STAMP_MS = 1600;
const BUSY_WITHIN_MS = 10_000;
const SETTLED_WITHIN_MS = 20_000;
/** Entries that a process works off side by side, see work-inbox.ts: a kill may have them ask twice. */
const AT_ONCE = 8;

export async function serveRounds(
  place: ServedPlace,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<ServeReport> {
  const plan = await planLoad(place, seed);
  for (let kill = 0; kill < kills; kill += 1) {
    await using server = await serveProcess(place.root, place.databaseUrl);
    if (kill === 0) plan.stamps.push(...(await stampsFrom(server.url)));
    const controller = new AbortController();
    const load = serveLoad(plan, server.url, controller.signal);
    await somethingDone(plan, plan.dice.int(40, 90));
    await sleep(plan.dice.spread(1, 50));
    await server.end('SIGKILL');
    controller.abort();
    await load;
    await endLeases(place);
  }
  await using server = await serveProcess(place.root, place.databaseUrl);
  await tellTheRest(plan, server.url);
  const violations = (await isSettled(place)) ? [] : ['the inbox is not worked off'];
  const code = await server.end('SIGTERM');
  if (code !== 0) violations.push(`the last server ended with ${code}`);
  violations.push(...(await lost(place, plan)), ...(await doneTwice(place, kills)));
  const { subscriptions, unsubscribes, events } = plan.acknowledged;
  return {
    kills,
    subscriptions: subscriptions.size,
    unsubscribes: unsubscribes.size,
    events: events.size,
    violations,
  };
}

/** Until so many more of the requests are acknowledged; by their number, as machines differ. */
async function somethingDone({ acknowledged }: LoadPlan, count: number): Promise<void> {
  const { subscriptions, unsubscribes, events } = acknowledged;
  const done = (): number =>
    subscriptions.size + unsubscribes.size + events.size / EVENTS_A_REQUEST;
  const enough = done() + count;
  for (let left = BUSY_WITHIN_MS; left > 0 && done() < enough; left -= 2) await sleep(2);
}

async function planLoad({ store }: ServedPlace, seed: number): Promise<LoadPlan> {
  const sent = await issueSentToMany(store, { issueId: '2026-10', recipients: READERS });
  const numberOf = new Map<string, number>();
  for (let reader = 0; reader < READERS; reader += 1) {
    const known = await store.subscribers.findByAddress(`reader${reader}@example.com`);
    if (known !== undefined) numberOf.set(known.id, reader);
  }
  const byNumber = sent.subscriberIds.toSorted(
    (one, other) => (numberOf.get(one) ?? 0) - (numberOf.get(other) ?? 0),
  );
  const everybody = Array.from({ length: READERS }, (_, reader) => reader);
  return {
    dice: dice(seed),
    stamps: [],
    sent: { ...sent, subscriberIds: byNumber },
    leaving: everybody.filter((reader) => reader % 2 === 0),
    telling: [...everybody],
    tokenOf: (reader) => store.tokens.issue(byNumber[reader] ?? ''),
    acknowledged: { subscriptions: new Set(), unsubscribes: new Set(), events: new Set() },
  };
}

/** All that are ever used: another process takes them as well, and none has to be waited for. */
async function stampsFrom(url: string): Promise<string[]> {
  const form = z.object({ stamp: z.string() });
  const stamps = await Promise.all(
    Array.from({ length: FORMS }, async () => {
      const answer = await fetch(`${url}/subscribe/form`);
      return form.parse(await answer.json()).stamp;
    }),
  );
  await sleep(STAMP_MS);
  return stamps;
}

/** As if two minutes had gone by: what the dead process had claimed is due again. */
async function endLeases({ query }: ServedPlace): Promise<void> {
  await query('UPDATE inbox SET due_at = 0, attempt = 0');
}

/** Nothing is claimed or due: what is left waits for its turn among the mails of an hour. */
async function isSettled({ query }: ServedPlace): Promise<boolean> {
  for (let left = SETTLED_WITHIN_MS; left > 0; left -= 100) {
    const open = await query(
      `SELECT id FROM inbox WHERE attempt > 0 OR due_at <= ${Date.now()} LIMIT 1`,
    );
    if (open.length === 0) return true;
    await sleep(100);
  }
  return false;
}

async function lost(place: ServedPlace, plan: LoadPlan): Promise<string[]> {
  const { store, query } = place;
  const { subscriptions, unsubscribes, events } = plan.acknowledged;
  const bodies = (await query('SELECT body FROM inbox')).map(({ body }) => String(body));
  const violations: string[] = [];
  for (const email of subscriptions) {
    const known = await store.subscribers.findByAddress(email);
    const isWaiting = bodies.some((body) => body.includes(`"${email}"`));
    if (known?.state !== 'pending' && !isWaiting) violations.push(`${email} is not kept`);
  }
  for (const reader of unsubscribes) {
    const address = parseAddress(`reader${reader}@example.com`);
    if (typeof address === 'string') throw new Error(address);
    const record = await store.records.find(address);
    const isGone =
      record?.subscriber?.state === 'unsubscribed' && record.suppression?.reason === 'unsubscribed';
    if (!isGone) violations.push(`reader ${reader} has not left`);
  }
  const { recipients } = await store.events.tally(plan.sent.issueId);
  const delivered = recipients.reduce(
    (sum, { facts, count }) => sum + (hasFact(facts, 'delivered') ? count : 0),
    0,
  );
  if (delivered !== events.size) violations.push(`${delivered} of ${events.size} are delivered`);
  return violations;
}

/** Every event was thanked for in the end, so each counts; a kill may have questions mailed twice. */
async function doneTwice(place: ServedPlace, kills: number): Promise<string[]> {
  // Not by the tally, which leaves out what was opened of a rehearsal.
  const [counted] = await place.query('SELECT sum(count) AS opened FROM event_count');
  const opened = Number(counted?.['opened']);
  const violations: string[] = [];
  if (opened !== READERS) violations.push(`${opened} of ${READERS} opens are counted`);
  const asked = await place.query(
    `SELECT subscriber_id, count(*) AS questions, count(DISTINCT request_id) AS requests
     FROM confirmation GROUP BY subscriber_id HAVING count(*) > 1`,
  );
  for (const { subscriber_id, questions, requests } of asked) {
    if (Number(requests) > 1) violations.push(`${subscriber_id} was asked for two forms`);
    if (Number(questions) > 1 + kills)
      violations.push(`${subscriber_id} was asked ${questions} times`);
  }
  if (asked.length > kills * AT_ONCE) violations.push(`${asked.length} were asked twice`);
  return violations;
}
