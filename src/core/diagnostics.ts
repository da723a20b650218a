/** An author's mistake as data: what is wrong, where, and how to mend it. */
import type { CatalogueEntry, Severity } from './catalogue-entry.ts';
import { catalogue, type DiagnosticId } from './diagnostic-catalogue.ts';

/** A position in a file of the author's; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Diagnostic extends Place {
  readonly id: DiagnosticId;
  readonly severity: Severity;
  readonly reason: string;
  readonly remedy: string;
  /** What the rule rests on, where it is one for mails. */
  readonly source?: string;
}

/** Makes a diagnostic; severity and the usual remedy come from the catalogue. */
export function diagnostic(
  id: DiagnosticId,
  place: Place,
  words: { readonly reason: string; readonly remedy?: string },
): Diagnostic {
  const entry: CatalogueEntry = catalogue[id];
  return {
    id,
    severity: entry.severity,
    file: place.file,
    line: place.line,
    column: place.column,
    reason: words.reason,
    remedy: words.remedy ?? entry.remedy,
    ...(entry.source === undefined ? {} : { source: entry.source }),
  };
}

/** Orders diagnostics by file, then position, then id, so that two runs print the same. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.id, b.id),
  );
}

/** The start of a file, for what concerns the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
