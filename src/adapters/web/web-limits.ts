/** What one fetch of somebody's page may cost at most. */
export interface WebLimits {
  /** From the first look-up to the last byte, redirects included: what drips ends here. */
  readonly overallMs: number;
  /** Look-up, connection and TLS together. */
  readonly connectMs: number;
  readonly firstByteMs: number;
  /** Between two pieces of a body. */
  readonly silenceMs: number;
  readonly headerBytes: number;
  /** Of a body, where the request names no other: as it comes, and unpacked. */
  readonly bodyBytes: number;
  readonly redirects: number;
}

export const webLimits: WebLimits = {
  overallMs: 30_000,
  connectMs: 8_000,
  firstByteMs: 15_000,
  silenceMs: 8_000,
  headerBytes: 32 * 1024,
  bodyBytes: 2 * 1024 * 1024,
  redirects: 5,
};
