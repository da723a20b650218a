/** German: what the search over the links says. */
import type { search as english } from '../en/search.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('de');

export const search: typeof english = {
  olderNotLoaded: 'Die älteren Links wurden nicht geladen. Bitte noch einmal versuchen.',
  loading: 'Die Links werden geladen …',
  loadingOlder: (count) =>
    plural(count, {
      one: '1 älterer Link wird geladen …',
      other: `${number(count)} ältere Links werden geladen …`,
    }),
  searchOlder: (count) =>
    plural(count, {
      one: 'Auch den älteren durchsuchen',
      other: `Auch die ${number(count)} älteren durchsuchen`,
    }),
  found: (count) =>
    count === 0 ? 'Kein Link' : plural(count, { one: '1 Link', other: `${number(count)} Links` }),
  foundAmong: (found, newest) => `${found} unter den neuesten ${number(newest)}`,
  more: (count) =>
    plural(count, { one: 'Noch einen zeigen', other: `${number(count)} weitere zeigen` }),
  any: 'alle',
};
