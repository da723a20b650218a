/** German: the pages by which readers find things again: search, writing, building, statistics. */
import type { finding as english } from '../en/finding.ts';
import { grammar } from '../grammar.ts';
import { found } from './found.ts';
import { site } from './site.ts';

const { number, plural } = grammar('de');

export const finding: typeof english = {
  search: {
    description: (title) =>
      `Alle Ausgaben von ${title} durchsuchen und alles, worauf sie verweisen.`,
    label: 'Ausgaben und Links durchsuchen',
    placeholder: 'Wörter, Namen, Websites',
    submit: 'Suchen',
    withoutScript:
      'Die Suche läuft im Browser und braucht JavaScript, das hier ausgeschaltet ist. Alles lässt sich auch ohne sie finden:',
    otherWays: 'Andere Wege',
    byYear: 'Ausgaben nach Jahren',
    byTag: 'Nach Schlagwörtern',
    lists: 'Listen',
    allTags: 'Alle Schlagwörter',
    allIssues: 'Alle Ausgaben',
    allLinks: 'Alle Links',
    held: found.counted,
    lost: 'Danach suchen',
  },

  months: {
    years: 'Jahre',
    caption: {
      links: (first, last) => `Links nach Monaten, ${first} bis ${last}; je kräftiger, desto mehr.`,
      words: (first, last) =>
        `Wörter nach Monaten, ${first} bis ${last}; je kräftiger, desto mehr.`,
    },
    links: (month, count) => `${month}: ${site.linkPages.count(count)}`,
    words: (month, count) =>
      `${month}: ${plural(count, { one: '1 Wort', other: `${number(count)} Wörter` })}`,
  },

  writing: {
    title: 'Texte',
    description: (author) => `Alles, was ${author} geschrieben und vorgetragen hat.`,
    ofYear: (year) => `Texte aus ${year}`,
    kinds: 'Arten',
    allKinds: 'Alle Arten',
    ofKind: {
      article: 'Artikel',
      talk: 'Vorträge',
      workshop: 'Workshops',
      video: 'Videos',
      podcast: 'Podcasts',
      course: 'Kurse',
      book: 'Bücher',
      tool: 'Werkzeuge',
    },
  },

  building: {
    title: 'Projekte',
    description: (author) => `Alles, was ${author} gebaut hat, und wie es vorankam.`,
    projects: (count) => plural(count, { one: '1 Projekt', other: `${number(count)} Projekte` }),
    earlier: 'Früheres',
  },

  statistics: {
    title: 'Statistik',
    description: (title) => `${title} in Zahlen: Ausgaben, Links und Wörter im Lauf der Zeit.`,
    since: (when) => `Seit ${when}`,
    counted: { issues: 'Ausgaben', links: 'Links', words: 'Wörter' },
    perYear: { issues: 'Ausgaben pro Jahr', links: 'Links pro Jahr', words: 'Wörter pro Jahr' },
    perMonth: { issues: 'Ausgaben pro Monat', links: 'Links pro Monat', words: 'Wörter pro Monat' },
    most: (when, count) => `Spitzenwert: ${number(count)} (${when}).`,
    numbers: 'Die Zahlen',
    when: 'Zeitraum',
    tags: 'Schlagwörter im Lauf der Zeit',
    tagsNote: 'Ausgaben und Links unter den häufigsten Schlagwörtern, alle im selben Maßstab.',
    cited: 'Am häufigsten zitiert',
  },
};
