/** An issue named on the command line, for a command that cannot go on without it. */
import { Failure } from '../core/failure.ts';
import type { Issue } from '../core/issue/issue.ts';
import type { Content } from '../ports/content.ts';
import type { Reporter } from './reporter.ts';
import { requireIssue } from './require-issue.ts';

/** Reports what is wrong with it, then throws `issue-broken`; or `no-such-issue`. */
export async function readIssue(
  content: Pick<Content, 'issue' | 'issueIds'>,
  issueId: string,
  reporter: Reporter,
): Promise<Issue> {
  await requireIssue(content, issueId);
  const issue = await content.issue(issueId);
  if (issue.ok) return issue.value;
  reporter.diagnostics(issue.diagnostics);
  throw new Failure(
    'content',
    'issue-broken',
    `${issueId} has errors, so that nobody knows what it links to.`,
    'Mend what is listed above; "roundup check" lists it again.',
  );
}
