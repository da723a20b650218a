/** Mistakes that no single issue shows: addresses and numbers that occur twice, repeated links. */
import { diagnostic, type Diagnostic, type Place, startOf } from '../diagnostics.ts';
import { aliasKey, whyTaken } from './alias.ts';

/** What the comparison needs of an issue. */
export interface IssueFacts {
  readonly id: string;
  readonly path: string;
  readonly slug: string;
  readonly date: string;
  readonly number: number | undefined;
  readonly aliases: readonly string[];
  /** The pages that the issue recommends. */
  readonly pages: readonly ListedPage[];
}

/** Such as `/about/`, of `pages/about.md`. */
export interface PageFacts {
  readonly address: string;
  readonly path: string;
}

export interface ListedPage {
  readonly key: string;
  readonly title: string;
  /** Where the issue lists it. */
  readonly place: Place;
}

/** `pages` are the author’s own, which have addresses too. */
export function checkIssueSet(
  issues: readonly IssueFacts[],
  pages: readonly PageFacts[] = [],
): Diagnostic[] {
  const byDate = issues.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const found: Diagnostic[] = [];
  const slugs = new Map<string, IssueFacts>();
  const numbers = new Map<number, IssueFacts>();
  const listed = new Map<string, IssueFacts>();
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
    for (const { key, title, place } of issue.pages) {
      const earlier = listed.get(key);
      if (earlier !== undefined && earlier.id !== issue.id) {
        const reason = `${title} was in ${earlier.path}, of ${earlier.date}.`;
        found.push(diagnostic('link/repeated', place, { reason }));
      }
      listed.set(key, earlier ?? issue);
    }
  }
  return [...found, ...checkAliases(byDate, pages)];
}

/** An alias at the address of a page would hide it, or lead in a circle. */
function checkAliases(issues: readonly IssueFacts[], pages: readonly PageFacts[]): Diagnostic[] {
  const slugs = new Set(issues.map(({ slug }) => slug));
  const own = new Map(pages.map((page) => [aliasKey(page.address), page]));
  const taken = new Map<string, IssueFacts>();
  return issues.flatMap((issue) =>
    issue.aliases.flatMap((alias) => {
      const key = aliasKey(alias) ?? alias;
      const other = taken.get(key);
      taken.set(key, other ?? issue);
      const page = own.get(key);
      const reason =
        whyTaken(alias, slugs) ??
        (page && `${alias} is the address of ${page.path}.`) ??
        (other === undefined ? undefined : `${alias} leads to ${other.path} already.`);
      return reason === undefined ? [] : [report('issue/alias-taken', issue, reason)];
    }),
  );
}

function report(
  id: 'issue/duplicate-slug' | 'issue/duplicate-number' | 'issue/alias-taken',
  issue: IssueFacts,
  reason: string,
): Diagnostic {
  return diagnostic(id, startOf(issue.path), { reason });
}
