/** A request that claims to come from a provider. */

export interface WebhookRequest {
  readonly headers: { get(name: string): string | null };
  /** As received: a signature covers every byte, the last line break included. */
  readonly body: Uint8Array;
}

/** `stale` has a true signature of a time that is too far away. */
export type WebhookVerdict = 'genuine' | 'unsigned' | 'forged' | 'stale';
