/** A link as another tool exported it, before anything of it is checked. */

export interface ExportedLink {
  /** Where it stands in the file: a line, or the number of the entry where the file is JSON. */
  readonly at: number;
  /** undefined for what has none, such as a passage of a book. */
  readonly url: string | undefined;
  readonly title: string;
  /** Seconds since 1970, or a date in words of ISO 8601. */
  readonly added?: string | number | undefined;
  readonly published?: string | undefined;
  readonly author?: string | undefined;
  readonly tags?: readonly string[];
  /** Folders it lay in, the innermost last. */
  readonly folders?: readonly string[];
  /** Markdown. */
  readonly comment?: string | undefined;
  readonly isPrivate?: boolean;
  /** It came by itself, as from a feed, and nobody chose it. */
  readonly isUnchosen?: boolean;
}

/** What a format makes of a file. */
export interface ExportedLinks {
  readonly links: readonly ExportedLink[];
  /** Entries that could not be understood, by their place. */
  readonly broken: readonly { readonly at: number; readonly why: string }[];
}

export interface ExportFormat {
  readonly id: string;
  /** Whose export it is, for people. */
  readonly title: string;
  /** Whether a file is such an export, by the beginning of its text. */
  readonly knows: (text: string) => boolean;
  readonly read: (text: string) => ExportedLinks;
}
