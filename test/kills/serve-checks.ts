/** Whether a store holds what a server has acknowledged, and holds it once. */
import { parseAddress } from '../../src/core/audience/address.ts';
import type { SubscriberRecord } from '../../src/core/audience/subscriber-record.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import type { LoadPlan } from './serve-load.ts';
import { READERS, type ServedPlace } from './serve-plan.ts';

/** Entries that a process works off side by side, see work-inbox.ts: a kill may have them ask twice. */
const AT_ONCE = 8;

/** Empty when nothing is; what waits to be worked off is kept. */
export async function lost(place: ServedPlace, plan: LoadPlan): Promise<string[]> {
  const { store, query } = place;
  const { subscriptions, unsubscribes, events } = plan.acknowledged;
  // A webhook's body is JSON within JSON.
  const waiting = (await query('SELECT body FROM inbox'))
    .map(({ body }) => String(body).replaceAll('\\"', '"'))
    .join('\n');
  const violations: string[] = [];
  for (const email of subscriptions) {
    const known = await store.subscribers.findByAddress(email);
    if (known?.state !== 'pending' && !waiting.includes(`"${email}"`))
      violations.push(`${email} is not kept`);
  }
  for (const reader of unsubscribes) {
    const { subscriber, suppression } = await recordOf(store, reader);
    const isGone = subscriber?.state === 'unsubscribed' && suppression?.reason === 'unsubscribed';
    if (!isGone) violations.push(`reader ${reader} has not left`);
  }
  for (const reader of events) {
    const { events: recorded } = await recordOf(store, reader);
    const isRecorded = recorded.some(({ kind }) => kind === 'delivered');
    if (!isRecorded && !waiting.includes(`"delivered-${reader}"`)) {
      violations.push(`what was told of reader ${reader} is not kept`);
    }
  }
  return violations;
}

/** Every event was thanked for in the end, so each counts; a kill may have questions mailed twice. */
export async function doneTwice(place: ServedPlace, kills: number): Promise<string[]> {
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

async function recordOf(store: Store, reader: number): Promise<SubscriberRecord> {
  const address = parseAddress(`reader${reader}@example.com`);
  const record = typeof address === 'string' ? undefined : await store.records.find(address);
  if (record === undefined) throw new Error(`reader ${reader} is not known`);
  return record;
}
