/** The few words that the mail editions add to an author's own, in one place for both media. */
import { PUBLIC_TIER } from '../audience/tier.ts';
import type { EditionContext } from './edition-context.ts';
import type { ProjectedIssue } from './project.ts';

export const wording = {
  readInBrowser: 'Read in the browser',
  unsubscribe: 'Unsubscribe',
  notes: 'Notes',
  sponsored: 'Sponsored',
  via: 'via',
  openExtra: 'Open this extra in the archive',
  openIssue: 'Open this issue in the archive',
  extraPicture: 'Picture in the archive',
  archivedCopy: 'archived copy',
  videoOnYouTube: 'Video on YouTube',
  video: 'Video',
  and: 'and',
  done: 'done',
  open: 'open',
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
} as const;

export function numberLabel(number: number): string {
  return `No. ${number}`;
}

/** Who may read an extra, as `For Patrons`. */
export function extraLabel(tier: string, context: EditionContext): string {
  return `For ${tierName(tier, context)}`;
}

/** Why this mail came, which every reader may ask. */
export function reasonLine(issue: ProjectedIssue, context: EditionContext): string {
  const { title } = context.config;
  return issue.tier === PUBLIC_TIER
    ? `You get this mail because you subscribed to ${title}.`
    : `You get this mail because you subscribed to ${title}, in its edition for ${tierName(issue.tier, context)}.`;
}

/** Stands where others read the call to support. */
export function thanksLine(context: EditionContext): string {
  return `You already support ${context.config.title}. Thank you.`;
}

function tierName(tier: string, context: EditionContext): string {
  return context.config.tiers.find((each) => each.id === tier)?.name ?? tier;
}
