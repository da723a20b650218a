/** What lies in `issues/` and among the extras: each file by what its name means. */
import type { Tier } from '../../core/audience/tier.ts';
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';
import { type NamedFile, nameOfExtrasFile, nameOfIssueFile } from '../../core/issue/issue-name.ts';
import type { ExtrasFolder } from './extras-folder.ts';

export interface ExtrasFile {
  readonly path: string;
  /** In the folder of extras. */
  readonly name: string;
  readonly issueId: string;
  readonly tier: string;
}

export interface IssueFolder {
  /** Path of each issue's file, by id. */
  readonly issues: ReadonlyMap<string, string>;
  /** Files of extras; named here, never opened here. */
  readonly extras: readonly ExtrasFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `paths` are those below `issues/`, from the newsletter's root. */
export function sortIssueFolder(
  paths: readonly string[],
  folder: ExtrasFolder,
  tiers: readonly Tier[],
): IssueFolder {
  const issues = new Map<string, string>();
  const extras: ExtrasFile[] = [];
  const diagnostics = [...folder.diagnostics];
  const report = (path: string, { id, reason }: Extract<NamedFile, { kind: 'problem' }>): void => {
    diagnostics.push(diagnostic(id, startOf(path), { reason }));
  };
  for (const path of paths) {
    // A folder of extras that lies in `issues/` is read below.
    if (!folder.isIssues && path.startsWith(folder.path)) continue;
    const named = nameOfIssueFile(path, tiers);
    if (named.kind === 'problem') report(path, named);
    else if (named.kind === 'issue') addIssue(issues, named.issueId, path, diagnostics);
    else if (named.kind === 'extras') {
      if (folder.isIssues) extras.push({ ...named, path, name: path.slice(folder.path.length) });
      else report(path, misplaced(folder));
    }
  }
  for (const name of folder.isIssues ? [] : folder.names) {
    const path = folder.path + name;
    const named = nameOfExtrasFile(name, tiers);
    if (named?.kind === 'problem') report(path, named);
    else if (named?.kind === 'issue') addIssue(issues, named.issueId, path, diagnostics);
    else if (named?.kind === 'extras') extras.push({ ...named, path, name });
  }
  return { issues, extras, diagnostics: [...diagnostics, ...strayExtras(extras, issues)] };
}

/** The plain file and the encrypted one may lie side by side for a while: the plain one is read. */
function addIssue(
  issues: Map<string, string>,
  id: string,
  path: string,
  diagnostics: Diagnostic[],
): void {
  const other = issues.get(id);
  if (other === undefined) {
    issues.set(id, path);
    return;
  }
  diagnostics.push(
    diagnostic('file/twice', startOf(path), { reason: `${other} is the same issue.` }),
  );
}

function strayExtras(
  extras: readonly ExtrasFile[],
  issues: ReadonlyMap<string, string>,
): Diagnostic[] {
  const seen = new Map<string, string>();
  return extras.flatMap(({ path, issueId, tier }) => {
    const key = `${issueId}.${tier}`;
    const other = seen.get(key);
    seen.set(key, other ?? path);
    if (other !== undefined) {
      return [
        diagnostic('file/twice', startOf(path), { reason: `${other} holds the same extras.` }),
      ];
    }
    return issues.has(issueId)
      ? []
      : [
          diagnostic('file/orphan-extras', startOf(path), {
            reason: `There is no issue ${issueId}.`,
          }),
        ];
  });
}

function misplaced(folder: ExtrasFolder): Extract<NamedFile, { kind: 'problem' }> {
  return {
    kind: 'problem',
    id: 'file/misplaced',
    reason: `Extras are kept in ${folder.path}, as the config says in extras.dir.`,
  };
}
