/** Sources of patrons: how each is asked, what it posts, the tokens it gives. */
import type { PatronNews, PatronSourceName } from '../core/patrons/patron-news.ts';
import type { SourceMember } from '../core/patrons/source-member.ts';
import type { SourceToken, TokenOrigin } from '../core/patrons/source-token.ts';
import type { WebhookVerifier } from './events.ts';

/** Where patrons come from, asked anew each time. */
export interface PatronSource {
  /** Such as `patreon` or `github-sponsors`; under it their grants are kept. */
  readonly name: string;
  /** Everybody of whom the source tells now. Throws a `Failure` when it cannot tell of all. */
  members(): AsyncIterable<SourceMember>;
  /** One of them again; undefined when the source knows them no more. */
  readonly member?: ((id: string) => Promise<SourceMember | undefined>) | undefined;
}

/** What a source posts by itself: proof that it does, and what it tells. */
export interface PatronWebhook extends WebhookVerifier {
  readonly source: PatronSourceName;
  /** False for a source that proves nothing: what it posts may only have us ask it. */
  readonly proves: boolean;
  /** Of a body that was found genuine. */
  read(body: string, receivedAt: Date): PatronNews;
}

/** OAuth tokens of sources, which change while they are used. */
export interface SourceTokens {
  /** The last one that the given one was renewed to. */
  current(origin: TokenOrigin): Promise<SourceToken>;
  /**
   * A token that works again in place of one that was refused. Of all processes that ask at once
   * one has it renewed, and the fresh one is on disk before anybody gets it. Throws what `renewal`
   * throws, or a `Failure` when others renew without an end.
   */
  renew(
    origin: TokenOrigin,
    refused: SourceToken,
    renewal: (current: SourceToken) => Promise<SourceToken>,
  ): Promise<SourceToken>;
}
