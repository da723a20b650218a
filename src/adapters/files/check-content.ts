/** Everything wrong with everything, or with the files named, in one list. */
import { diagnostic, type Diagnostic, sortDiagnostics, startOf } from '../../core/diagnostics.ts';
import { checkIssueSet } from '../../core/issue/check-issue-set.ts';
import { isForPatrons } from '../../core/issue/issue.ts';
import { matchExtras } from '../../core/issue/match-extras.ts';
import type { ParsedIssue } from '../../core/issue/parse-issue.ts';
import { checkLinkSet, linkId } from '../../core/link/link-shelf.ts';
import { urlKey } from '../../core/link/url-key.ts';
import { checkPublic } from '../../core/page/check-public.ts';
import { diagnosticsOf, type Result } from '../../core/result.ts';
import { createContentFiles } from './content-files.ts';
import { checkPages, readPageFolder } from './load-pages.ts';
import { readExtras, readIssue } from './read-issue.ts';
import type { Snapshot } from './snapshot.ts';

export async function checkAll(snapshot: Snapshot): Promise<Diagnostic[]> {
  const { folder, links, linkPaths } = snapshot;
  const shelved = links.ids.flatMap((id) => links.get(id) ?? []);
  await snapshot.keepLinks();
  const found = [
    ...folder.diagnostics,
    ...shelved.flatMap((result) => diagnosticsOf(result)),
    ...checkLinkSet(
      linkPaths,
      shelved.flatMap((result) => (result.ok ? [result.value] : [])),
    ),
  ];
  const parsed: ParsedIssue[] = [];
  for (const id of folder.issues.keys()) {
    const result = await readIssue(snapshot, id);
    found.push(...unchecked(diagnosticsOf(result)), ...(await checkExtras(snapshot, id, result)));
    if (result.ok) parsed.push(result.value);
  }
  const issues = parsed.map(({ issue }) => issue);
  found.push(...(await checkAddresses(snapshot, issues)), ...(await checkPages(snapshot)));
  if (folder.issues.size === 0) {
    found.push(
      diagnostic('issue/none', startOf('issues'), { reason: 'There is no issue in issues/.' }),
    );
  }
  return distinct(found);
}

/** Who stands where: issues, former addresses, the author’s own pages, and what is copied as it is. */
async function checkAddresses(
  { root }: Snapshot,
  issues: readonly ParsedIssue['issue'][],
): Promise<Diagnostic[]> {
  const files = createContentFiles(root);
  const published = await files.list('public');
  const { pages } = await readPageFolder(root);
  return [
    ...checkIssueSet(issues.map(factsOf), pages),
    ...checkPublic(published, {
      issues: issues.filter((issue) => !isForPatrons(issue)),
      issueFiles: published.length === 0 ? [] : await files.list('issues'),
      pages: pages.filter(({ kind }) => kind === 'markdown'),
    }),
  ];
}

/** `only` holds paths from the newsletter's root. */
export async function checkOnly(
  snapshot: Snapshot,
  only: ReadonlySet<string>,
): Promise<Diagnostic[]> {
  const found = snapshot.folder.diagnostics.filter((entry) => only.has(entry.file));
  for (const path of snapshot.linkPaths) {
    const link = only.has(path) ? snapshot.links.get(linkId(path)) : undefined;
    if (link !== undefined) found.push(...diagnosticsOf(link));
  }
  for (const [id, path] of snapshot.folder.issues) {
    const extras = snapshot.folder.extras.filter((file) => file.issueId === id);
    if (!only.has(path) && !extras.some((file) => only.has(file.path))) continue;
    const result = await readIssue(snapshot, id);
    found.push(...unchecked(diagnosticsOf(result)), ...(await checkExtras(snapshot, id, result)));
  }
  if ([...only].some((path) => path.startsWith('pages/'))) {
    found.push(...(await checkPages(snapshot)).filter(({ file }) => only.has(file)));
  }
  return distinct(found);
}

async function checkExtras(
  snapshot: Snapshot,
  id: string,
  parsed: Result<ParsedIssue>,
): Promise<readonly Diagnostic[]> {
  const extras = await readExtras(snapshot, id);
  if (!extras.ok || !parsed.ok) return unchecked(diagnosticsOf(extras));
  return [...extras.warnings, ...matchExtras(parsed.value.issue, extras.value)];
}

/** Whoever has no key may check the rest of a newsletter; only building and mailing must stop. */
function unchecked(found: readonly Diagnostic[]): Diagnostic[] {
  return found.map((each) =>
    each.id === 'extra/encrypted'
      ? diagnostic('extra/unchecked', each, { reason: each.reason })
      : each,
  );
}

/** What the comparison of all issues needs of one. */
function factsOf(issue: ParsedIssue['issue']) {
  const { sections, sectionPlaces, alsoRead } = issue;
  const listed = sections.reading.map((entry, index) => ({
    entry,
    place: sectionPlaces.reading[index] ?? startOf(issue.path),
  }));
  const pages = [...listed, ...alsoRead].flatMap(({ entry, place }) =>
    entry.sources.map(({ title, url }) => ({ key: urlKey(url), title, place })),
  );
  return { ...issue, pages };
}

/** A link's mistake is found in the link and in every issue that uses it. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(found.map((entry) => [JSON.stringify(entry), entry]));
  return sortDiagnostics([...byText.values()]);
}
