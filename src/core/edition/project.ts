/** Projection: cuts an issue down to what one tier may read, before anything is derived from it. */
import type { Root, RootContent } from 'mdast';
import type { Tier } from '../audience/tier.ts';
import { opens, PUBLIC_TIER } from '../audience/tier.ts';
import type { Extra, Issue } from '../issue/issue.ts';
import type { OpenExtra } from '../markdown/nodes.ts';

declare const publicBrand: unique symbol;

/** An issue as one tier may read it. Everything that is shown or sent derives from one of these. */
export interface ProjectedIssue extends Issue {
  readonly tier: string;
}

/** An issue as everybody may read it; only `projectPublic` makes one. */
export interface PublicIssue extends ProjectedIssue {
  readonly tier: typeof PUBLIC_TIER;
  readonly [publicBrand]: true;
}

/** Closes every extra. It takes no extras, so none can get in. */
export function projectPublic(issue: Issue): PublicIssue {
  return brandPublic({ ...issue, tier: PUBLIC_TIER });
}

/** Opens, in their places, the extras that the tier may read; all others stay closed. */
export function projectForTier(
  issue: Issue,
  extras: readonly Extra[],
  tier: string,
  tiers: readonly Tier[],
): ProjectedIssue {
  const readable = new Map(
    extras.filter((extra) => opens(tiers, tier, extra.tier)).map((extra) => [extra.id, extra]),
  );
  return { ...issue, tier, body: openExtras(issue.body, readable) };
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
