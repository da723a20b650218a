/** Beginning an issue: a file that passes every check but that its text is still to be written. */
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import { issueSkeleton } from '../core/issue/issue-skeleton.ts';
import type { ContentFiles } from '../ports.ts';

/** Never overwrites: an issue that exists is a failure. Returns the new file's path. */
export async function newIssue(
  files: ContentFiles,
  request: { readonly id: string; readonly config: Config },
): Promise<string> {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(request.id)) {
    throw new Failure(
      'usage',
      'no-month',
      `${request.id} is no month.`,
      'Write year and month: roundup new 2023-11.',
    );
  }
  const path = `issues/${request.id}.md`;
  if (!(await files.create(path, issueSkeleton(request.id, request.config.sections)))) {
    throw new Failure(
      'usage',
      'issue-exists',
      `There is an issue ${path} already; it was left as it is.`,
      'Choose another month, or go on writing that one.',
    );
  }
  return path;
}
