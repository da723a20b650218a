/** What is made under the newsletter’s secret, or drawn by lot: tokens and seals. */

/** Opaque tokens that outlive the database row they point to. */
export interface UnsubscribeTokens {
  issue(subscriberId: string): string;
  /** The subscriber's id, or undefined when it was not made with this key. */
  verify(token: string): string | undefined;
}

/**
 * The secret part of a private feed's address: a random selector, by which the feed is found, and a
 * verifier that only the newsletter's secret makes of it.
 */
export interface FeedTokens {
  create(): { readonly selector: string; readonly verifierHash: string };
  tokenOf(selector: string): string;
  /** undefined when the text cannot be a token at all. */
  selectorOf(token: string): string | undefined;
  /** In the same time whether or not there is a hash, and whichever it is. */
  matches(token: string, verifierHash: string | undefined): boolean;
}

/** Secrets that are handed out once; the store keeps only their hashes. */
export interface ConfirmationTokens {
  create(): { readonly token: string; readonly hash: string };
  /** undefined when the text cannot be a token at all. */
  hash(token: string): string | undefined;
}

export type SealPurpose =
  'form' | 'connection' | 'proof-of-work' | 'admin' | 'log-in' | 'feed-network';

/** Keyed hashes of 128 bits under the newsletter's secret, in base64url; each purpose has its own. */
export interface Sealer {
  seal(purpose: SealPurpose, text: string): string;
}
