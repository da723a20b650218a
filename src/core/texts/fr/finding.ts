/** French: the pages by which readers find things again: search, writing, building, statistics. */
import type { finding as english } from '../en/finding.ts';
import { grammar } from '../grammar.ts';
import { found } from './found.ts';
import { site } from './site.ts';

const { number, plural } = grammar('fr');

export const finding: typeof english = {
  search: {
    description: (title) =>
      `Chercher dans tous les numéros de ${title} et dans tout ce qu’ils citent.`,
    label: 'Chercher dans les numéros et les liens',
    placeholder: 'Mots, noms, sites',
    submit: 'Chercher',
    withoutScript:
      'La recherche se fait dans votre navigateur et a besoin de JavaScript, désactivé ici. Tout se trouve aussi sans elle\u00a0:',
    otherWays: 'Autres accès',
    byYear: 'Numéros par année',
    byTag: 'Par mot-clé',
    lists: 'Listes',
    allTags: 'Tous les mots-clés',
    allIssues: 'Tous les numéros',
    allLinks: 'Tous les liens',
    held: found.counted,
    lost: 'Chercher cette page',
  },

  months: {
    years: 'Années',
    caption: {
      links: (first, last) =>
        `Liens par mois, ${first} – ${last}\u202f; plus la teinte est forte, plus il y en a.`,
      words: (first, last) =>
        `Mots par mois, ${first} – ${last}\u202f; plus la teinte est forte, plus il y en a.`,
    },
    links: (month, count) => `${month}\u00a0: ${site.linkPages.count(count)}`,
    words: (month, count) =>
      `${month}\u00a0: ${plural(count, { one: `${number(count)} mot`, other: `${number(count)} mots` })}`,
  },

  writing: {
    title: 'Écrits',
    description: (author) => `Tous les textes et toutes les interventions, signés ${author}.`,
    ofYear: (year) => `Écrits de ${year}`,
    kinds: 'Genres',
    allKinds: 'Tous les genres',
    ofKind: {
      article: 'Articles',
      talk: 'Conférences',
      workshop: 'Ateliers',
      video: 'Vidéos',
      podcast: 'Podcasts',
      course: 'Cours',
      book: 'Livres',
      tool: 'Outils',
    },
  },

  building: {
    title: 'Projets',
    description: (author) => `Tous les projets signés ${author}, étape par étape.`,
    projects: (count) =>
      plural(count, { one: `${number(count)} projet`, other: `${number(count)} projets` }),
    earlier: 'Étapes précédentes',
  },

  statistics: {
    title: 'Statistiques',
    description: (title) => `${title} en chiffres\u00a0: numéros, liens et mots au fil du temps.`,
    since: (when) => `Depuis ${when}`,
    counted: { issues: 'Numéros', links: 'Liens', words: 'Mots' },
    perYear: { issues: 'Numéros par an', links: 'Liens par an', words: 'Mots par an' },
    perMonth: { issues: 'Numéros par mois', links: 'Liens par mois', words: 'Mots par mois' },
    most: (when, count) => `Maximum en ${when}\u00a0: ${number(count)}.`,
    numbers: 'Les chiffres',
    when: 'Période',
    tags: 'Mots-clés au fil du temps',
    tagsNote: 'Numéros et liens sous les mots-clés les plus employés, tous à la même échelle.',
    cited: 'Les plus cités',
  },
};
