/** German: the mails that ask and tell one person. */
import type { notices as english } from '../en/notices.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('de');

const days = (count: number) => plural(count, { one: '1 Tag', other: `${number(count)} Tage` });
const hours = (count: number) =>
  plural(count, { one: '1 Stunde', other: `${number(count)} Stunden` });
const minutes = (count: number) =>
  plural(count, { one: '1 Minute', other: `${number(count)} Minuten` });

export const notices: typeof english = {
  subscription: {
    subject: (title) => `${title} abonnieren?`,
    preheader: (count) =>
      `Link öffnen und dort auf die Schaltfläche drücken; er gilt ${days(count)}.`,
    asked: (title) =>
      `Jemand, hoffentlich Sie selbst, möchte ${title} an diese Adresse bekommen. Bitte den Link öffnen und auf der Seite, zu der er führt, auf die Schaltfläche drücken:`,
    open: 'Öffnen und abonnieren',
    otherwise: (count) =>
      `Der Link gilt ${days(count)}. Falls Sie es nicht waren, ist nichts zu tun: Ohne die Schaltfläche dort wird nichts verschickt.`,
  },

  newAddress: {
    subject: (title) => `Soll ${title} an diese Adresse kommen?`,
    preheader: (count) =>
      `Link öffnen und dort auf die Schaltfläche drücken; er gilt ${days(count)}.`,
    asked: (title) =>
      `Jemand, hoffentlich Sie selbst, möchte ${title} von nun an an diese Adresse bekommen statt an eine andere. Bitte den Link öffnen und auf der Seite, zu der er führt, auf die Schaltfläche drücken:`,
    open: 'Öffnen und bestätigen',
    otherwise: (count) =>
      `Der Link gilt ${days(count)}. Falls Sie es nicht waren, ist nichts zu tun, und es wird nichts verschickt.`,
  },

  formerAddress: {
    subject: (title) => `${title} geht jetzt an eine andere Adresse`,
    preheader: 'An diese kommt nichts mehr.',
    moved: (title) =>
      `${title} soll an eine andere Adresse gehen, und das wurde dort bestätigt. An diese kommt nichts mehr.`,
    otherwise: (replyTo) => `Falls Sie es nicht waren, bitte an ${replyTo} schreiben.`,
  },

  settings: {
    subject: (title) => `Einstellungen für ${title}`,
    preheader: (count) => `Der Link gilt ${hours(count)} und ist persönlich.`,
    here: (title) =>
      `Hier sind die Einstellungen des Abos von ${title}: Name, Themen, eine Pause, eine andere Adresse und alles, was gespeichert ist.`,
    open: 'Einstellungen öffnen',
    otherwise: (count) =>
      `Der Link gilt ${hours(count)}. Bitte nicht weitergeben: Wer ihn öffnet, kann das Abo ändern. Falls Sie nicht darum gebeten haben, ist nichts zu tun.`,
  },

  login: {
    subject: (title) => `Anmelden bei ${title}`,
    preheader: (count) =>
      `Link öffnen und dort auf die Schaltfläche drücken; er gilt ${minutes(count)}.`,
    asked: (title) =>
      `Jemand, hoffentlich Sie selbst, möchte ${title} als Fördermitglied lesen. Bitte den Link in dem Browser öffnen, in dem gelesen wird, und auf der Seite, zu der er führt, auf die Schaltfläche drücken:`,
    open: 'Öffnen und anmelden',
    otherwise: (count) =>
      `Der Link gilt einmal und ${minutes(count)} lang. Bitte nicht weitergeben: Wer ihn öffnet, liest an Ihrer Stelle. Falls Sie es nicht waren, ist nichts zu tun: Ohne die Schaltfläche dort wird niemand angemeldet.`,
  },

  sealedExtras: {
    subject: (title) => `Der Schlüssel zu den Extras von ${title}`,
    preheader: 'Ein Link öffnet sie auch im Archiv, auf jedem Gerät.',
    thanks: (title) =>
      `Danke für die Unterstützung von ${title}! Von nun an stehen die Extras in den E-Mails. Im Archiv öffnet sie dieser Link: einmal auf jedem Gerät, auf dem gelesen wird; danach öffnen sie sich dort von selbst.`,
    open: 'Die Extras öffnen',
    keep: 'Bitte diese E-Mail aufheben und den Link nicht weitergeben: Er ist ein Schlüssel, und wer ihn hat, liest, wofür Sie zahlen. Gerät er in andere Hände, genügt eine Antwort auf diese E-Mail, und es gibt einen neuen.',
  },

  servedExtras: {
    subject: (title) => `Die Extras von ${title}`,
    preheader: 'Nach dem Anmelden sind sie auch im Archiv zu lesen.',
    thanks: (title) =>
      `Danke für die Unterstützung von ${title}! Von nun an stehen die Extras in den E-Mails. Im Archiv sind sie nach dem Anmelden mit dieser Adresse zu lesen. Ein Passwort braucht es nicht: Jedes Mal kommt ein Link per E-Mail. Einen persönlichen Feed gibt es auch.`,
    logIn: 'Anmelden',
  },

  welcome: {
    subject: (title, issue) => `Willkommen bei ${title}: ${issue}`,
    greeting: (title) =>
      `Willkommen bei ${title}! Das Abo ist ganz frisch, deshalb kommt hier gleich die neueste Ausgabe; die nächste kommt von selbst.`,
  },
};
