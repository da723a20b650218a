/** What publishing works with: the issue in all its editions, and the ports. */
import type { Tier } from '../core/audience/tier.ts';
import type { MessageFacts } from '../core/delivery/message.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Edition } from '../core/edition/edition.ts';
import type { OutlinePart } from '../core/issue/outline.ts';
import type { TermsWanted } from '../core/delivery/terms.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { UnsubscribeTokens } from '../ports/tokens.ts';
import type { Transport } from '../ports/transport.ts';

export interface PublishRequest {
  readonly issueId: string;
  readonly draft: boolean;
  /** Everything found in the issue, its extras and its links. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the mail lint found in the editions; empty when the content has errors. */
  readonly mailDiagnostics: readonly Diagnostic[];
  /** Rules of the mail lint that were overridden by name, and that an edition does break. */
  readonly allowedRules: readonly string[];
  readonly tiers: readonly Tier[];
  /** Ids of the tiers that the issue is for, in rising order; the public one is among them. */
  readonly readers: readonly string[];
  /** By tier id, one for each of those; empty when the content has errors. */
  readonly editions: ReadonlyMap<string, Edition>;
  /** What the gate found in the editions, for people; undefined when it was not asked. */
  readonly leaks?: readonly string[] | undefined;
  /** As `contentHash()` makes it. */
  readonly contentHash: string;
  /** As `outlineOf()` makes it; empty when the content has errors. */
  readonly outline: readonly OutlinePart[];
  readonly facts: MessageFacts;
  /** Empty when the config has none. */
  readonly postalAddress: string;
  /** Why the transport cannot work as it is configured, as far as is known without a request. */
  readonly transportProblem?: { readonly detail: string; readonly remedy: string } | undefined;
}

/** What the author wants of this publication beyond its content. */
export interface PublishWishes {
  readonly terms: TermsWanted;
  /** Only subscribers with this tag. */
  readonly segment?: string | undefined;
  /** Only those whom the provider refused before. */
  readonly onlyFailed?: boolean;
  /** Goes on with a run, or fails: never begins one. */
  readonly resume?: boolean;
  /** Sends the issue as it is now to whoever has not got its former text. */
  readonly acceptChange?: boolean;
}

export interface PublishPorts {
  readonly ledger: Ledger;
  readonly transport: Transport;
  readonly tokens: UnsubscribeTokens;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}
