/** What the public sees of issues for patrons: pages without their content, or none at all. */
import type { ArchivedEdition } from '../../core/edition/archive.ts';
import { type OpaqueSlug, publicFormOf } from '../../core/edition/project.ts';
import { renderWebEdition } from '../../core/edition/web.ts';
import { diagnostic, type Diagnostic } from '../../core/diagnostics.ts';
import { diagnosticsOf } from '../../core/result.ts';
import { sha256 } from './engine-digest.ts';
import { readIssue } from './read-issue.ts';
import type { Snapshot } from './snapshot.ts';

export interface PatronPages {
  /** The newest first. */
  readonly pages: readonly ArchivedEdition[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The cache is kept out of this: it holds public text alone. An issue that cannot be opened has no
 * page; the gate of a build opens every extra itself, and stops where it cannot.
 */
export async function loadPatronPages(snapshot: Snapshot, drafts: boolean): Promise<PatronPages> {
  const { patronIssues, config } = snapshot;
  if (patronIssues.size === 0) return { pages: [], diagnostics: [] };
  const opaqueSlug: OpaqueSlug | undefined = await snapshot.opaqueSlug?.();
  const diagnostics: Diagnostic[] = [];
  const pages: ArchivedEdition[] = [];
  for (const id of patronIssues) {
    const read = await readIssue(snapshot, id);
    diagnostics.push(...diagnosticsOf(read).map(withoutKey));
    if (!read.ok) continue;
    const { issue } = read.value;
    const projected = publicFormOf(issue, {
      tiers: config.tiers,
      language: config.language,
      opaqueSlug,
    });
    if (projected === undefined || (issue.draft && !drafts)) continue;
    const edition = await renderWebEdition(projected, config);
    pages.push({ ...edition, digest: sha256(JSON.stringify([edition, config])) });
  }
  return { pages: pages.toSorted((a, b) => (a.date < b.date ? 1 : -1)), diagnostics };
}

/** What is encrypted is public to nobody, so the pages of all others can be made without it. */
function withoutKey(found: Diagnostic): Diagnostic {
  return found.id === 'extra/encrypted'
    ? diagnostic('extra/unchecked', found, { reason: found.reason })
    : found;
}
