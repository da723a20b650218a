/** The states of a batch and of one delivery in it, and which may follow which. */

/**
 * planned → claimed → submitting (durable before the request) → accepted | rejected | unknown.
 * `rejected` is certain that nobody got it, so it may be tried again; `unknown` never is by itself.
 */
export const batchStates = [
  'planned',
  'claimed',
  'submitting',
  'accepted',
  'rejected',
  'unknown',
] as const;
export type BatchState = (typeof batchStates)[number];

/** How one delivery stands; derived from its batch unless it was left out before the claim. */
export type DeliveryState = 'accepted' | 'rejected' | 'unknown' | 'excluded' | 'not-attempted';

const next: Readonly<Record<BatchState, readonly BatchState[]>> = {
  planned: ['claimed'],
  claimed: ['submitting', 'planned'],
  submitting: ['accepted', 'rejected', 'unknown', 'planned'],
  rejected: ['planned'],
  accepted: [],
  unknown: [],
};

/** Whether the protocol lets a batch go from one state to another. */
export function mayFollow(from: BatchState, to: BatchState): boolean {
  return next[from].includes(to);
}

/** How a delivery stands when nothing but its batch's state is known. */
export function deliveryState(batch: BatchState): DeliveryState {
  switch (batch) {
    case 'accepted':
    case 'rejected':
    case 'unknown':
      return batch;
    case 'submitting':
      return 'unknown';
    case 'planned':
    case 'claimed':
      return 'not-attempted';
  }
}
