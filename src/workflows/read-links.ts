/** Every link, and where it stands. */
import type { Diagnostic } from '../core/diagnostics.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { type LinkStanding, standingOf } from '../core/link/link-standing.ts';
import type { LinkUses } from '../core/link/link-uses.ts';
import type { LinkFiles } from '../ports/links.ts';

export interface ReadLinks {
  readonly records: readonly LinkRecord[];
  readonly standings: readonly LinkStanding[];
  readonly uses: LinkUses;
  /** Of files that could not be read, and are left out. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function readLinks(links: Pick<LinkFiles, 'all' | 'uses'>): Promise<ReadLinks> {
  const { records, diagnostics } = await links.all();
  const uses = await links.uses(records);
  return { records, diagnostics, uses, standings: records.map((each) => standingOf(each, uses)) };
}
