/** Projection: cuts an issue down to what one tier may read, before anything is derived from it. */
import type { Root, RootContent } from 'mdast';
import type { Tier } from '../audience/tier.ts';
import { opens, PUBLIC_TIER, tierLadder } from '../audience/tier.ts';
import {
  type Extra,
  isForPatrons,
  type Issue,
  type IssueParts,
  type OpenIssue,
} from '../issue/issue.ts';
import { WHOLE_ISSUE } from '../issue/whole-issue.ts';
import { textsOf } from '../texts/texts.ts';
import type { OpenExtra } from '../markdown/nodes.ts';

declare const publicBrand: unique symbol;

/** An issue as one tier may read it. Everything that is shown or sent derives from one of these. */
export interface ProjectedIssue extends IssueParts {
  readonly tier: string;
  /** Whether all of it is for patrons, its files included. */
  readonly isForPatrons: boolean;
}

/** An issue as everybody may read it; only `projectPublic` makes one. */
export interface PublicIssue extends ProjectedIssue {
  readonly tier: typeof PUBLIC_TIER;
  readonly [publicBrand]: true;
}

/** Closes every extra. It takes no extras, so none can get in. */
export function projectPublic(issue: OpenIssue): PublicIssue {
  return brandPublic({ ...issue, tier: PUBLIC_TIER, isForPatrons: false });
}

/** What the public may know of issues for patrons. */
export interface PatronIssueShow {
  readonly tiers: readonly Tier[];
  readonly language: string;
  /** undefined where such issues leave no trace. */
  readonly opaqueSlug: OpaqueSlug | undefined;
}

/** Names a patrons' issue in public, and tells nobody without the master key which one it is. */
export type OpaqueSlug = (issueId: string) => string;

/** Of an issue for patrons that is its day, its tier and a name without a meaning, or nothing. */
export function publicFormOf(issue: Issue, show: PatronIssueShow): PublicIssue | undefined {
  if (!isForPatrons(issue)) return projectPublic(issue);
  if (show.opaqueSlug === undefined) return undefined;
  const slug = show.opaqueSlug(issue.id);
  const name = show.tiers.find(({ id }) => id === issue.audience)?.name ?? issue.audience;
  const words = textsOf(show.language).edition.extra;
  const path = `issues/${slug}.md`;
  const start = { file: path, line: 1, column: 1 };
  return brandPublic({
    id: slug,
    path,
    slug,
    title: words.forTier(name),
    date: issue.date,
    description: words.issueFor(name),
    number: undefined,
    draft: issue.draft,
    tags: [],
    aliases: [],
    corrections: [],
    headPlaces: { title: start, description: start },
    sections: { writing: [], building: [], reading: [] },
    alsoRead: [],
    alsoReadAddress: undefined,
    sectionPlaces: { writing: [], building: [], reading: [] },
    body: {
      type: 'root',
      children: [
        {
          type: 'extraPlace',
          extraId: WHOLE_ISSUE,
          teaser: words.thisIssueFor(name),
          tier: issue.audience,
        },
      ],
    },
    assets: new Map(),
    tier: PUBLIC_TIER,
    isForPatrons: false,
  });
}

/** The tiers that an issue is for, in rising order; the public is the first of those of most. */
export function readersOf(issue: Issue, tiers: readonly Tier[]): string[] {
  const ladder = tierLadder(tiers);
  if (!isForPatrons(issue)) return ladder;
  return ladder.filter((tier) => tier !== PUBLIC_TIER && opens(tiers, tier, issue.audience));
}

/**
 * Opens, in their places, the extras that the tier may read; all others stay closed. undefined for
 * an issue that the tier may not read at all.
 */
export function projectForTier(
  issue: OpenIssue,
  extras: readonly Extra[],
  tier: string,
  tiers: readonly Tier[],
): ProjectedIssue;
export function projectForTier(
  issue: Issue,
  extras: readonly Extra[],
  tier: string,
  tiers: readonly Tier[],
): ProjectedIssue | undefined;
export function projectForTier(
  issue: Issue,
  extras: readonly Extra[],
  tier: string,
  tiers: readonly Tier[],
): ProjectedIssue | undefined {
  if (isForPatrons(issue)) {
    return readersOf(issue, tiers).includes(tier)
      ? { ...issue, tier, isForPatrons: true }
      : undefined;
  }
  const readable = new Map(
    extras.filter((extra) => opens(tiers, tier, extra.tier)).map((extra) => [extra.id, extra]),
  );
  return { ...issue, tier, isForPatrons: false, body: openExtras(issue.body, readable) };
}

function openExtras(body: Root, readable: ReadonlyMap<string, Extra>): Root {
  return { ...body, children: body.children.map((block) => openExtra(block, readable)) };
}

function openExtra(block: RootContent, readable: ReadonlyMap<string, Extra>): RootContent {
  const extra = block.type === 'extraPlace' ? readable.get(block.extraId) : undefined;
  if (extra === undefined) return block;
  return {
    type: 'openExtra',
    extraId: extra.id,
    tier: extra.tier,
    heading: extra.heading,
    files: new Set(extra.assets.keys()),
    origin: extra.body.data?.origin,
    children: extra.body.children.filter(isFlow),
  };
}

function isFlow(node: RootContent): node is OpenExtra['children'][number] {
  return node.type !== 'yaml' && node.type !== 'break' && node.type !== 'text';
}

function brandPublic(issue: Omit<PublicIssue, typeof publicBrand>): PublicIssue {
  return issue as PublicIssue;
}
