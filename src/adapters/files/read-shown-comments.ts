/** Which links’ own comments everybody may read, as far as the issues tell. */
import { commentsShownBy } from '../../core/gate/filed-comments.ts';
import { readIssueFile } from './issue-file.ts';
import { readIssue } from './read-issue.ts';
import type { Snapshot } from './snapshot.ts';

/** Reads the issues that name one of the links; an issue with an error shows nothing. */
export async function readShownComments(
  snapshot: Snapshot,
  linkIds: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { root, folder, extras, patronIssues } = snapshot;
  const shown = new Set<string>();
  for (const [id, path] of folder.issues) {
    if (patronIssues.has(id)) continue;
    // Most issues name none of them, and to parse one takes far longer than to read it.
    const text = new TextDecoder().decode(await readIssueFile(root, path, extras));
    if (!text.split(/[^a-z0-9-]+/).some((word) => linkIds.has(word))) continue;
    const parsed = await readIssue(snapshot, id);
    if (!parsed.ok) continue;
    for (const link of commentsShownBy(parsed.value.issue)) if (linkIds.has(link)) shown.add(link);
  }
  return shown;
}
