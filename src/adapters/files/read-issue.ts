/** One issue from its file, and its extras from theirs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';
import type { Extra } from '../../core/issue/issue.ts';
import { parseExtras } from '../../core/issue/parse-extras.ts';
import { parseIssue, type ParsedIssue } from '../../core/issue/parse-issue.ts';
import { diagnosticsOf, resultOf, type Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import { contextOf, type Snapshot } from './snapshot.ts';

/** Reads one issue; extras are not opened. */
export async function readIssue(snapshot: Snapshot, id: string): Promise<Result<ParsedIssue>> {
  const path = snapshot.folder.issues.get(id);
  if (path === undefined) {
    return {
      ok: false,
      diagnostics: [
        diagnostic('issue/bad-name', startOf(`issues/${id}.md`), {
          reason: 'There is no such issue.',
          remedy: `The issues are ${[...snapshot.folder.issues.keys()].toSorted().slice(-12).join(', ')}.`,
        }),
      ],
    };
  }
  const source = decodeSource(path, await readFile(join(snapshot.root, path)));
  if (!source.ok) return source;
  return parseIssue(source.value, await contextOf(snapshot, id));
}

export type LocatedExtra = Extra & { readonly path: string };

/** Opens the files of all tiers. */
export async function readExtras(
  snapshot: Snapshot,
  issueId: string,
): Promise<Result<readonly LocatedExtra[]>> {
  const extras: LocatedExtra[] = [];
  const found: Diagnostic[] = [];
  for (const file of snapshot.folder.extras) {
    if (file.issueId !== issueId) continue;
    const source = decodeSource(file.path, await readFile(join(snapshot.root, file.path)));
    const parsed = source.ok
      ? parseExtras(source.value, {
          ...file,
          issueAddresses: snapshot.issueAddresses,
          language: snapshot.config.language,
        })
      : source;
    found.push(...diagnosticsOf(parsed));
    if (parsed.ok) extras.push(...parsed.value.map((extra) => ({ ...extra, path: file.path })));
  }
  return resultOf(extras, found);
}
