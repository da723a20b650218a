/** French: the pages of the archive. */
import type { site as english } from '../en/site.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('fr');

/** `de mai`, but `d’avril`. */
function de(month: string): string {
  return /^[aeiouyéèêàâîôûœ]/i.test(month) ? `d’${month}` : `de ${month}`;
}

export const site: typeof english = {
  skip: 'Aller au texte',
  archive: 'Archives',
  issues: 'Numéros',
  links: 'Liens',
  tags: 'Mots-clés',
  searchPage: 'Recherche',
  authors: 'Auteurs',
  sites: 'Sites web',
  issue: 'Numéro',
  tag: 'Mot-clé',
  author: 'Auteur',
  site: 'Site web',
  year: 'Année',
  title: 'Titre',
  any: 'tous',
  draft: 'Brouillon',
  feeds: 'Flux',
  linksOnly: 'Liens seuls',
  writtenBy: (title, author) => `${title} est une lettre de ${author}.`,
  theAuthor: 'Qui écrit',
  soFar: (count) => `${number(count)} à ce jour`,
  departments: { writing: 'Écrits', building: 'Projets', reading: 'Lectures' },

  home: {
    inThisIssue: 'Dans ce numéro',
    readOn: 'Lire la suite',
    readOnOf: (title) => `Lire la suite\u00a0: ${title}`,
    theArchive: 'Les archives',
    andMore: (count) => plural(count, { one: 'et un autre', other: `et ${number(count)} autres` }),
  },

  subscribe: {
    subscribe: 'S’abonner',
    haveItSent: 'La recevoir par courriel',
    placeholder: 'vous@example.com',
    leaveEmpty: 'Laissez ce champ vide',
    terms: (frequency) =>
      `${frequency}. Une seule confirmation, et un clic suffit pour se désabonner.`,
    needsScript: 'Ce formulaire a besoin de JavaScript, pour tenir les robots à distance.',
  },

  issuePage: {
    contents: 'Sommaire',
    minutes: (count) => `${number(count)} min`,
    corrections: 'Rectificatifs',
    correctedOn: (day) => `rectifié le ${day}`,
    correction: (day, note) => `Rectifié le ${day}\u00a0: ${note}`,
    beforeAndAfter: 'Numéros précédent et suivant',
  },

  readMore: {
    heading: 'À lire aussi',
    sharedLinks: (count) =>
      plural(count, {
        one: `${number(count)} lien en commun`,
        other: `${number(count)} liens en commun`,
      }),
  },

  share: { heading: 'Faire suivre', mail: 'E-mail' },

  paper: {
    name: 'Papier',
    choices: { system: 'Comme l’appareil', light: 'Clair', dark: 'Sombre' },
  },

  issueList: {
    description: (title) => `Tous les numéros de ${title}.`,
    forPatrons: 'Pour les mécènes',
  },

  alsoRead: {
    titleOf: (issue) => `Lu aussi\u00a0: ${issue}`,
    description: (issue) => `Les liens qui n’ont pas trouvé place dans «\u202f${issue}\u202f».`,
    back: 'Retour au numéro',
  },

  tagPages: {
    description: (title) => `Ce dont parle ${title}.`,
    about: (title, tag) => `Numéros de ${title} et liens sur ${tag}.`,
    feedOf: (tag) => `Flux des liens sur ${tag}`,
    olderAmong: (count, all) =>
      `${plural(count, { one: 'Un autre, plus ancien, figure', other: `${number(count)} autres, plus anciens, figurent` })} parmi ${all('tous les liens')}.`,
  },

  linkPages: {
    description: (title) => `Tout ce que ${title} a recommandé, avec un mot sur chacun.`,
    newest: 'Les plus récents',
    ofYear: (year) => `Liens de ${year}`,
    recommendedIn: (title, year) => `Ce que ${title} a recommandé en ${year}.`,
    ofEvery: (month) => `Liens de chaque mois ${de(month)}`,
    foundIn: (title, month) => `Ce que ${title} a trouvé chaque année au mois ${de(month)}.`,
    onThisDay: 'Ce jour-là',
    allOfThisDay: 'Tous ceux de ce jour',
    byYear: 'Par année',
    overTime: (unit, { first, last, most, count }) =>
      `Liens par ${unit === 'month' ? 'mois' : 'année'}, ${de(first)} à ${last}\u202f; le maximum est en ${most}\u00a0: ${number(count)}.`,
    tableByYear: 'Liens par année',
    subjectsOf: (year) => `Sujets de ${year}`,
    other: 'divers',
    count: (count) =>
      plural(count, { one: `${number(count)} lien`, other: `${number(count)} liens` }),
  },

  search: {
    label: (count) =>
      plural(count, {
        one: `Chercher dans ${number(count)} lien`,
        other: `Chercher dans ${number(count)} liens`,
      }),
    keyLeads: (key) => `${key('/')} mène ici`,
    placeholder: 'Titres, noms, sites, mots',
  },

  cited: {
    mostCitedAuthors: 'Auteurs les plus cités',
    allAuthors: 'Tous les auteurs',
    mostCitedSites: 'Sites les plus cités',
    allSites: 'Tous les sites',
    authorsOf: (title) => `Les auteurs que cite ${title}, les plus cités d’abord.`,
    sitesOf: (title) => `Les sites que cite ${title}, les plus cités d’abord.`,
    moreThanOne: 'Plus d’un lien',
    noneYet: (all) =>
      `Personne n’est encore cité deux fois. La recherche par nom couvre ${all('tous les liens')}.`,
    by: (name) => `Liens vers ${name}, comme auteur`,
    on: (name) => `Liens vers ${name}`,
    writtenBy: (count, title, name) =>
      `${number(count)} liens de ${title} vers des textes de ${name}.`,
    foundOn: (count, title, name) =>
      `${number(count)} liens de ${title} vers ce qui se trouve sur ${name}.`,
    searchThem: 'y chercher',
    toAllAuthors: 'tous les auteurs',
    toAllSites: 'tous les sites',
    olderBySearch: (count) =>
      `La recherche en trouve ${plural(count, { one: 'un autre, plus ancien', other: `${number(count)} autres, plus anciens` })}.`,
  },

  support: {
    support: 'Soutenir',
    whatPatronsGet: 'Ce que reçoivent les mécènes',
    allOf: (tier) => `Tout ce que comprend ${tier}, et aussi\u00a0:`,
    amount: (amount) => `à partir de ${amount} par mois`,
  },

  notFound: {
    title: 'Introuvable',
    noPage: 'Il n’y a pas de page à cette adresse.',
    lead: 'Il n’y a pas de page à cette adresse, ou il n’y en a plus.',
    ways: (issues, links, tags) =>
      `Ce que vous cherchez se trouve peut-être parmi ${issues('tous les numéros')}, ${links('tous les liens')} ou par ${tags('mot-clé')}.`,
    newest: (issue) => `Le dernier numéro est ${issue}.`,
  },
};
