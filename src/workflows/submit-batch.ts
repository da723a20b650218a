/** One batch on its way to the provider: rendered, made durable, and only then submitted. */
import { messageOf, type Message, type SubmitOutcome } from '../core/delivery/message.ts';
import { largestBatch } from '../core/delivery/request-size.ts';
import type { ClaimedBatch } from '../core/delivery/run.ts';
import { Failure } from '../core/failure.ts';
import type { PublishPorts, PublishRequest } from './publish-request.ts';
import type { ScheduleKeeper } from './schedule-for.ts';
import type { Sending } from './submit-batches.ts';

export type Submitted =
  | { readonly kind: 'settled'; readonly outcome: SubmitOutcome }
  /** Another worker has the batch by now. */
  | { readonly kind: 'overtaken' };

/** What stands in the ledger for a batch whose recipients have all left. */
const NO_REQUEST = 'no-request';

/** What throws once the batch is submitting leaves it so: it is settled as unknown later. */
export async function submitBatch(
  ports: PublishPorts,
  { request, run }: Sending,
  { batch, schedules }: { readonly batch: ClaimedBatch; readonly schedules: ScheduleKeeper },
): Promise<Submitted> {
  const claimedAt = ports.clock.now().getTime();
  const message = messageFor(ports, request, batch);
  const scheduled = batch.recipients.length === 0 ? NONE : await schedules.scheduleFor(batch);
  if ('rejected' in scheduled) return { kind: 'settled', outcome: scheduled.rejected };
  const { schedule } = scheduled;
  if (!(await ports.ledger.markSubmitting(batch, schedule))) {
    // Its schedule was closed or cancelled meanwhile; or, and then this changes nothing, it is
    // somebody else's.
    await ports.ledger.settle(batch, { state: 'rejected', reason: 'its schedule is closed' });
    return { kind: 'overtaken' };
  }
  if (batch.recipients.length === 0) {
    return { kind: 'settled', outcome: { state: 'accepted', providerId: NO_REQUEST } };
  }
  const elapsedMs = ports.clock.now().getTime() - claimedAt;
  if (elapsedMs < 0 || elapsedMs > batch.leaseMs / 2) {
    const reason = 'the process was held up for so long that another may have taken over';
    return { kind: 'settled', outcome: { state: 'rejected', reason, retryAfterMs: 0 } };
  }
  const outcome = await ports.transport.submit({
    issueId: run.issueId,
    runId: run.id,
    batchNo: batch.no,
    attempt: batch.attempt,
    tier: batch.tier,
    at: ports.clock.now(),
    message,
    schedule,
    recipients: batch.recipients.map((recipient) => ({
      ...recipient,
      unsubscribeToken: ports.tokens.issue(recipient.subscriberId),
    })),
  });
  return { kind: 'settled', outcome };
}

const NONE = { schedule: undefined };

function messageFor(ports: PublishPorts, request: PublishRequest, batch: ClaimedBatch): Message {
  const edition = request.editions.get(batch.tier);
  if (edition === undefined) {
    throw new Failure(
      'content',
      'edition-missing',
      `Batch ${batch.no} was frozen for the tier "${batch.tier}", which has no edition now.`,
      'Put the tier back into newsletter.config.ts, then run the same command again.',
    );
  }
  const message = messageOf(edition, request.facts);
  const most = largestBatch(message, ports.transport.capabilities);
  if (batch.recipients.length > most) {
    throw new Failure(
      'configuration',
      'batch-too-large',
      `Batch ${batch.no} was frozen with ${batch.recipients.length} recipients; ${ports.transport.name} takes ${most} at once.`,
      'Configure the transport that this run was begun with, then run the same command again.',
    );
  }
  return message;
}
