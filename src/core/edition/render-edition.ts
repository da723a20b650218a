/** Renders an issue for one tier as a mail: subject, preheader, HTML and text. */
import type { Edition } from './edition.ts';
import type { EditionContext } from './edition-context.ts';
import { renderEmail } from './email.ts';
import { highlighterFor } from './email/highlighter-for.ts';
import { nameFallbacksOf } from './name-fallbacks.ts';
import type { ProjectedIssue } from './project.ts';
import { renderText } from './text.ts';

/** The same issue and context always give the same edition. Grammars for code load on first use. */
export async function renderEdition(
  issue: ProjectedIssue,
  context: EditionContext,
): Promise<Edition> {
  const highlight = await highlighterFor(issue);
  return {
    issueId: issue.id,
    tier: issue.tier,
    subject: issue.title,
    preheader: issue.description,
    ...renderEmail(issue, context, highlight),
    text: renderText(issue, context),
    nameFallbacks: nameFallbacksOf(issue),
  };
}
