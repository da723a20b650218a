/** One issue from its file, and its extras from theirs. */
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';
import { type Extra, isForPatrons } from '../../core/issue/issue.ts';
import { parseExtras } from '../../core/issue/parse-extras.ts';
import { parseIssue, type ParsedIssue } from '../../core/issue/parse-issue.ts';
import { diagnosticsOf, resultOf, type Result } from '../../core/result.ts';
import { decodeSource, type SourceFile } from '../../core/source-file.ts';
import { readExtraAssets } from './assets.ts';
import { ExtrasLocked } from './extras-folder.ts';
import { readIssueFile } from './issue-file.ts';
import type { ExtrasFile } from './issue-folder.ts';
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
  const source = await sourceOf(path, readIssueFile(snapshot.root, path, snapshot.extras));
  if (!source.ok) return source;
  const parsed = parseIssue(source.value, await contextOf(snapshot, id));
  if (!parsed.ok || !isForPatrons(parsed.value.issue) || snapshot.patronIssues.has(id)) {
    return parsed;
  }
  return { ok: false, diagnostics: [...parsed.warnings, hiddenAudience(path)] };
}

/** Addresses and links are made from the heads of files, so a head must tell whom it is for. */
export function hiddenAudience(path: string): Diagnostic {
  return diagnostic('issue/unknown-audience', startOf(path), {
    reason: '`audience` is not found at the head of the file.',
    remedy: 'Write it as a line of its own near the top: audience: patron',
  });
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
    const parsed = await readTier(snapshot, file);
    found.push(...diagnosticsOf(parsed));
    if (parsed.ok) extras.push(...parsed.value.map((extra) => ({ ...extra, path: file.path })));
  }
  return resultOf(extras, found);
}

async function readTier(
  { extras, issueAddresses, config }: Snapshot,
  file: ExtrasFile,
): Promise<Result<readonly Extra[]>> {
  const source = await sourceOf(file.path, extras.read(file.name));
  if (!source.ok) return source;
  const folder = `${file.issueId}.${file.tier}`;
  return parseExtras(source.value, {
    issueId: file.issueId,
    tier: file.tier,
    issueAddresses,
    language: config.language,
    folder: { name: `${folder}/`, path: `${extras.path}${folder}/`, address: `${folder}/` },
    assets: await readExtraAssets(extras, folder),
  });
}

async function sourceOf(path: string, reading: Promise<Uint8Array>): Promise<Result<SourceFile>> {
  try {
    return decodeSource(path, await reading);
  } catch (error) {
    if (!(error instanceof ExtrasLocked)) throw error;
    const reason = `The file is encrypted: ${error.message}`;
    return { ok: false, diagnostics: [diagnostic('extra/encrypted', startOf(path), { reason })] };
  }
}
