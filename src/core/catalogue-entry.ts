/** What is known of a diagnostic before it is found: how bad it is, and the usual way to mend it. */
export type Severity = 'error' | 'warning';

export interface CatalogueEntry {
  readonly severity: Severity;
  /** What the documentation calls it. */
  readonly title: string;
  /** Used where the place of the mistake tells no better one. */
  readonly remedy: string;
  /** What a rule for mails rests on: a standard, a measurement, a client's known bug. */
  readonly source?: string;
}

export const error = (title: string, remedy: string): CatalogueEntry => ({
  severity: 'error',
  title,
  remedy,
});
export const warning = (title: string, remedy: string): CatalogueEntry => ({
  severity: 'warning',
  title,
  remedy,
});
