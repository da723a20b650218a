/** Readers and a provider who ask a server for things, and remember what they were told is done. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IssueSentToMany } from '../fakes/issue-sent-to-many.ts';
import { sendgridEvent } from '../fakes/sendgrid-events.ts';
import { proofOf } from '../fakes/signed-webhooks.ts';
import type { Dice } from '../simulator/dice.ts';

/** Everything of which a server has said that it is done. */
export interface Acknowledged {
  /** Keys of addresses. */
  readonly subscriptions: Set<string>;
  /** Numbers of readers. */
  readonly unsubscribes: Set<number>;
  /** Numbers of readers whose events were thanked for. */
  readonly events: Set<number>;
}

export interface LoadPlan {
  readonly dice: Dice;
  /** Each is good for one form, whichever process takes it. */
  readonly stamps: string[];
  readonly sent: IssueSentToMany;
  /** Of the readers that may leave. */
  readonly leaving: number[];
  /** Of the readers whose events are still to be told. */
  readonly telling: number[];
  tokenOf(reader: number): string;
  readonly acknowledged: Acknowledged;
}

const LANES = 12;
export const EVENTS_A_REQUEST = 5;
const ANSWER_WITHIN_MS = 10_000;

/** Until the signal, or until everything is asked for; lanes end when what they asked is answered. */
export async function serveLoad(plan: LoadPlan, url: string, signal: AbortSignal): Promise<void> {
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (!signal.aborted && (await askForSomething(plan, url))) {
        await sleep(plan.dice.int(0, 15));
      }
    }),
  );
}

/** A provider tells again what it was not thanked for, for as long as it takes. */
export async function tellTheRest(plan: LoadPlan, url: string): Promise<void> {
  while (plan.telling.length > 0) await tell(plan, url);
}

/** False when nothing is left to ask for. */
async function askForSomething(plan: LoadPlan, url: string): Promise<boolean> {
  const ways = [subscribe, leave, tell] as const;
  const first = plan.dice.int(0, ways.length - 1);
  for (const step of ways.keys()) {
    const ask = ways[(first + step) % ways.length];
    if (ask !== undefined && (await ask(plan, url))) return true;
  }
  return false;
}

type Ask = (plan: LoadPlan, url: string) => Promise<boolean>;

const subscribe: Ask = async (plan, url) => {
  const stamp = plan.stamps.pop();
  if (stamp === undefined) return false;
  const email = `new${plan.stamps.length}@example.com`;
  const status = await post(`${url}/subscribe`, JSON.stringify({ email, stamp }), {
    'Content-Type': 'application/json',
  });
  if (status === 202) plan.acknowledged.subscriptions.add(email);
  return true;
};

const leave: Ask = async (plan, url) => {
  const reader = plan.leaving.pop();
  if (reader === undefined) return false;
  const status = await post(`${url}/u/${plan.tokenOf(reader)}`, 'List-Unsubscribe=One-Click', {
    'Content-Type': 'application/x-www-form-urlencoded',
  });
  if (status === 200) plan.acknowledged.unsubscribes.add(reader);
  return true;
};

/** Of each reader that the mail was delivered, and that it was opened. */
const tell: Ask = async (plan, url) => {
  const about = plan.telling.splice(0, EVENTS_A_REQUEST);
  if (about.length === 0) return false;
  const { issueId: issue_id, runId: run_id, subscriberIds } = plan.sent;
  const body = JSON.stringify(
    about.flatMap((reader) => {
      const subscriber_id = subscriberIds[reader];
      const timestamp = Math.floor(Date.now() / 1000);
      const email = `reader${reader}@example.com`;
      const fields = { issue_id, run_id, batch_no: '1', subscriber_id, timestamp, email };
      return [
        sendgridEvent('delivered', reader, { ...fields, sg_event_id: `delivered-${reader}` }),
        sendgridEvent('open', reader, { ...fields, sg_event_id: `open-${reader}` }),
      ];
    }),
  );
  const status = await post(`${url}/webhooks/sendgrid`, body, {
    'Content-Type': 'application/json',
    ...proofOf('sendgrid', body, new Date()),
  });
  if (status === 204) for (const reader of about) plan.acknowledged.events.add(reader);
  else plan.telling.push(...about);
  return true;
};

/** undefined when no answer came; whether the server did what it was asked is unknown then. */
async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(url, { method: 'POST', body, headers, signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}
