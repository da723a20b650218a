/** A question whether somebody wants the newsletter, and how often such questions are put. */

export interface ConfirmationQuestion {
  readonly subscriberId: string;
  readonly tokenHash: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

export interface ConfirmationLimits {
  /** No other question to this subscriber at or after this time. */
  readonly quietSince: Date;
  /** At most so many questions to everybody since a time. */
  readonly inAll: { readonly since: Date; readonly count: number };
}
