/** The sending loop: one batch after another through the ledger's two-phase protocol. */
import { backoffMs } from '../core/delivery/backoff.ts';
import { messageOf, type Message, type SubmitOutcome } from '../core/delivery/message.ts';
import { largestBatch } from '../core/delivery/request-size.ts';
import type { BatchState } from '../core/delivery/state.ts';
import { Failure } from '../core/failure.ts';
import type { ClaimedBatch, Run } from '../core/delivery/run.ts';
import type { PublishPorts, PublishRequest } from './publish-request.ts';

/** What to show while it goes on. */
export type PublishProgress =
  | { readonly kind: 'begun' | 'resumed'; readonly done: number; readonly count: number }
  | {
      readonly kind: 'batch';
      readonly no: number;
      readonly tier: string;
      readonly recipients: number;
      readonly state: Extract<BatchState, 'accepted' | 'rejected' | 'unknown'>;
      /** Of the audience, how many are settled. */
      readonly done: number;
      readonly count: number;
    }
  | { readonly kind: 'waiting'; readonly ms: number; readonly reason: string };

export interface Sending {
  readonly request: PublishRequest;
  readonly run: Run;
  /** Of the audience, how many are settled before the loop begins. */
  readonly done: number;
  readonly onProgress: (progress: PublishProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/** A wait is slept in slices, so that an interruption is noticed within this time. */
const SLICE_MS = 250;
/** What stands in the ledger for a batch whose recipients have all left. */
const NO_REQUEST = 'no-request';

/**
 * Ends when no batch is ready, or before the next claim once the signal is given. Throws a
 * `Failure`, with the ledger ready to go on: `provider-rejected`, `provider-busy`,
 * `batch-too-large`, `edition-missing`.
 */
export async function submitBatches(
  ports: PublishPorts,
  sending: Sending,
): Promise<'all-settled' | 'interrupted'> {
  let { done } = sending;
  let inARow = { attempts: 0, waitedMs: 0 };
  while (!sending.signal?.aborted) {
    const batch = await ports.ledger.claim(sending.run.id);
    if (batch === undefined) return 'all-settled';
    const outcome = await submitBatch(ports, sending, batch);
    if (outcome.state !== 'rejected') {
      inARow = { attempts: 0, waitedMs: 0 };
      done += batch.recipients.length;
    }
    sending.onProgress({
      kind: 'batch',
      no: batch.no,
      tier: batch.tier,
      recipients: batch.recipients.length,
      state: outcome.state,
      done,
      count: sending.run.count,
    });
    if (outcome.state === 'rejected') {
      const attempts = inARow.attempts + 1;
      const ms = waitOf(ports, outcome, { attempts, waitedMs: inARow.waitedMs });
      await ports.ledger.release(batch);
      inARow = { attempts, waitedMs: inARow.waitedMs + ms };
      sending.onProgress({ kind: 'waiting', ms, reason: outcome.reason });
      await wait(ports, ms, sending.signal);
    }
  }
  return 'interrupted';
}

async function submitBatch(
  ports: PublishPorts,
  sending: Sending,
  batch: ClaimedBatch,
): Promise<SubmitOutcome> {
  const { request, run } = sending;
  const message = messageFor(ports, request, batch);
  await ports.ledger.markSubmitting(batch);
  // What throws from here on leaves the batch submitting: the next run settles it as unknown.
  const outcome: SubmitOutcome =
    batch.recipients.length === 0
      ? { state: 'accepted', providerId: NO_REQUEST }
      : await ports.transport.submit({
          issueId: run.issueId,
          runId: run.id,
          batchNo: batch.no,
          attempt: batch.attempt,
          tier: batch.tier,
          at: ports.clock.now(),
          message,
          recipients: batch.recipients.map((recipient) => ({
            ...recipient,
            unsubscribeToken: ports.tokens.issue(recipient.subscriberId),
          })),
        });
  await ports.ledger.settle(batch, outcome);
  return outcome;
}

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

/** How long to wait before the next attempt; throws when there should be none now. */
function waitOf(
  ports: PublishPorts,
  outcome: Extract<SubmitOutcome, { state: 'rejected' }>,
  before: { readonly attempts: number; readonly waitedMs: number },
): number {
  const { reason, retryAfterMs } = outcome;
  if (retryAfterMs === undefined) {
    throw new Failure(
      'unavailable',
      'provider-rejected',
      `${ports.transport.name} refused a batch: ${reason}. Nobody of that batch got it; nothing more was sent.`,
      'Mend what it names, then run the same command again: it goes on with whoever has no delivery yet.',
    );
  }
  const ms = backoffMs({ ...before, retryAfterMs, chance: ports.random() });
  if (ms !== undefined) return ms;
  throw new Failure(
    'unavailable',
    'provider-busy',
    `${ports.transport.name} still refuses after ${before.attempts} attempts: ${reason}. Nobody of that batch got it.`,
    'Run the same command again later: it goes on with whoever has no delivery yet.',
  );
}

async function wait(
  ports: PublishPorts,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let left = ms; left > 0 && !signal?.aborted; left -= SLICE_MS) {
    await ports.clock.sleep(Math.min(left, SLICE_MS));
  }
}
