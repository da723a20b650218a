/** A server under load that is killed again and again, and what its store holds in the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { doneTwice, lost } from './serve-checks.ts';
import { EVENTS_A_REQUEST, type LoadPlan, serveLoad, tellTheRest } from './serve-load.ts';
import { planLoad, type ServedPlace, stampsFrom } from './serve-plan.ts';
import { serveProcess } from './served-process.ts';

export interface ServeReport {
  readonly kills: number;
  readonly subscriptions: number;
  readonly unsubscribes: number;
  readonly events: number;
  /** Empty when nothing that was acknowledged is lost, and nothing was done twice. */
  readonly violations: readonly string[];
}

const BUSY_WITHIN_MS = 10_000;
const SETTLED_WITHIN_MS = 20_000;

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
