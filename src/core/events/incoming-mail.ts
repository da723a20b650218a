/** A mail that somebody sent to the newsletter, as far as it may ask to leave. */

export interface IncomingMail {
  /** Decoded, by names in lower case; of several fields the topmost is the first. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The first lines of its body. */
  readonly opening: string;
}
