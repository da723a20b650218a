/** Holds the issues that were mailed against their text as it is now. */
import { diagnostic, type Diagnostic } from '../core/diagnostics.ts';
import { formatDay } from '../core/edition/format-day.ts';
import { Failure } from '../core/failure.ts';
import { compareOutlines, type OutlineChange } from '../core/issue/compare-outlines.ts';
import type { Issue } from '../core/issue/issue.ts';
import { outlineOf } from '../core/issue/outline.ts';
import type { MailedContent } from '../core/delivery/sent-content.ts';
import type { Content } from '../ports/content.ts';
import type { Ledger } from '../ports/ledger.ts';

export interface ChangesReport {
  readonly diagnostics: readonly Diagnostic[];
  /** Why the ledger could not be read; then nothing was compared. */
  readonly notCompared: string | undefined;
}

/** Whoever wrote an issue anew does not need a line for each paragraph. */
const MOST_CHANGES = 50;

/** `only` names files from the newsletter's root. An issue with errors is not compared. */
export async function changedSinceSent(
  content: Pick<Content, 'sound'>,
  ledger: Pick<Ledger, 'mailed'>,
  only: readonly string[] | undefined,
): Promise<ChangesReport> {
  let mailed: ReadonlyMap<string, MailedContent>;
  try {
    mailed = byIssue(await ledger.mailed(), only);
  } catch (error) {
    if (error instanceof Failure) return { diagnostics: [], notCompared: error.message };
    throw error;
  }
  const diagnostics: Diagnostic[] = [];
  if (mailed.size === 0) return { diagnostics, notCompared: undefined };
  for await (const { issue, extras } of content.sound(new Set(mailed.keys()))) {
    const sent = mailed.get(issue.id);
    if (sent === undefined || isCorrected(issue, sent)) continue;
    const changes = compareOutlines(sent.outline, outlineOf(issue, extras));
    diagnostics.push(...describe(changes, sent));
  }
  return { diagnostics, notCompared: undefined };
}

/** Of several texts of an issue the one that most subscribers got. */
function byIssue(
  mailed: readonly MailedContent[],
  only: readonly string[] | undefined,
): Map<string, MailedContent> {
  const chosen = new Map<string, MailedContent>();
  for (const sent of mailed) {
    if (sent.outline.length === 0 || !isAsked(sent.issueId, only)) continue;
    if (sent.count > (chosen.get(sent.issueId)?.count ?? 0)) chosen.set(sent.issueId, sent);
  }
  return chosen;
}

function isAsked(issueId: string, only: readonly string[] | undefined): boolean {
  return (
    only === undefined ||
    only.some((path) => path.slice(path.lastIndexOf('/') + 1).startsWith(`${issueId}.`))
  );
}

/** Its author knows. */
function isCorrected(issue: Issue, sent: MailedContent): boolean {
  return issue.corrections.some(({ date }) => date >= dayOf(sent));
}

function describe(changes: readonly OutlineChange[], sent: MailedContent): Diagnostic[] {
  const day = formatDay(dayOf(sent), 'en');
  const got = `as ${readers(sent.count)} got it on ${day}`;
  const shown = changes.slice(0, MOST_CHANGES).map((change) =>
    diagnostic('issue/changed-since-sent', change.place, {
      reason: reasonOf(change, { got, day }),
    }),
  );
  const last = changes[MOST_CHANGES];
  if (last === undefined) return shown;
  const reason = `${changes.length - MOST_CHANGES} more parts of this issue are not ${got}.`;
  return [...shown, diagnostic('issue/changed-since-sent', last.place, { reason })];
}

function reasonOf(
  change: OutlineChange,
  { got, day }: { readonly got: string; readonly day: string },
): string {
  const since = `after the issue was sent on ${day}`;
  switch (change.kind) {
    case 'changed':
      return `This ${change.part} is not ${got}.`;
    case 'added':
      return `This ${change.part} was added ${since}.`;
    case 'removed': {
      const article = /^[aeiou]/i.test(change.part) ? 'An' : 'A';
      const where =
        change.stood === 'elsewhere' ? 'of this issue' : `that stood ${change.stood} this`;
      return `${article} ${change.part} ${where} was removed ${since}.`;
    }
  }
}

function readers(count: number): string {
  return count === 1 ? '1 subscriber' : `${count.toLocaleString('en')} subscribers`;
}

function dayOf(sent: MailedContent): string {
  return sent.sentAt.toISOString().slice(0, 10);
}
