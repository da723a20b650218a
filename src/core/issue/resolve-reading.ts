/** The links that an issue lists to entries: ids are looked up, comments parsed. */
import type { Root } from 'mdast';
import { diagnostic, type Diagnostic, type Place } from '../diagnostics.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { FieldLocator } from '../frontmatter.ts';
import { checkSource } from '../link/check-source.ts';
import { peopleOf } from '../link/link-entry.ts';
import type { LinkEntry } from '../link/link.ts';
import { samePages } from '../link/same-pages.ts';
import { checkMarkdown } from '../markdown/check-markdown.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { placeOfField } from '../markdown/place-of.ts';
import { diagnosticsOf } from '../result.ts';
import type { IssueContext } from './issue-context.ts';
import type { PlacedLink } from './issue.ts';
import type { IssueFrontmatter, ReadingItem } from './schema.ts';

export interface ReadingContext extends IssueContext {
  readonly issueId: string;
  readonly place: FieldLocator;
}

export interface ResolvedReading {
  readonly entries: readonly LinkEntry[];
  /** Where each entry is listed. */
  readonly places: readonly Place[];
  /** Those at the end. */
  readonly alsoRead: readonly PlacedLink[];
  readonly linkIds: readonly string[];
  readonly linkedIssues: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Resolving {
  readonly context: ReadingContext;
  readonly found: Diagnostic[];
  readonly linkIds: string[];
  readonly linkedIssues: Set<string>;
}

export function resolveReading(
  fields: Pick<IssueFrontmatter, 'reading' | 'alsoRead'>,
  context: ReadingContext,
): ResolvedReading {
  const resolving: Resolving = { context, found: [], linkIds: [], linkedIssues: new Set() };
  const resolve = (list: 'reading' | 'alsoRead'): PlacedLink[] =>
    fields[list].flatMap((item, index) => {
      const place = context.place([list, index], 'value');
      const entry = resolveItem(item, place, resolving);
      return entry === undefined ? [] : [{ entry, place }];
    });
  const entries = resolve('reading');
  const alsoRead = resolve('alsoRead');
  reportTwice([...entries, ...alsoRead], resolving.found);
  return {
    alsoRead,
    entries: entries.map(({ entry }) => entry),
    places: entries.map(({ place }) => place),
    linkIds: resolving.linkIds,
    linkedIssues: [...resolving.linkedIssues],
    diagnostics: resolving.found,
  };
}

function resolveItem(item: ReadingItem, place: Place, resolving: Resolving): LinkEntry | undefined {
  if (typeof item === 'string') return filed(item, undefined, place, resolving);
  const comment =
    item.comment === undefined ? undefined : parseComment(item.comment, place, resolving);
  if ('link' in item) return filed(item.link, comment, place, resolving);
  const sources = 'sources' in item ? item.sources : [item];
  for (const source of sources) {
    resolving.found.push(...checkSource(source, { title: place, url: place }));
  }
  const none = {
    id: undefined,
    site: undefined,
    published: undefined,
    minutes: undefined,
    via: undefined,
    archived: undefined,
    sponsor: false,
    comment,
  };
  if ('sources' in item) {
    const [first, ...others] = item.sources;
    if (first === undefined) return undefined;
    return { ...none, sources: [first, ...others], authors: [], kind: 'other', tags: [] };
  }
  return {
    ...none,
    sources: [{ title: item.title, url: item.url }],
    authors: peopleOf(item.author),
    site: item.site,
    kind: item.kind,
    minutes: item.minutes,
    tags: item.tags,
  };
}

function filed(
  id: string,
  comment: Root | undefined,
  place: Place,
  resolving: Resolving,
): LinkEntry | undefined {
  const result = resolving.context.links.get(id);
  if (result === undefined) {
    const near = didYouMean(id, resolving.context.links.ids);
    resolving.found.push(
      diagnostic('link/unknown', place, {
        reason: `There is no link ${id}.`,
        ...(near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
      }),
    );
    return undefined;
  }
  resolving.linkIds.push(id);
  // What is wrong with a link is wrong with every issue that uses it.
  resolving.found.push(...diagnosticsOf(result));
  if (!result.ok) return undefined;
  const link = result.value;
  if (link.status === 'skipped') {
    resolving.found.push(
      diagnostic('link/skipped', place, { reason: `The status of ${id} is skipped.` }),
    );
  }
  if (comment === undefined)
    for (const issue of link.linkedIssues) resolving.linkedIssues.add(issue);
  return comment === undefined ? link.entry : { ...link.entry, comment };
}

function parseComment(text: string, place: Place, resolving: Resolving): Root {
  const comment = parseMarkdown(text, {
    language: resolving.context.language,
    origin: { kind: 'field', place },
  });
  const checked = checkMarkdown(comment, placeOfField(place), resolving.context);
  resolving.found.push(...checked.diagnostics);
  for (const id of checked.linkedIssues) resolving.linkedIssues.add(id);
  return comment;
}

function reportTwice(entries: readonly PlacedLink[], found: Diagnostic[]): void {
  const seen = samePages<string>();
  for (const { entry, place } of entries) {
    for (const source of entry.sources) {
      if (seen.find([source.url]) !== undefined) {
        found.push(
          diagnostic('link/used-twice', place, {
            reason: `${source.title} stands in the list a second time.`,
          }),
        );
      }
      seen.add(source.title, [source.url]);
    }
  }
}
