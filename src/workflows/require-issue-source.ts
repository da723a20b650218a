/** The plain file of an issue, as a command changes it. */
import { didYouMean } from '../core/did-you-mean.ts';
import { Failure } from '../core/failure.ts';
import { decodeSource, type SourceFile } from '../core/source-file.ts';
import { isMonth, issueName } from '../core/issue/issue-name.ts';
import type { ContentFiles } from '../ports/content.ts';

/** Throws where there is none that can be read; one that is encrypted cannot. */
export async function requireIssueSource(
  files: Pick<ContentFiles, 'list' | 'read'>,
  issueId: string,
): Promise<SourceFile> {
  const sources = await issueSources(files);
  const found = sources.find(({ path }) => issueName(path) === issueId);
  if (found !== undefined) return found;
  const ids = sources.map(({ path }) => issueName(path) ?? '');
  const near = isMonth(issueId) ? undefined : didYouMean(issueId, ids);
  throw new Failure(
    'usage',
    'no-issue-file',
    `There is no file issues/${issueId}.md that can be read.`,
    isMonth(issueId)
      ? `Begin it with: roundup new ${issueId}.`
      : near === undefined
        ? `The newest are ${ids.slice(-4).toReversed().join(', ') || 'still to be written'}.`
        : `Did you mean ${near}?`,
  );
}

/** The plain files of issues that can be read, in the order of their names. */
export async function issueSources(
  files: Pick<ContentFiles, 'list' | 'read'>,
): Promise<SourceFile[]> {
  const sources: SourceFile[] = [];
  for (const path of await files.list('issues')) {
    if (!/^issues\/[^/.]+\.md$/.test(path) || issueName(path) === undefined) continue;
    const source = decodeSource(path, await files.read(path));
    if (source.ok) sources.push(source.value);
  }
  return sources;
}
