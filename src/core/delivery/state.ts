/** The states of a batch and of one delivery in it, and which may follow which. */

/**
 * planned → claimed → submitting (durable before the request) → accepted | rejected | unknown.
 * `rejected` is certain that nobody got it, so it may be claimed again; `unknown` never is by
 * itself. What waits at the provider can be taken back: to `planned`, or for good to `cancelled`.
 */
export const batchStates = [
  'planned',
  'claimed',
  'submitting',
  'accepted',
  'rejected',
  'unknown',
  'cancelled',
] as const;
export type BatchState = (typeof batchStates)[number];

export const deliveryStates = [
  'accepted',
  'rejected',
  'unknown',
  'excluded',
  'cancelled',
  'not-attempted',
] as const;
/** How one delivery stands; derived from its batch unless something befell this one alone. */
export type DeliveryState = (typeof deliveryStates)[number];

/** What befell one recipient apart from the batch. */
export type RecipientOutcome = 'excluded' | 'refused' | 'cancelled';

const next: Readonly<Record<BatchState, readonly BatchState[]>> = {
  // Unknown, if it was planned again for a provider that would recognise it, and is not any more.
  planned: ['claimed', 'unknown', 'cancelled'],
  // Back to planned when its worker died; rejected when nothing could be submitted.
  claimed: ['submitting', 'rejected', 'unknown', 'planned', 'cancelled'],
  submitting: ['accepted', 'rejected', 'unknown', 'planned', 'cancelled'],
  rejected: ['claimed', 'cancelled'],
  // Only while its mails wait at the provider, who confirms that they are taken back, or cannot tell.
  accepted: ['planned', 'unknown', 'cancelled'],
  unknown: ['accepted', 'planned', 'cancelled'],
  cancelled: [],
};

/** Whether the protocol lets a batch go from one state to another. */
export function mayFollow(from: BatchState, to: BatchState): boolean {
  return next[from].includes(to);
}

/** How a delivery stands, by its batch and by what befell it alone. */
export function deliveryState(
  batch: BatchState,
  outcome: RecipientOutcome | undefined,
): DeliveryState {
  if (outcome === 'refused') return 'rejected';
  if (outcome !== undefined) return outcome;
  switch (batch) {
    case 'accepted':
    case 'rejected':
    case 'unknown':
    case 'cancelled':
      return batch;
    case 'submitting':
      return 'unknown';
    case 'planned':
    case 'claimed':
      return 'not-attempted';
  }
}
