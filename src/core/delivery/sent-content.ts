/** What is remembered of an issue's content once it was sent: hashes, never its text. */
import type { OutlinePart } from '../issue/outline.ts';

/** What the ledger keeps of what was sent, beside who got it. */
export interface FrozenContent {
  readonly contentHash: string;
  readonly outline: readonly OutlinePart[];
  /** The rules of the mail lint that were overridden for it. */
  readonly allowedRules: readonly string[];
}

/** One text of an issue that left by mail. */
export interface MailedContent {
  readonly issueId: string;
  readonly contentHash: string;
  /** Empty when it was sent before outlines were kept. */
  readonly outline: readonly OutlinePart[];
  /** Of the first run with this text. */
  readonly sentAt: Date;
  /** The size of the batches that a provider has, or may have, taken. */
  readonly count: number;
}
