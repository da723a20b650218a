/** A mail provider in memory: what it answers and what it takes are scripted apart. */
import type { Submission, SubmitOutcome } from '../../src/core/delivery/message.ts';
import type { Transport } from '../../src/ports/transport.ts';

export interface Answer {
  readonly outcome: SubmitOutcome;
  /** Whether the mail goes out, whatever the answer says. */
  readonly taken: boolean;
}

export const takes: Answer = { taken: true, outcome: { state: 'accepted', providerId: 'p-1' } };
export const isBusy: Answer = {
  taken: false,
  outcome: { state: 'rejected', reason: 'too many requests', retryAfterMs: 2000 },
};
export const refuses: Answer = {
  taken: false,
  outcome: { state: 'rejected', reason: 'the key is not valid' },
};
export const losesAnswer: Answer = {
  taken: true,
  outcome: { state: 'unknown', reason: 'a reset' },
};
export const losesRequest: Answer = { ...losesAnswer, taken: false };

export interface FakeProvider extends Transport {
  readonly submissions: Submission[];
  /** Every copy that goes out: its address and the tier of its edition. */
  readonly mailed: { readonly address: string; readonly tier: string; readonly token: string }[];
}

/** Answers along the script, then always `takes`. */
export function fakeProvider(
  options: Partial<Transport['capabilities']> & { readonly script?: readonly Answer[] } = {},
): FakeProvider {
  const { script = [], batchSize = 2, maxBytes = 30_000_000, idempotentForMs = 0 } = options;
  const submissions: Submission[] = [];
  const mailed: FakeProvider['mailed'] = [];
  const copies = new Set<string>();
  return {
    name: 'fake',
    capabilities: {
      batchSize,
      maxBytes,
      substitutes: true,
      idempotentForMs,
      atOnce: 1,
      perSecond: Infinity,
    },
    submissions,
    mailed,
    async submit(submission) {
      const answer = script[submissions.length] ?? takes;
      submissions.push(submission);
      for (const { address, subscriberId, unsubscribeToken } of submission.recipients) {
        const copy = `${submission.issueId} ${subscriberId}`;
        if (!answer.taken || (idempotentForMs > 0 && copies.has(copy))) continue;
        copies.add(copy);
        mailed.push({ address, tier: submission.tier, token: unsubscribeToken });
      }
      return answer.outcome;
    },
  };
}
