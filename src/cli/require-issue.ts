/** An issue named on the command line, which must be there. */
import { didYouMean } from '../core/did-you-mean.ts';
import { Failure } from '../core/failure.ts';
import type { Content } from '../ports/content.ts';

/** Throws a usage failure that names the issue that was meant, or the newest ones. */
export async function requireIssue(
  content: Pick<Content, 'issueIds'>,
  issueId: string,
): Promise<void> {
  const ids = await content.issueIds();
  if (ids.includes(issueId)) return;
  const near = didYouMean(issueId, ids);
  const newest = ids.slice(-6).toReversed().join(', ');
  throw new Failure(
    'usage',
    'no-such-issue',
    `There is no issue ${issueId}.`,
    near === undefined
      ? `The newest are ${newest || 'still to be written'}.`
      : `Did you mean ${near}?`,
  );
}
