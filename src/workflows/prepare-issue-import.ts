/** Preparing an import of old issues: the export is read and held against what is there; nothing is written. */
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import { parseFrontmatter } from '../core/frontmatter.ts';
import { issueName } from '../core/issue/issue-name.ts';
import { parseIssue } from '../core/issue/parse-issue.ts';
import { parseLink } from '../core/link/parse-link.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { linkShelf } from '../core/link/link-shelf.ts';
import { tag } from '../core/fields.ts';
import { fileLinks, type LinkFiling } from '../core/newsletter-import/filed-links.ts';
import type {
  ExportedFiles,
  ImportNotice,
  NewsletterSource,
} from '../core/newsletter-import/imported-issue.ts';
import { importMark, issueText } from '../core/newsletter-import/issue-text.ts';
import {
  type IssueHere,
  nameIssues,
  type NamedIssues,
} from '../core/newsletter-import/name-issues.ts';
import { prepareIssue, type PreparedIssue } from '../core/newsletter-import/prepare-issue.ts';
import { diagnosticsOf } from '../core/result.ts';
import { decodeSource } from '../core/source-file.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentFiles } from '../ports/content.ts';
import type { NewsletterExports } from '../ports/exports.ts';
import type { LinkFiles } from '../ports/links.ts';

export interface IssueImportPorts {
  readonly exports: NewsletterExports;
  readonly files: ContentFiles;
  readonly links: LinkFiles;
  readonly clock: Pick<Clock, 'now'>;
}

export interface IssueImportRequest {
  readonly source: NewsletterSource;
  /** Of the export, absolute; for people it is `shown`. */
  readonly path: string;
  readonly shown: string;
  readonly config: Config;
}

export interface IssueToWrite extends PreparedIssue {
  readonly id: string;
  readonly path: string;
  readonly mark: string;
  /** Where it is in the export. */
  readonly at: string;
  /** Where readers had it, and where they will have it. */
  readonly moved: { readonly from: string; readonly to: string } | undefined;
}

export interface PreparedIssueImport {
  readonly source: Pick<NewsletterSource, 'id' | 'title'>;
  readonly files: ExportedFiles;
  readonly fresh: readonly IssueToWrite[];
  readonly known: readonly { readonly id: string; readonly at: string }[];
  readonly links: Pick<LinkFiling, 'fresh' | 'knownCount'>;
  readonly leftOut: readonly ImportNotice[];
  readonly notices: readonly ImportNotice[];
}

const MOST_REASONS = 3;

/** Throws `newsletter-export-empty`, and what reading the export throws. */
export async function prepareIssueImport(
  { exports, files: content, links, clock }: IssueImportPorts,
  { source, path, shown, config }: IssueImportRequest,
): Promise<PreparedIssueImport> {
  const files = await exports.read(path);
  const read = source.read(files);
  if (read.issues.length === 0) throw empty(shown, source, read.leftOut);
  const { here, slugs } = await issuesHere(content);
  const named = nameIssues(source.id, read.issues, here);
  const { records } = await links.all();
  const headings = {
    writing: config.sections.writing.heading,
    building: config.sections.building.heading,
    reading: config.sections.reading.heading,
  };
  const today = clock.now().toISOString().slice(0, 10);
  const leftOut = [...read.leftOut, ...named.leftOut];
  // Whoever linked to an issue that is left out after all has to be read again without it.
  for (let rest = named; ;) {
    const { filing, fresh, refused } = prepareAll(rest, { files, headings, records, slugs });
    const problemOf = checkerOf(fresh, [...records, ...filing.fresh], { config, headings, today });
    for (const issue of fresh) {
      const problem = problemOf(issue);
      if (problem !== undefined) refused.set(issue.id, problem);
    }
    for (const { id, issue } of rest.fresh) {
      const what = refused.get(id);
      if (what !== undefined) leftOut.push({ at: issue.at, what });
    }
    if (refused.size > 0) {
      rest = { ...rest, fresh: rest.fresh.filter(({ id }) => !refused.has(id)) };
      continue;
    }
    return {
      source,
      files,
      fresh,
      known: named.known.map(({ id, issue }) => ({ id, at: issue.at })),
      links: filing,
      leftOut,
      notices: fresh.flatMap(({ notices }) => notices),
    };
  }
}

