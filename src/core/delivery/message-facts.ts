/** The newsletter's side of every message: who sends it, and how to leave. */
import type { MessageFacts } from './message.ts';
import { UNSUBSCRIBE_TOKEN_TAG } from './personal-parts.ts';

/** What of the configuration a message shows. */
export interface SenderFacts {
  readonly url: string;
  readonly author: { readonly name: string };
  readonly sender: {
    readonly name?: string | undefined;
    readonly address: string;
    readonly replyTo?: string | undefined;
  };
  readonly listId?: string | undefined;
  readonly server: { readonly url?: string | undefined };
}

export function messageFacts(config: SenderFacts): MessageFacts {
  const { sender } = config;
  return {
    from: { name: sender.name ?? config.author.name, address: sender.address },
    replyTo: sender.replyTo,
    listId: config.listId ?? `newsletter.${new URL(config.url).hostname}`,
    unsubscribeUrl: `${serverUrl(config)}/u/${UNSUBSCRIBE_TOKEN_TAG}`,
    // Its subject is for `roundup events import`; a space is %20 (RFC 6068, 5).
    unsubscribeMailto: `mailto:${sender.replyTo ?? sender.address}?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
  };
}

/** Where `roundup serve` is reached, without a trailing slash. */
export function serverUrl(config: Pick<SenderFacts, 'url' | 'server'>): string {
  return config.server.url ?? config.url;
}
