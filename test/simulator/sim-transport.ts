/** A transport to the simulated provider, as careful as the real ones about what is certain. */
import type {
  CancelOutcome,
  LookUpOutcome,
  LookUpQuestion,
  Schedule,
} from '../../src/core/delivery/capabilities.ts';
import type { Submission, SubmitOutcome } from '../../src/core/delivery/message.ts';
import type { Scheduling, Transport } from '../../src/ports/transport.ts';
import { CANCEL_LIMIT_MS, MOST_AHEAD_MS, type Mailroom } from './mailroom.ts';
import { exchange, type Exchange } from './network.ts';
import type { Profile } from './profile.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const LOG_LAG_MS = 5 * MINUTE_MS;

export function simTransport(world: World, profile: Profile, mailroom: Mailroom): Transport {
  return {
    name: profile.kind,
    capabilities: {
      batchSize: profile.batchSize,
      maxBytes: 30_000_000,
      substitutes: true,
      // As Resend’s transport has it: no request may arrive later than this hour.
      idempotentForMs: Math.max(0, profile.keysForMs - 60 * MINUTE_MS),
      atOnce: profile.atOnce,
      perSecond: profile.perSecond,
    },
    submit: (submission) => submit(world, mailroom, submission),
    ...(profile.kind === 'schedules'
      ? { scheduling: scheduling(world, mailroom, profile.mostCancelled) }
      : {}),
    ...(profile.canLookUp
      ? { lookUp: (question: LookUpQuestion) => lookUp(world, mailroom, question) }
      : {}),
  };
}

async function submit(
  world: World,
  mailroom: Mailroom,
  submission: Submission,
): Promise<SubmitOutcome> {
  const what = `submission of batch ${submission.batchNo}, attempt ${submission.attempt}`;
  const found = await exchange(world, what, () => mailroom.take(submission));
  if (found.kind === 'nothing') {
    const { reason, retryAfterMs } = found;
    return { state: 'rejected', reason, retryAfterMs };
  }
  if (found.kind === 'no-answer') return { state: 'unknown', reason: found.reason };
  const { value } = found;
  switch (value.kind) {
    case 'taken':
      return {
        state: 'accepted',
        providerId: value.id,
        ...(value.refused.length === 0 ? {} : { refused: value.refused }),
      };
    case 'refused':
      return { state: 'rejected', reason: 'recipients refused', refused: value.refused };
    case 'malformed':
      return { state: 'rejected', reason: value.reason };
    case 'conflict':
      return { state: 'unknown', reason: 'the key came before, with other contents' };
  }
}

function scheduling(world: World, mailroom: Mailroom, mostCancelled: number): Scheduling {
  return {
    maxAheadMs: MOST_AHEAD_MS - 15 * MINUTE_MS,
    cancelLeadMs: CANCEL_LIMIT_MS + MINUTE_MS,
    mostCancelled,
    async open() {
      const found = await exchange(world, 'opening a schedule', () => mailroom.openSchedule());
      if (found.kind === 'answer') return { state: 'opened', id: found.value };
      return { state: 'failed', reason: found.reason, retryAfterMs: 10_000 };
    },
    cancel: (schedule) => cancel(world, mailroom, schedule),
  };
}

/** Look, cancel, look again: the steps of `adapters/sendgrid/schedule.ts`. */
async function cancel(
  world: World,
  mailroom: Mailroom,
  schedule: Schedule,
): Promise<CancelOutcome> {
  const { id } = schedule;
  const limit = Math.floor(schedule.sendAt.getTime() / 1000) * 1000 - CANCEL_LIMIT_MS;
  const look = (): Promise<Exchange<boolean>> =>
    exchange(world, `looking at ${id}`, () => mailroom.isCancelled(id));
  const before = await look();
  if (before.kind !== 'answer') return { state: 'unknown', reason: before.reason };
  if (before.value)
    return before.at + 1000 <= limit ? { state: 'cancelled' } : { state: 'unclear' };
  if (before.at > limit - MINUTE_MS) return { state: 'too-late' };
  const told = await exchange(world, `cancelling ${id}`, () => mailroom.cancel(id));
  const after = await look();
  if (after.kind !== 'answer') return { state: 'unknown', reason: after.reason };
  if (after.value) return after.at + 1000 <= limit ? { state: 'cancelled' } : { state: 'unclear' };
  return told.kind === 'no-answer'
    ? { state: 'unknown', reason: told.reason }
    : { state: 'refused', reason: told.kind === 'nothing' ? told.reason : 'too many' };
}

async function lookUp(
  world: World,
  mailroom: Mailroom,
  question: LookUpQuestion,
): Promise<LookUpOutcome> {
  const { batchNo, submittedAt, sendAt } = question;
  const found = await exchange(world, `looking batch ${batchNo} up`, () =>
    mailroom.logged(question),
  );
  if (found.kind !== 'answer') return { state: 'unknown', reason: found.reason };
  const isTooSoon = found.at < Math.max(submittedAt.getTime(), sendAt?.getTime() ?? 0) + LOG_LAG_MS;
  if (isTooSoon && sendAt !== undefined) return { state: 'unknown', reason: 'too soon' };
  if (found.value !== undefined) return { state: 'found', providerId: 'logged' };
  return isTooSoon ? { state: 'unknown', reason: 'too soon' } : { state: 'not-found' };
}
