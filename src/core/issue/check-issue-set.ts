/** Mistakes that no single issue shows: addresses and numbers that occur twice, repeated links. */
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';

/** What the comparison needs of an issue. */
export interface IssueFacts {
  readonly id: string;
  readonly path: string;
  readonly slug: string;
  readonly date: string;
  readonly number: number | undefined;
  /** Keys of the pages that the issue's reading list points to. */
  readonly pageKeys: readonly string[];
}

export function checkIssueSet(issues: readonly IssueFacts[]): Diagnostic[] {
  const byDate = issues.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const found: Diagnostic[] = [];
  const slugs = new Map<string, IssueFacts>();
  const numbers = new Map<number, IssueFacts>();
  const pages = new Map<string, IssueFacts>();
  for (const issue of byDate) {
    const sameSlug = slugs.get(issue.slug);
    if (sameSlug !== undefined) {
      found.push(
        report(
          'issue/duplicate-slug',
          issue,
          `/issues/${issue.slug}/ is the address of ${sameSlug.path}.`,
        ),
      );
    }
    slugs.set(issue.slug, sameSlug ?? issue);
    if (issue.number !== undefined) {
      const sameNumber = numbers.get(issue.number);
      if (sameNumber !== undefined) {
        found.push(
          report(
            'issue/duplicate-number',
            issue,
            `${sameNumber.path} is number ${issue.number} too.`,
          ),
        );
      }
      numbers.set(issue.number, sameNumber ?? issue);
    }
    for (const key of issue.pageKeys) {
      const earlier = pages.get(key);
      if (earlier !== undefined && earlier.id !== issue.id) {
        found.push(report('link/repeated', issue, `${key} was in ${earlier.path}.`));
      }
      pages.set(key, earlier ?? issue);
    }
  }
  return found;
}

function report(
  id: 'issue/duplicate-slug' | 'issue/duplicate-number' | 'link/repeated',
  issue: IssueFacts,
  reason: string,
): Diagnostic {
  return diagnostic(id, startOf(issue.path), { reason });
}
