/** Beginning an issue: what is ready stands in it, and it passes every check. */
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import { isDay } from '../core/fields.ts';
import { isMonth, issueName } from '../core/issue/issue-name.ts';
import { issueSkeleton } from '../core/issue/issue-skeleton.ts';
import { type LastIssue, lastIssue } from '../core/issue/last-issue.ts';
import { nextDate } from '../core/issue/next-date.ts';
import { sectionNames } from '../core/issue/schema.ts';
import { groupLinks } from '../core/link/group-links.ts';
import type { LinkStanding } from '../core/link/link-standing.ts';
import type { ContentFiles } from '../ports/content.ts';
import type { LinkFiles } from '../ports/links.ts';
import { readLinks } from './read-links.ts';
import { issueSources } from './require-issue-source.ts';

const MONTH_CHARS = '2023-11'.length;

export interface NewIssueRequest {
  readonly id: string;
  readonly config: Config;
  /** Neither links nor anything of the last issue. */
  readonly isEmpty: boolean;
  /** Of ready links; the rest stays ready. */
  readonly most: number;
}

export interface NewIssue {
  readonly path: string;
  readonly date: string;
  readonly number: number | undefined;
  /** How many links it lists. */
  readonly listed: number;
  /** Ready links for which there was no room. */
  readonly left: number;
  /** Ready links whose page an issue has shown already; they are listed nowhere. */
  readonly repeats: readonly LinkStanding[];
}

/** Never overwrites: an issue that exists is a failure. */
export async function newIssue(
  ports: { readonly files: ContentFiles; readonly links: LinkFiles },
  request: NewIssueRequest,
): Promise<NewIssue> {
  const { id, config } = request;
  if (!isMonth(id) || (id.length > MONTH_CHARS && !isDay(id))) {
    throw new Failure(
      'usage',
      'no-month',
      `${id} is neither a month nor a day.`,
      'Write year and month, roundup new 2023-11; or the day, where a month has several issues.',
    );
  }
  const past = request.isEmpty ? [] : await pastIssues(ports.files, id);
  const last = past.at(-1);
  const { fresh, repeats } = request.isEmpty
    ? { fresh: [], repeats: [] }
    : readyLinks(await readLinks(ports.links));
  // What was added last is what the issue is most about.
  const chosen = fresh.slice(-request.most);
  const plan = {
    id,
    date: nextDate(id, past),
    number: last?.number === undefined ? undefined : last.number + 1,
    headings: headingsOf(last, config),
    groups: groupLinks(chosen.map(({ record }) => record)),
  };
  const path = `issues/${id}.md`;
  if (!(await ports.files.create(path, issueSkeleton(plan)))) {
    throw new Failure(
      'usage',
      'issue-exists',
      `There is an issue ${path} already; it was left as it is.`,
      'Choose another month, or go on writing that one.',
    );
  }
  const { date, number } = plan;
  return { path, date, number, listed: chosen.length, left: fresh.length - chosen.length, repeats };
}

/** The oldest first: those that an issue can take, and those that would be repeats. */
export function readyLinks({ standings }: { readonly standings: readonly LinkStanding[] }): {
  readonly fresh: readonly LinkStanding[];
  readonly repeats: readonly LinkStanding[];
} {
  const ready = standings
    .filter(({ status }) => status === 'ready')
    .toSorted(({ record: a }, { record: b }) => (a.id < b.id ? -1 : 1));
  return {
    fresh: ready.filter(({ repeats }) => repeats.length === 0),
    repeats: ready.filter(({ repeats }) => repeats.length > 0),
  };
}

/** The months before, in their order; those for patrons alone are of another kind. */
async function pastIssues(files: ContentFiles, id: string): Promise<LastIssue[]> {
  const sources = await issueSources(files);
  return sources
    .filter(({ path }) => isMonth(issueName(path) ?? '') && (issueName(path) ?? '') < id)
    .flatMap((source) => lastIssue(source) ?? [])
    .filter(({ isForPatrons }) => !isForPatrons);
}

function headingsOf(last: LastIssue | undefined, config: Config): LastIssue['headings'] {
  return last !== undefined && last.headings.length > 0
    ? last.headings
    : sectionNames.map((section) => ({ text: config.sections[section].heading, section }));
}
