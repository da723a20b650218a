/** An edition: an issue rendered for one tier, ready to be put into a message. */

export interface Edition {
  readonly issueId: string;
  readonly tier: string;
  readonly subject: string;
  readonly preheader: string;
  /** Both hold `UNSUBSCRIBE_TOKEN_TAG` where the recipient's token belongs. */
  readonly html: string;
  readonly text: string;
}
