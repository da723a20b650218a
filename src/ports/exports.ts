/** What other systems exported, to be imported. */
import type { Table } from '../core/audience/table.ts';
import type { ExportedFiles } from '../core/newsletter-import/imported-issue.ts';

/** Files that other tools exported, anywhere on this machine. */
export interface ExportFiles {
  /** Its text, at most 64 MB of it in UTF-8. Throws `export-unreadable`. */
  read(path: string): Promise<string>;
}

/** What another platform exported of a newsletter: a file, a folder or a zip file. */
export interface NewsletterExports {
  /** By path, forward slashes. Bounded; nothing outside of it. Throws `export-unreadable`. */
  read(path: string): Promise<ExportedFiles>;
}

/** Tables that other systems exported, for the import of subscribers and patrons. */
export interface TableFiles {
  /** Throws a content failure when the file as a whole is no table within the bounds. */
  open(path: string): Promise<Table>;
}
