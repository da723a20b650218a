/** An old issue as a reader of some export hands it on: nothing of it is understood yet. */

/** Everything in an export, by path; of a single file its name. */
export type ExportedFiles = ReadonlyMap<string, Uint8Array>;

export interface ImportedIssue {
  /** Where it is in the export, for people: `posts/1.hello.html`, or `feed.xml:12`. */
  readonly at: string;
  /** By which it is known again in a later export. */
  readonly key: string;
  readonly title: string;
  /** `YYYY-MM-DD`; undefined where the export tells none. */
  readonly date: string | undefined;
  readonly description?: string | undefined;
  /** Where readers had it. */
  readonly address?: string | undefined;
  readonly slug?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** It was never sent, or not to everybody: it becomes a draft. */
  readonly heldBack?: 'draft' | 'paid' | undefined;
  readonly body: ImportedBody;
}

export interface ImportedBody {
  readonly form: 'html' | 'markdown';
  readonly text: string;
  readonly file: string;
  /** Of the file; where the text begins. */
  readonly line: number;
}

/** Something that the author has to know, at a place of the export. */
export interface ImportNotice {
  /** `file:line`, as far as the line is known. */
  readonly at: string;
  readonly what: string;
}

export interface ReadExport {
  readonly issues: readonly ImportedIssue[];
  /** What is in the export and becomes no issue, each with the reason. */
  readonly leftOut: readonly ImportNotice[];
}

export interface NewsletterSource {
  /** As in `--from`. */
  readonly id: string;
  readonly title: string;
  /** What it is read from, for the one who gives something else. */
  readonly wants: string;
  read(files: ExportedFiles): ReadExport;
}
