/** The HTML of a mail: Markdown's tree, every element in the style it has in the inbox. */
import type { Root } from 'hast';
import { placeFrom } from '../markdown/place-of.ts';
import { toHast } from '../markdown/to-hast.ts';
import type { EditionContext } from './edition-context.ts';
import { blocksOf, bound } from './email/blocks-of.ts';
import { authorCard, footer } from './email/closing.ts';
import type { Highlight } from '../markdown/highlighter.ts';
import { boxed } from './email/layout-table.ts';
import { lined, mixed, shape } from './email/look.ts';
import { leadToArchive } from './lead-to-archive.ts';
import { limitDepth } from './email/limit-depth.ts';
import { columnOf, MARGIN, mailTokens, sides } from './email/mail-page.ts';
import { greeting, issueTitle, masthead } from './email/opening.ts';
import { outlineOf } from './email/outline.ts';
import { shell } from './email/shell.ts';
import { writeHtml, type WrittenHtml } from './email/writer.ts';
import { directionOf } from './language-direction.ts';
import { nameFallbacksOf } from './name-fallbacks.ts';
import type { ProjectedIssue } from './project.ts';
import { setDirections } from './text-direction.ts';

/**
 * The HTML is ASCII; its lines are shorter than 998 bytes, and it holds `UNSUBSCRIBE_TOKEN_TAG`
 * once.
 */
export function renderEmail(
  projected: ProjectedIssue,
  context: EditionContext,
  highlight?: Highlight,
): WrittenHtml {
  const issue = leadToArchive(projected, context);
  const tree = emailTree(toHast(issue.body, context.config.language), {
    issue,
    context,
    highlight,
  });
  return writeHtml(tree.children, nameFallbacksOf(issue));
}

export interface EmailRequest {
  readonly issue: ProjectedIssue;
  readonly context: EditionContext;
  readonly highlight: Highlight | undefined;
}

/** The whole mail as a tree with its styles inline; `text` is the issue's body as `toHast` gives it. */
export function emailTree(text: Root, { issue, context, highlight }: EmailRequest): Root {
  const tree = limitDepth(text);
  const direction = directionOf(context.config.language);
  setDirections(tree, direction);
  const tokens = mailTokens(context.config.theme);
  const page = bound({
    issue,
    context,
    tokens,
    palette: tokens.light,
    ...sides(direction),
    outline: outlineOf(tree),
    assets: issue.assets,
    measure: columnOf(tokens) - 2 * MARGIN,
    inComment: false,
    placeOf: placeFrom(issue.body.data?.origin ?? { kind: 'file', file: issue.path }),
    highlight,
  });
  const card = mixed(lined(page.palette, 'rule', 'border-top'), shape({ padding: '18px 0 8px' }));
  return shell(
    {
      opening: [masthead(page), ...greeting(page), issueTitle(page)],
      text: blocksOf(tree, page),
      closing: [boxed(card, ...authorCard(page)), ...footer(page)],
    },
    {
      ...page,
      language: context.config.language,
      title: issue.title,
      preheader: issue.description,
    },
  );
}
