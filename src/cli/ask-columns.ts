/** Asks a person which column of a list holds what, when that is not sure. */
import { describeColumnMap } from '../core/audience/column-map.ts';
import type { AskColumns } from '../workflows/prepare-import.ts';
import { askToAgree, askToChoose, type Asking } from './ask.ts';

export function askColumns(asking: Asking): AskColumns {
  return async ({ doubt, source, guess }, header) => {
    // A first line of data is no header, and nothing to choose from.
    if (header.some((name) => name.includes('@'))) return undefined;
    if (doubt === 'unverified') {
      const columns = describeColumnMap(guess);
      const question = `This looks like ${source.title}. Read it with ${columns}?`;
      return (await askToAgree(question, asking)) ? guess : undefined;
    }
    const names = header.filter((name) => name !== '');
    const email = await askToChoose('Which column holds the addresses?', names, asking);
    return email === undefined ? undefined : { email };
  };
}
