/** Mails that wait at SendGrid under a batch id, and how they are taken back in time. */
import { z } from 'zod';
import type {
  CancelOutcome,
  OpenScheduleOutcome,
  Schedule,
} from '../../core/delivery/capabilities.ts';
import type { Scheduling } from '../../ports/transport.ts';
import { ask, tell } from './ask.ts';
import { cleanerFor, type CleanText } from '../clean-text.ts';
import {
  exchange,
  jsonBytes,
  type Answer,
  type Exchange,
  type SendgridAccess,
  type SendgridRequest,
} from './exchange.ts';
import { DEFAULT_WAIT_MS, whyNot, whyNothingHappened, whyUncertain } from './explain.ts';
import { MAX_AHEAD_MS } from './limits.ts';
import { sendAtSeconds } from './request-body.ts';

const MINUTE_MS = 60_000;
/** For our clock, which may be behind SendGrid's; that one counts the 72 hours. */
const AHEAD_MARGIN_MS = 15 * MINUTE_MS;
/**
 * "You can cancel or pause all of the requests associated with a batch ID up to 10 minutes before
 * the scheduled send time" (tsg_scheduled_sends_v3.json); later it "is not guaranteed".
 */
const CANCEL_LIMIT_MS = 10 * MINUTE_MS;
/** For the calls of one cancellation. */
const CANCEL_MARGIN_MS = MINUTE_MS;
/** SendGrid's Date is cut to the second. */
const DATE_STEP_MS = 1_000;
/** "You can't pause or cancel more than 10 different batches at one time." */
const MOST_CANCELLED = 10;

const BATCH_ID = /^[\w-]{1,100}$/;
const batchAnswer = z.object({ batch_id: z.string().regex(BATCH_ID) });
const statusAnswer = z.array(
  z.object({ batch_id: z.string(), status: z.enum(['cancel', 'pause']) }),
);

export function createScheduling(access: SendgridAccess): Scheduling {
  const clean = cleanerFor({ secrets: [access.apiKey] });
  return {
    maxAheadMs: MAX_AHEAD_MS - AHEAD_MARGIN_MS,
    cancelLeadMs: CANCEL_LIMIT_MS + CANCEL_MARGIN_MS,
    mostCancelled: MOST_CANCELLED,
    open: () => open(access, clean),
    cancel: (schedule) => cancel(access, schedule, clean),
  };
}

/** An id that is never used does no harm, so a lost answer may be asked for again. */
async function open(access: SendgridAccess, clean: CleanText): Promise<OpenScheduleOutcome> {
  const reply = await exchange(access, { method: 'POST', path: '/v3/mail/batch' });
  if (reply.kind === 'answer' && reply.status === 201) {
    const parsed = batchAnswer.safeParse(reply.body);
    return parsed.success
      ? { state: 'opened', id: parsed.data.batch_id }
      : { state: 'failed', reason: 'SendGrid’s new batch id cannot be read.' };
  }
  const nothing = whyNothingHappened(reply, clean);
  return nothing === undefined
    ? { state: 'failed', reason: whyUncertain(reply), retryAfterMs: DEFAULT_WAIT_MS }
    : { state: 'failed', ...nothing };
}

/** How a batch stands; `none` when it goes out at its time. */
type Status = 'cancel' | 'pause' | 'none';
type Finding =
  | { readonly state: 'known'; readonly status: Status; readonly at: Date }
  | { readonly state: 'unknown'; readonly reason: string };

/**
 * Every judgement of time is made by SendGrid's own clock: a status of `cancel` counts only when an
 * answer that shows it was written before the limit.
 */
async function cancel(
  access: SendgridAccess,
  schedule: Schedule,
  clean: CleanText,
): Promise<CancelOutcome> {
  if (!BATCH_ID.test(schedule.id)) throw new Error('A schedule that SendGrid did not name.');
  const limit = sendAtSeconds(schedule) * 1000 - CANCEL_LIMIT_MS;
  let seen = await statusOf(access, schedule, clean);
  for (let isFirst = true; ; isFirst = false) {
    if (seen.state === 'unknown') return seen;
    if (seen.status === 'cancel') return isInTime(seen.at, limit) ? DONE : UNCLEAR;
    if (seen.at.getTime() > limit - CANCEL_MARGIN_MS) return TOO_LATE;
    const told = await tell(access, cancellation(schedule, seen.status), clean);
    const before = seen;
    seen = await statusOf(access, schedule, clean);
    // Somebody else gave it a status in between, which only a PATCH changes.
    const isOvertaken = seen.state === 'known' && seen.status !== before.status;
    if (!isOvertaken || !isFirst) return outcomeOf(told, seen, limit, clean);
  }
}

const DONE = { state: 'cancelled' } as const;
const TOO_LATE = { state: 'too-late' } as const;
/** Cancelled, and nobody can tell whether that was in time. */
const UNCLEAR = { state: 'unclear' } as const;

/** A call whose answer was lost may still arrive, so nothing is called refused then. */
function outcomeOf(told: Exchange, seen: Finding, limit: number, clean: CleanText): CancelOutcome {
  if (seen.state === 'unknown') return seen;
  if (seen.status === 'cancel') return isInTime(seen.at, limit) ? DONE : UNCLEAR;
  const nothing = whyNothingHappened(told, clean);
  return nothing === undefined
    ? { state: 'unknown', reason: `${whyUncertain(told)} The cancellation is not listed.` }
    : { state: 'refused', reason: nothing.reason };
}

/** POST sets a status where there is none; what has one is changed by PATCH. Else both answer 400. */
function cancellation({ id }: Schedule, status: Status): SendgridRequest {
  const path = '/v3/user/scheduled_sends';
  return status === 'none'
    ? { method: 'POST', path, body: jsonBytes({ batch_id: id, status: 'cancel' }) }
    : { method: 'PATCH', path: `${path}/${id}`, body: jsonBytes({ status: 'cancel' }) };
}

async function statusOf(
  access: SendgridAccess,
  { id }: Schedule,
  clean: CleanText,
): Promise<Finding> {
  const path = `/v3/user/scheduled_sends/${id}` as const;
  const reply = await ask(access, { method: 'GET', path }, clean);
  const status = reply.kind === 'answer' ? statusIn(reply, id) : undefined;
  if (reply.kind === 'no-answer' || status === undefined) {
    return { state: 'unknown', reason: whyNot(reply, clean).reason };
  }
  return reply.at === undefined
    ? { state: 'unknown', reason: 'SendGrid’s answer does not say when it was written.' }
    : { state: 'known', status, at: reply.at };
}

/** Batches without a status are not listed; a 404 is documented beside an empty list. */
function statusIn(answer: Answer, id: string): Status | undefined {
  if (answer.status === 404) return 'none';
  const parsed = answer.status === 200 ? statusAnswer.safeParse(answer.body) : undefined;
  if (parsed?.success !== true) return undefined;
  return parsed.data.find((each) => each.batch_id === id)?.status ?? 'none';
}

function isInTime(at: Date, limit: number): boolean {
  return at.getTime() + DATE_STEP_MS <= limit;
}
