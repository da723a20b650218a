/** Whether a request comes from whom it says; only then its body is text. */
import type { WebhookRequest, WebhookVerdict } from '../core/events/webhook.ts';
import type { WebhookVerifier } from '../ports/events.ts';

export interface PostedBody {
  readonly headers: WebhookRequest['headers'];
  /** Reads the body; undefined when it has more bytes. */
  readonly read: (maxBytes: number) => Promise<Uint8Array | undefined>;
}

/** `why` is for the log: it says nothing that is secret or personal, and the sender is not told. */
export type ProvenBody =
  | { readonly state: 'proven'; readonly body: string }
  | { readonly state: 'unproven' | 'malformed' | 'too-large'; readonly why: string };

/** What has no chance is refused before its body is read. */
export async function proveWebhook(
  verifier: WebhookVerifier,
  { headers, read }: PostedBody,
  { now, maxBytes }: { readonly now: Date; readonly maxBytes: number },
): Promise<ProvenBody> {
  const byHeaders = verifier.verify({ headers }, now);
  if (byHeaders !== 'unread' && byHeaders !== 'genuine') return unproven(byHeaders);
  const bytes = await read(maxBytes);
  if (bytes === undefined) return { state: 'too-large', why: `more than ${maxBytes} bytes` };
  const verdict = verifier.verify({ headers, body: bytes }, now);
  if (verdict !== 'genuine') return unproven(verdict);
  const body = textOf(bytes);
  return body === undefined ? { state: 'malformed', why: 'no UTF-8' } : { state: 'proven', body };
}

function unproven(why: WebhookVerdict): ProvenBody {
  return { state: 'unproven', why };
}

/** undefined for what is no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
