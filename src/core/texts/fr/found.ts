/** French: what the search over everything says while it works. */
import type { found as english } from '../en/found.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('fr');

export const found: typeof english = {
  issues: 'Numéros',
  links: 'Liens',
  loading: 'Recherche en cours …',
  failed: 'La recherche n’a pas pu être chargée. Réessayez ou rechargez la page.',
  nothing: 'Aucun résultat. Essayez moins de mots, ou le début d’un seul.',
  some: (counts) =>
    `Rien ne contient tous ces mots\u202f; voici ce qui en contient certains. ${counts}`,
  counted: (issues, links) => {
    const ofIssues = plural(issues, {
      one: `${number(issues)} numéro`,
      other: `${number(issues)} numéros`,
    });
    const ofLinks = plural(links, {
      one: `${number(links)} lien`,
      other: `${number(links)} liens`,
    });
    return `${ofIssues}, ${ofLinks}`;
  },
  more: (count) =>
    plural(count, { one: 'En afficher 1 autre', other: `En afficher ${number(count)} autres` }),
};
