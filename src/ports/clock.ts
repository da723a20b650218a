/** What time it is, and waiting. */
export interface Clock {
  now(): Date;
  /** Resolves after a while, in milliseconds. */
  sleep(ms: number): Promise<void>;
}
