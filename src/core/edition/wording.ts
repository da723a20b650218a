/** The few words that the mail editions add to an author's own, in one place for both media. */
import { PUBLIC_TIER } from '../audience/tier.ts';
import type { Texts } from '../texts/en.ts';
import { textsOf } from '../texts/texts.ts';
import type { EditionContext } from './edition-context.ts';
import type { ProjectedIssue } from './project.ts';

export function wordsOf({ config }: EditionContext): Texts['edition'] {
  return textsOf(config.language).edition;
}

/** Who may read an extra, as `For Patrons`. */
export function extraLabel(tier: string, context: EditionContext): string {
  return wordsOf(context).extra.forTier(tierName(tier, context));
}

/** Why this mail came, which every reader may ask. */
export function reasonLine(issue: ProjectedIssue, context: EditionContext): string {
  const { title } = context.config;
  const words = wordsOf(context);
  return issue.tier === PUBLIC_TIER
    ? words.reason(title)
    : words.reasonOfTier(title, tierName(issue.tier, context));
}

/** Stands where others read the call to support. */
export function thanksLine(context: EditionContext): string {
  return wordsOf(context).thanks(context.config.title);
}

function tierName(tier: string, context: EditionContext): string {
  return context.config.tiers.find((each) => each.id === tier)?.name ?? tier;
}
