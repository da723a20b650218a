/** Of the extras on the shelf those that one patron may read at this moment. */
import type { Config } from '../../config/schema.ts';
import { mayRead, type Standing } from '../../core/patrons/standing.ts';
import type { ExtrasShelf, ServedExtra, ServedFile } from './extras-shelf.ts';

export interface ReadableExtras {
  of(issueId: string, standing: Standing): Promise<readonly ServedExtra[]>;
  /** undefined for a file that is not there, and for one of an extra that they may not read. */
  file(
    named: { readonly issue: string; readonly extra: string; readonly name: string },
    standing: Standing,
  ): Promise<ServedFile | undefined>;
}

export function readableExtras(
  shelf: Pick<ExtrasShelf, 'of'>,
  { tiers, extras: { backCatalogue } }: Pick<Config, 'tiers' | 'extras'>,
): ReadableExtras {
  const of: ReadableExtras['of'] = async (issueId, standing) => {
    const extras = await shelf.of(issueId);
    return extras.filter((extra) => mayRead(standing, extra, { tiers, backCatalogue }));
  };
  return {
    of,
    async file({ issue, extra: id, name }, standing) {
      const extras = await of(issue, standing);
      return extras.find(({ address }) => address === `${issue}#${id}`)?.files.get(name);
    },
  };
}
