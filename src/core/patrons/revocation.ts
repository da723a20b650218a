/** When so many of a source's patrons would go at once that a person is to look first. */
import type { GrantCounts } from './grant.ts';

/** So many may always go: in a small newsletter one of four is no sign of a mistake. */
const HANDFUL = 5;

/** How many may go without a question: a fifth of those whom the source grants something. */
export function unasked({ changed, unchanged, went }: GrantCounts): number {
  return Math.max(HANDFUL, Math.floor((changed + unchanged + went) / 5));
}
