/** Whether an issue says for whom it is wherever it must, and has no extras where all of it is one. */
import type { Root } from 'mdast';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { FieldLocator } from '../frontmatter.ts';
import { placeInFile } from '../markdown/place-of.ts';
import type { IssueContext } from './issue-context.ts';
import { isMonth } from './issue-name.ts';

export interface AudienceOfIssue {
  readonly id: string;
  readonly audience: string | undefined;
  /** Whether its last links shall have a page, which everybody could read. */
  readonly hasPage: boolean;
  /** Whether former addresses shall lead to it, which everybody could read, too. */
  readonly hasAliases: boolean;
  readonly place: FieldLocator;
  readonly body: Root;
}

export function checkAudience(
  { id, audience, hasPage, hasAliases, place, body }: AudienceOfIssue,
  { tiers, isApart = false }: Pick<IssueContext, 'tiers' | 'isApart'>,
): Diagnostic[] {
  const at = place(['audience'], 'value');
  if (audience === undefined) {
    if (isMonth(id) && !isApart) return [];
    const reason = isMonth(id)
      ? 'The file lies among the extras and has no audience.'
      : `The name ${id} is one of an issue for patrons, and the file has no audience.`;
    return [diagnostic('issue/no-audience', startOf(at.file), { reason })];
  }
  const ids = tiers.map((tier) => tier.id);
  if (!ids.includes(audience)) {
    const near = didYouMean(audience, ids);
    return [
      diagnostic('issue/unknown-audience', at, {
        reason: `The config has no tier ${audience}${near === undefined ? '' : ` (did you mean ${near}?)`}.`,
      }),
    ];
  }
  const extras = body.children
    .filter((block) => block.type === 'extraPlace')
    .map((block) =>
      diagnostic('extra/in-patron-issue', placeInFile(at.file)(block), {
        reason: `The extra ${block.extraId} stands in an issue for patrons.`,
      }),
    );
  if (hasAliases) {
    extras.push(
      diagnostic('issue/public-alias', place(['aliases'], 'key'), {
        reason: 'Everybody could read where former addresses lead, and the issue is not for all.',
      }),
    );
  }
  if (!hasPage) return extras;
  const page = diagnostic('issue/public-page', place(['alsoReadPage'], 'key'), {
    reason: 'The page of the last links would be open to everybody, and the issue is not.',
  });
  return [page, ...extras];
}
