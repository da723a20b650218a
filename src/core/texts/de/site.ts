/** German: the pages of the archive. */
import type { site as english } from '../en/site.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('de');

export const site: typeof english = {
  skip: 'Zum Text springen',
  archive: 'Archiv',
  issues: 'Ausgaben',
  links: 'Links',
  tags: 'Schlagwörter',
  searchPage: 'Suche',
  authors: 'Autoren',
  sites: 'Websites',
  issue: 'Ausgabe',
  tag: 'Schlagwort',
  author: 'Autor',
  site: 'Website',
  year: 'Jahr',
  title: 'Titel',
  any: 'alle',
  draft: 'Entwurf',
  feeds: 'Feeds',
  linksOnly: 'Nur Links',
  writtenBy: (title, author) => `${title} wird geschrieben von ${author}.`,
  theAuthor: 'Wer hier schreibt',
  soFar: (count) => `bisher ${number(count)}`,
  departments: { writing: 'Texte', building: 'Projekte', reading: 'Lektüre' },

  home: {
    inThisIssue: 'In dieser Ausgabe',
    readOn: 'Weiterlesen',
    readOnOf: (title) => `Weiterlesen: ${title}`,
    theArchive: 'Das Archiv',
    andMore: (count) =>
      plural(count, { one: 'und ein weiterer', other: `und ${number(count)} weitere` }),
  },

  subscribe: {
    subscribe: 'Abonnieren',
    haveItSent: 'Per E-Mail bekommen',
    placeholder: 'name@example.com',
    leaveEmpty: 'Bitte leer lassen',
    terms: (frequency) => `${frequency}. Eine Bestätigung genügt, und ein Klick beendet das Abo.`,
    needsScript: 'Dieses Formular braucht JavaScript, um Maschinen fernzuhalten.',
  },

  issuePage: {
    contents: 'Inhalt',
    minutes: (count) => `${number(count)} Min.`,
    corrections: 'Korrekturen',
    correctedOn: (day) => `korrigiert am ${day}`,
    correction: (day, note) => `Korrigiert am ${day}: ${note}`,
    beforeAndAfter: 'Ausgaben davor und danach',
  },

  readMore: {
    heading: 'Mehr lesen',
    sharedLinks: (count) =>
      plural(count, { one: 'ein Link gemeinsam', other: `${number(count)} Links gemeinsam` }),
  },

  share: { heading: 'Weitergeben', mail: 'Mail' },

  paper: {
    name: 'Papier',
    choices: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  },

  issueList: {
    description: (title) => `Alle Ausgaben von ${title}.`,
    forPatrons: 'Für Fördermitglieder',
  },

  alsoRead: {
    titleOf: (issue) => `Außerdem gelesen: ${issue}`,
    description: (issue) => `Links, die in „${issue}“ keinen Platz fanden.`,
    back: 'Zurück zur Ausgabe',
  },

  tagPages: {
    description: (title) => `Worum es in ${title} geht.`,
    about: (title, tag) => `Ausgaben von ${title} und Links zum Thema ${tag}.`,
    feedOf: (tag) => `Feed der Links zum Thema ${tag}`,
    olderAmong: (count, all) =>
      `${plural(count, { one: 'Ein älterer steht', other: `${number(count)} ältere stehen` })} unter ${all('allen Links')}.`,
  },

  linkPages: {
    description: (title) => `Alles, was ${title} empfohlen hat, mit ein paar Worten dazu.`,
    newest: 'Die neuesten',
    ofYear: (year) => `Links aus ${year}`,
    recommendedIn: (title, year) => `Was ${title} im Jahr ${year} empfohlen hat.`,
    ofEvery: (month) => `Links aus jedem ${month}`,
    foundIn: (title, month) => `Was ${title} Jahr für Jahr im ${month} gefunden hat.`,
    onThisDay: 'An diesem Tag',
    allOfThisDay: 'Alle dieses Tages',
    byYear: 'Nach Jahren',
    overTime: (unit, { first, last, most, count }) =>
      `Links nach ${unit === 'month' ? 'Monaten' : 'Jahren'}, ${first} bis ${last}; die meisten im ${unit === 'month' ? most : `Jahr ${most}`}: ${number(count)}.`,
    tableByYear: 'Links nach Jahren',
    subjectsOf: (year) => `Themen ${year}`,
    other: 'Sonstiges',
    count: (count) => plural(count, { one: '1 Link', other: `${number(count)} Links` }),
  },

  search: {
    label: (count) =>
      plural(count, { one: '1 Link durchsuchen', other: `${number(count)} Links durchsuchen` }),
    keyLeads: (key) => `${key('/')} führt hierher`,
    placeholder: 'Titel, Namen, Websites, Wörter',
  },

  cited: {
    mostCitedAuthors: 'Am häufigsten zitiert',
    allAuthors: 'Alle Autoren',
    mostCitedSites: 'Häufigste Websites',
    allSites: 'Alle Websites',
    authorsOf: (title) => `Autoren, auf die ${title} verweist, die meistzitierten zuerst.`,
    sitesOf: (title) => `Websites, auf die ${title} verweist, die meistzitierten zuerst.`,
    moreThanOne: 'Mehr als ein Link',
    noneYet: (all) =>
      `Noch wurde niemand zweimal zitiert. ${all('Alle Links')} lassen sich nach Namen durchsuchen.`,
    by: (name) => `Links zu Texten von ${name}`,
    on: (name) => `Links zu ${name}`,
    writtenBy: (count, title, name) =>
      `${number(count)} Links von ${title} zu dem, was ${name} geschrieben hat.`,
    foundOn: (count, title, name) =>
      `${number(count)} Links von ${title} zu dem, was auf ${name} zu finden ist.`,
    searchThem: 'durchsuchen',
    toAllAuthors: 'alle Autoren',
    toAllSites: 'alle Websites',
    olderBySearch: (count) =>
      `${plural(count, { one: 'Einen älteren', other: `${number(count)} ältere` })} findet die Suche.`,
  },

  support: {
    support: 'Unterstützen',
    whatPatronsGet: 'Was Fördermitglieder bekommen',
    allOf: (tier) => `Alles, was ${tier} enthält, und dazu:`,
    amount: (amount) => `ab ${amount} im Monat`,
  },

  notFound: {
    title: 'Nicht gefunden',
    noPage: 'Unter dieser Adresse gibt es keine Seite.',
    lead: 'Unter dieser Adresse gibt es keine Seite, oder es gibt sie nicht mehr.',
    ways: (issues, links, tags) =>
      `Vielleicht findet sich das Gesuchte unter ${issues('allen Ausgaben')}, ${links('allen Links')} oder nach ${tags('Schlagwort')}.`,
    newest: (issue) => `Die neueste Ausgabe ist ${issue}.`,
  },
};
