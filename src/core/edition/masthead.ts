/** What the masthead says: which month an issue is for. */
import { asOpening, formatMonth } from './format-day.ts';
import type { ProjectedIssue } from './project.ts';

/** `October 2023` for the issue `2023-10`, whenever it went out. */
export function mastheadMonth(
  issue: Pick<ProjectedIssue, 'id' | 'date'>,
  language: string,
): string {
  const day = /^\d{4}-\d{2}$/.test(issue.id) ? `${issue.id}-01` : issue.date;
  return asOpening(formatMonth(day, language), language);
}
