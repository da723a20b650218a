/** Asks a person to type how many patrons are to lose their tier. */
import type { GrantCounts } from '../core/patrons/grant.ts';
import type { RevokeConsent } from '../workflows/replace-grants.ts';
import { askToType, type Asking } from './ask.ts';

/** `given` is the count of the command line, which is not asked for then. */
export function revokeConsent(
  source: string,
  given: number | undefined,
  asking: Asking,
): RevokeConsent {
  if (given !== undefined) return given;
  return async ({ went, changed, unchanged }: GrantCounts) => {
    const all = went + changed + unchanged;
    const words = {
      message: `${went} of ${all} patrons of ${source} would lose their tier. Type ${went} if that is right, or press Ctrl-C`,
      otherwise: `To revoke them, type ${went}; Ctrl-C changes nothing.`,
    };
    const typed = await askToType(String(went), words, asking);
    return typed === undefined ? undefined : Number(typed);
  };
}
