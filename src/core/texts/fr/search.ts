/** French: what the search over the links says. */
import type { search as english } from '../en/search.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('fr');

export const search: typeof english = {
  olderNotLoaded: 'Les liens plus anciens n’ont pas pu être chargés. Réessayez.',
  loading: 'Chargement des liens …',
  loadingOlder: (count) =>
    plural(count, {
      one: `Chargement de ${number(count)} lien plus ancien …`,
      other: `Chargement de ${number(count)} liens plus anciens …`,
    }),
  searchOlder: (count) =>
    plural(count, {
      one: 'Chercher aussi dans le plus ancien',
      other: `Chercher aussi dans les ${number(count)} plus anciens`,
    }),
  found: (count) =>
    count === 0 ? 'Aucun lien' : plural(count, { one: '1 lien', other: `${number(count)} liens` }),
  foundAmong: (found, newest) => `${found} parmi les ${number(newest)} plus récents`,
  more: (count) =>
    plural(count, { one: 'En afficher 1 autre', other: `En afficher ${number(count)} autres` }),
  any: 'tous',
};
