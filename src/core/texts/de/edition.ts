/** German: the words that editions add to an author's own, in pages, mails and feeds. */
import type { edition as english } from '../en/edition.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('de');

export const edition: typeof english = {
  number: (count) => `Nr. ${count}`,
  headings: {
    writing: 'Was ich geschrieben habe',
    building: 'Woran ich gebaut habe',
    reading: 'Was ich gelesen habe',
  },
  frequency: 'Einmal im Monat',
  becomePatron: 'Fördermitglied werden',
  readInBrowser: 'Im Browser lesen',
  unsubscribe: 'Abbestellen',
  reason: (title) => `Diese E-Mail kommt, weil diese Adresse ${title} abonniert hat.`,
  reasonOfTier: (title, tier) =>
    `Diese E-Mail kommt, weil diese Adresse ${title} abonniert hat, in der Ausgabe für ${tier}.`,
  thanks: (title) => `${title} wird von Ihnen schon unterstützt. Vielen Dank!`,

  andTitle: (title) => `und ${title}`,
  footnotes: 'Fußnoten',
  notes: 'Anmerkungen',
  note: (count) => `Anmerkung ${count}`,
  backTo: (reference) => `Zurück zu Verweis ${reference}`,
  picture: 'Bild',
  pictureOf: (words) => `Bild: ${words}`,
  unnamedPicture: 'Bild',
  quoted: (words) => `„${words}“`,
  table: 'Tabelle',
  done: 'erledigt',
  open: 'offen',
  boxDone: 'Erledigt',
  boxOpen: 'Offen',
  video: 'Video',
  videoOnYouTube: 'Video auf YouTube',
  /** Names a block of code for those who listen. */
  code: (language) => (language === undefined ? 'Quelltext' : `Quelltext, ${language}`),
  alerts: {
    note: 'Hinweis',
    tip: 'Tipp',
    important: 'Wichtig',
    warning: 'Warnung',
    caution: 'Vorsicht',
  },

  extra: {
    forTier: (tier) => `Für ${tier}`,
    issueFor: (tier) => `Eine Ausgabe für ${tier}.`,
    thisIssueFor: (tier) => `Diese Ausgabe ist für ${tier}.`,
    logInHint: (logIn) => `Fördermitglieder können es hier lesen: ${logIn('anmelden')}.`,
    sealedHint: 'Für Fördermitglieder: Der Link in der E-Mail öffnet dies hier.',
    sealedNeedsScript:
      'Dafür muss JavaScript eingeschaltet sein; in der E-Mail steht ebenfalls alles.',
    open: 'Dieses Extra im Archiv öffnen',
    openIssue: 'Diese Ausgabe im Archiv öffnen',
    picture: 'Bild im Archiv',
    pictureOf: (words) => `Bild im Archiv: ${words}`,
  },

  alsoRead: 'Außerdem gelesen',
  moreLinks: (count) =>
    plural(count, { one: 'Ein weiterer Link', other: `${number(count)} weitere Links` }),

  feeds: {
    label: 'Feed',
    what: 'Das ist ein Feed. Wer seine Adresse in eine App für Feeds kopiert, bekommt Neues von selbst.',
    home: 'Zum Archiv',
    issues: (title) => `${title}: Ausgaben`,
    section: (title, section) => `${title}: ${section}`,
    links: (title) => `${title}: Links`,
    linksAbout: (title, tag) => `${title}: Links zum Thema ${tag}`,
    everyLink: (title) => `Alle Links aus ${title}.`,
    everyLinkAbout: (title, tag) => `Alle Links zum Thema ${tag} aus ${title}.`,
    forYou: (title) => `${title} (persönlich)`,
    closed: 'Bitte neu abonnieren: Diese Adresse des Feeds ist geschlossen',
    whyClosed:
      'Dieser Feed wurde von so vielen Orten zugleich abgerufen, dass seine Adresse geschlossen wurde, damit er persönlich bleibt. Falls sie weitergegeben wurde: Es ist nichts Schlimmes passiert.',
    whatToDo: (page) =>
      `Unter ${page} anmelden, eine neue Adresse erstellen lassen und diese in der App abonnieren. Danach kann die alte entfernt werden.`,
  },
};
