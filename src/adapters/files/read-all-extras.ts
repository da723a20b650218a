/** Every extra that there is, the issues for patrons among them, each as one whole extra. */
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';
import { type Extra, isForPatrons } from '../../core/issue/issue.ts';
import { wholeIssue } from '../../core/issue/whole-issue.ts';
import { diagnosticsOf, resultOf, type Result } from '../../core/result.ts';
import { type LocatedExtra, readExtras, readIssue } from './read-issue.ts';
import type { Snapshot } from './snapshot.ts';

/** Drafts too. Fails where one of them cannot be opened. */
export async function readAllExtras(snapshot: Snapshot): Promise<Result<readonly Extra[]>> {
  const extras: Extra[] = [];
  const found: Diagnostic[] = [];
  for (const id of new Set(snapshot.folder.extras.map((file) => file.issueId))) {
    const read = await readExtras(snapshot, id);
    found.push(...diagnosticsOf(read));
    if (read.ok) found.push(...duplicatesIn(read.value));
    if (read.ok) extras.push(...read.value);
  }
  const { patronIssues } = snapshot;
  const opaqueSlug = patronIssues.size === 0 ? undefined : await snapshot.opaqueSlug?.();
  for (const id of patronIssues) {
    const read = await readIssue(snapshot, id);
    found.push(...diagnosticsOf(read));
    if (!read.ok || !isForPatrons(read.value.issue)) continue;
    extras.push(wholeIssue(read.value.issue, opaqueSlug?.(id) ?? id));
  }
  return resultOf(extras, found);
}

/** Two tiers with one id would be sealed by one key, and whoever may open one could open the other. */
function duplicatesIn(extras: readonly LocatedExtra[]): Diagnostic[] {
  return extras.flatMap((extra, index) => {
    const first = extras.findIndex(({ id }) => id === extra.id);
    const reason = `The id ${extra.id} is taken by another tier’s extra.`;
    return first === index ? [] : [diagnostic('extra/duplicate', startOf(extra.path), { reason })];
  });
}
