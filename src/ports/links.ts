/** Curated links: their files, those that wait to be filed, what their pages answered and were told. */
import type { Diagnostic } from '../core/diagnostics.ts';
import type { CapturedLink } from '../core/link/captured-link.ts';
import type { KeptCheck } from '../core/link-check/kept-check.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import type { LinkUses } from '../core/link/link-uses.ts';
import type { Mention } from '../core/webmention/mention.ts';

/** The files of `links/`, as far as tools work with them. */
export interface LinkFiles {
  /** In the order of their paths; what cannot be read is told of, and left out. */
  all(): Promise<{
    readonly records: readonly LinkRecord[];
    readonly diagnostics: readonly Diagnostic[];
  }>;
  /** What is in a file now; undefined when it is gone, or is no text. */
  read(path: string): Promise<string | undefined>;
  /** Which issues show which of these links, drafts included. */
  uses(records: readonly LinkRecord[]): Promise<LinkUses>;
  /** Writes a new file, whole or not at all; false when the path is taken, which stays as it is. */
  create(path: string, text: string): Promise<boolean>;
  /** Whole or not at all; false when the file is no longer as the record has it. */
  replace(record: Pick<LinkRecord, 'path' | 'text'>, text: string): Promise<boolean>;
  /** False when the file is no longer as the record has it, which stays. */
  remove(record: Pick<LinkRecord, 'path' | 'text'>): Promise<boolean>;
}

/** Links that were sent to a server without a folder for them, and wait there. */
export interface CapturedLinks {
  /** `known`: a link to the page waits already; `full`: far more wait than anybody collects. */
  put(link: CapturedLink): Promise<'kept' | 'known' | 'full'>;
  /** The oldest first. */
  list(most: number): Promise<readonly { readonly id: string; readonly link: CapturedLink }[]>;
  /** Lets go of those that are filed; of unknown ones nothing is said. */
  taken(ids: readonly string[]): Promise<void>;
}

/** What pages answered of late, by address: nobody is asked again who was asked a while ago. */
export interface LinkChecks {
  read(): Promise<ReadonlyMap<string, KeptCheck>>;
  /** In the place of all that was there. */
  write(checks: ReadonlyMap<string, KeptCheck>): Promise<void>;
}

/** Which pages have been told that an issue links to them. */
export interface Mentions {
  /** Throws `mentions-unreadable`, so that nobody is told twice. */
  read(): Promise<readonly Mention[]>;
  /** In the place of all that was there. */
  write(mentions: readonly Mention[]): Promise<void>;
}
