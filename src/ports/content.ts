/** The author’s files, and what they say. */
import type { Config } from '../config/schema.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Asset, Extra, Issue } from '../core/issue/issue.ts';
import type { IssueDate } from '../core/issue/issue-date.ts';
import type { Result } from '../core/result.ts';
import type { SourceFile } from '../core/source-file.ts';

/** The author's files. Paths are relative to the newsletter's root, with forward slashes. */
export interface ContentFiles {
  /** Every file below a folder, sorted; [] when there is no such folder. */
  list(folder: string): Promise<string[]>;
  read(path: string): Promise<Uint8Array>;
  exists(path: string): Promise<boolean>;
  /** Writes a new file, whole or not at all; false when the path is taken, which stays as it is. */
  create(path: string, content: string | Uint8Array): Promise<boolean>;
  /** Whole or not at all; false when the file is no longer as it was read. */
  replace(source: SourceFile, text: string): Promise<boolean>;
}

/** The author's content, read and checked. */
export interface Content {
  config(): Promise<Result<Config>>;
  /** Everything wrong with everything, extras included, or with the files named. */
  check(only?: readonly string[]): Promise<readonly Diagnostic[]>;
  /** One issue; its extras are not opened. */
  issue(id: string): Promise<Result<Issue>>;
  /** Opens the extras of one issue, held against their places in it. */
  extras(issue: Issue): Promise<Result<readonly Extra[]>>;
  /** Those of the issues that have no error, each with its extras opened. */
  sound(ids: ReadonlySet<string>): AsyncIterable<{
    readonly issue: Issue;
    readonly extras: readonly Extra[];
  }>;
  /**
   * Opens every extra there is, for the gate that keeps them out of the archive; an issue for
   * patrons is one whole extra.
   */
  allExtras(): Promise<Result<readonly Extra[]>>;
  /**
   * Of these links those whose own comment an issue shows that everybody may read. Drafts and
   * issues with errors count for nothing.
   */
  shownComments(linkIds: ReadonlySet<string>): Promise<ReadonlySet<string>>;
  /** The bytes of a file that an extra shows, opened where they are encrypted. */
  extraFile(asset: Asset): Promise<Uint8Array<ArrayBuffer>>;
  /** In rising order. */
  issueIds(): Promise<readonly string[]>;
  /** Of every issue, in rising order of the ids, without checking any of them. */
  issueDates(): Promise<readonly IssueDate[]>;
}
