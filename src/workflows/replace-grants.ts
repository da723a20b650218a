/** What a source says of all its members becomes what it grants, unless too many would go unasked. */
import { Failure } from '../core/failure.ts';
import type { GrantCounts, StatedGrant } from '../core/patrons/grant.ts';
import { unasked } from '../core/patrons/revocation.ts';
import type { PatronStore, ReplaceOutcome } from '../ports/patrons.ts';

/** How many may go, given beforehand; or a question whose answer is the number typed. */
export type RevokeConsent = number | ((counts: GrantCounts) => Promise<number | undefined>);

export interface Statement {
  readonly source: string;
  readonly grants: readonly StatedGrant[];
  /** When the source was asked. */
  readonly toldAt: Date;
}

/**
 * Throws a `Failure`, and has changed nothing then: `revocation-not-confirmed`, or
 * `patrons-overtaken` when others have changed meanwhile what would go.
 */
export async function replaceGrants(
  patrons: Pick<PatronStore, 'compareGrants' | 'replaceGrants'>,
  { source, grants, toldAt }: Statement,
  consent: RevokeConsent,
): Promise<Omit<ReplaceOutcome, 'isDone'>> {
  const counts = await patrons.compareGrants(source, grants, toldAt);
  const isAsked = counts.went > unasked(counts);
  if (isAsked) await assertConsent(source, counts, consent);
  const mostGone = isAsked ? counts.went : unasked(counts);
  const { isDone, ...outcome } = await patrons.replaceGrants(source, grants, { toldAt, mostGone });
  if (isDone) return outcome;
  throw new Failure(
    'failure',
    'patrons-overtaken',
    `While ${source} was read others changed what it grants. Nothing was changed by this.`,
    'Run the same command again.',
  );
}

async function assertConsent(
  source: string,
  counts: GrantCounts,
  consent: RevokeConsent,
): Promise<void> {
  const { went } = counts;
  const given = typeof consent === 'number' ? consent : await consent(counts);
  if (given === went) return;
  const all = counts.changed + counts.unchanged + went;
  throw new Failure(
    'not-confirmed',
    'revocation-not-confirmed',
    `${went} of ${all} patrons of ${source} would lose their tier${given === undefined ? '' : `, not ${given}`}. Nothing was changed.`,
    `Look whether ${source} is right, then confirm with the count: --yes-revoke ${went}`,
  );
}