/** Every issue as a file, and every link; `refused` are those that cannot be read, with the reason. */
function prepareAll(
  named: NamedIssues,
  around: {
    readonly files: ExportedFiles;
    readonly headings: Record<'writing' | 'building' | 'reading', string>;
    readonly records: readonly LinkRecord[];
    readonly slugs: ReadonlySet<string>;
  },
): {
  readonly filing: LinkFiling;
  readonly fresh: readonly IssueToWrite[];
  readonly refused: Map<string, string>;
} {
  const { files, headings } = around;
  const filing = fileLinks(around.records);
  const addresses = addressesOf(named);
  const slugs = new Set(around.slugs);
  const fresh: IssueToWrite[] = [];
  const refused = new Map<string, string>();
  for (const each of named.fresh) {
    const slug = slugFor(each.id, each.issue.slug, slugs);
    const prepared = prepareIssue(each, slug, {
      files,
      headings,
      issueAt: (address) => addresses.get(bareAddress(address)),
      refer: filing.refer,
    });
    if (prepared === undefined) {
      refused.set(each.id, 'it is longer or more intricate than any mail');
      continue;
    }
    const from = each.issue.address?.replace(/^__GHOST_URL__/, '');
    fresh.push({
      ...prepared,
      id: each.id,
      path: `issues/${each.id}.md`,
      mark: each.mark,
      at: each.issue.at,
      moved: from === undefined ? undefined : { from, to: `/issues/${slug ?? each.id}/` },
    });
  }
  return { filing, fresh, refused };
}

async function issuesHere(
  content: ContentFiles,
): Promise<{ readonly here: IssueHere[]; readonly slugs: Set<string> }> {
  const here: IssueHere[] = [];
  const slugs = new Set<string>();
  for (const path of await content.list('issues')) {
    const id = /^issues\/[^/]+$/.test(path) ? issueName(path) : undefined;
    if (id === undefined) continue;
    const source = path.endsWith('.md') ? decodeSource(path, await content.read(path)) : undefined;
    const text = source?.ok === true ? source.value.text : '';
    const head = parseFrontmatter({ path, text });
    const data: unknown = head.ok ? head.value.data : {};
    const word = (name: string): string => {
      const value: unknown =
        typeof data === 'object' && data !== null
          ? Object.entries(data).find(([key]) => key === name)?.[1]
          : undefined;
      return typeof value === 'string' ? value : '';
    };
    here.push({ id, mark: importMark(text), title: word('title'), date: word('date') });
    slugs.add(word('slug') || id);
  }
  return { here, slugs };
}

/** Old addresses of the issues that readers have here or will have; a draft has no page. */
function addressesOf({ fresh, known }: NamedIssues): ReadonlyMap<string, string> {
  return new Map(
    [...fresh, ...known].flatMap(({ id, issue }) =>
      issue.address === undefined || issue.heldBack !== undefined
        ? []
        : [[bareAddress(issue.address), id] as const],
    ),
  );
}

function bareAddress(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}

/** The old name in the address lives on, where it is one that an address of ours may have. */
function slugFor(id: string, old: string | undefined, taken: Set<string>): string | undefined {
  const slug = old?.toLowerCase();
  const isFree = slug !== undefined && tag.safeParse(slug).success && !taken.has(slug);
  const isName = isFree && /[a-z]/.test(slug);
  taken.add(isName ? slug : id);
  return isName ? slug : undefined;
}

/** Tells what `roundup check` would find wrong in a file; such an issue is better left where it is. */
function checkerOf(
  fresh: readonly IssueToWrite[],
  records: readonly { readonly path: string; readonly text: string }[],
  how: {
    readonly config: Config;
    readonly headings: Record<'writing' | 'building' | 'reading', string>;
    readonly today: string;
  },
): (issue: IssueToWrite) => string | undefined {
  const { language, tiers, support } = how.config;
  const issueAddresses = new Map(fresh.map(({ id, head }) => [id, `/issues/${head.slug ?? id}/`]));
  const texts = new Map(records.map((link) => [link.path, link.text]));
  const links = linkShelf([...texts.keys()], (path) =>
    parseLink(
      { path, text: texts.get(path) ?? '' },
      { today: how.today, issueAddresses, language },
    ),
  );
  const context = {
    language,
    tiers,
    hasSupport: support !== undefined,
    headings: how.headings,
    links,
    issueAddresses,
    assets: new Map<string, never>(),
  };
  return (issue) => {
    const text = issueText(issue.head, issue.mark, issue.blocks, new Map());
    const source = decodeSource(issue.path, new TextEncoder().encode(text));
    const parsed = source.ok ? parseIssue(source.value, context) : source;
    // Links to issues that are here already are none of the fresh ones.
    const error = diagnosticsOf(parsed).find(
      ({ severity, id }) => severity === 'error' && id !== 'markdown/broken-link',
    );
    return error && `it would not pass the check: ${error.reason} [${error.id}]`;
  };
}

function empty(
  shown: string,
  { title, wants }: NewsletterSource,
  leftOut: readonly ImportNotice[],
): Failure {
  const why = leftOut.slice(0, MOST_REASONS).map(({ at, what }) => `${at}: ${what}`);
  return new Failure(
    'content',
    'newsletter-export-empty',
    `${shown} has no issues that are read as ${title}${why.length === 0 ? '' : ` (${why.join('; ')})`}.`,
    `Give ${wants}. docs/import-issues.md says how to export there.`,
  );
}
