/** German: the pages of the server on which readers subscribe, change their settings and leave. */
import type { pages as english } from '../en/pages.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('de');

const days = (count: number) => plural(count, { one: '1 Tag', other: `${number(count)} Tage` });
const hours = (count: number) =>
  plural(count, { one: '1 Stunde', other: `${number(count)} Stunden` });

export const pages: typeof english = {
  allIssues: 'Alle Ausgaben',
  email: 'E-Mail-Adresse',
  months: (count) => plural(count, { one: 'einen Monat', other: `${number(count)} Monate` }),
  minutes: (count) => plural(count, { one: 'eine Minute', other: `${number(count)} Minuten` }),

  small: {
    notFound: 'Diese Seite gibt es nicht',
    notFoundHelp: 'Vielleicht ist die Adresse vertippt. Im Archiv stehen alle Ausgaben.',
    tooLarge: 'Das war zu viel',
    tooLargeHelp: 'Die Anfrage ist größer als jedes Formular hier. Es wurde nichts geändert.',
    broken: 'Hier ist etwas kaputtgegangen',
    ourMistake:
      'Der Fehler liegt bei uns, und wir können nicht sagen, ob die Anfrage ausgeführt wurde.',
    tryAgain: 'Bitte in ein paar Minuten noch einmal versuchen: Zweimal zu fragen schadet nicht.',
    nameNumber: (id) => `Wer uns dazu schreibt, nennt bitte diese Nummer: ${id}.`,
    wrongMethod: 'Das geht hier nicht',
    wrongMethodHelp: (allowed) =>
      `Diese Adresse beantwortet nur ${allowed}. Es wurde nichts geändert.`,
  },

  subscribe: {
    subscribe: 'Abonnieren',
    to: (title) => `${title} abonnieren`,
    terms: (frequency) => `${frequency}. Eine Bestätigung genügt, und ein Klick beendet das Abo.`,
    isItRight: 'Stimmt die Adresse?',
    onceMore: (title) =>
      `Bitte noch einmal ansehen und dann auf die Schaltfläche drücken, um ${title} dorthin zu bekommen.`,
    malformed: 'Das ist keine E-Mail-Adresse',
    malformedShort: 'Das ist keine E-Mail-Adresse',
    slip: 'Bitte auf Tippfehler prüfen und noch einmal auf die Schaltfläche drücken.',
    slipShort: 'Bitte auf Tippfehler prüfen.',
    badName: 'Dieser Name lässt sich nicht speichern',
    nameRule: 'Ein Name ist eine Zeile mit höchstens 200 Zeichen.',
    badNameHelp:
      'Ein Name ist eine Zeile mit höchstens 200 Zeichen. Es geht auch ohne; oder zurück und ausbessern.',
    disposable: 'Das ist eine Wegwerfadresse',
    disposableHelp:
      'E-Mails an solche Adressen gehen bald verloren. Bitte eine angeben, die bleibt.',
    giveAnother: 'Bitte eine angeben, die bleibt.',
    inbox: 'Bitte ins Postfach schauen',
    asked: (title) =>
      `Falls ${title} nicht schon an diese Adresse kommt, ist eine E-Mail mit einem Link unterwegs. Bitte den Link öffnen und dort auf die Schaltfläche drücken: Erst dann beginnt das Abo.`,
    askedTerms: (count) =>
      `Der Link gilt ${days(count)}. Eine Adresse bekommt höchstens eine solche E-Mail am Tag; wer schon einmal gefragt hat, findet sie vielleicht unter den unerwünschten.`,
    askedShort:
      'Bitte ins Postfach schauen: Falls diese Adresse nicht schon im Verteiler ist, ist eine E-Mail mit einem Link unterwegs.',
    looksDisposable:
      'Das sieht nach einer Wegwerfadresse aus; Ausgaben, die dorthin gehen, sind verloren.',
    looksDisposableShort: 'Sie sieht allerdings nach einer Wegwerfadresse aus.',
    needsScript: 'Dieses Formular braucht JavaScript',
    needsScriptHelp:
      'Um Maschinen fernzuhalten, muss der Browser einen Moment rechnen, bevor das Formular abgeschickt wird. Bitte das Formular im Archiv benutzen, mit eingeschaltetem JavaScript.',
    foreign: 'Dieses Formular steht auf einer fremden Seite',
    foreignHelp: 'Es wurde nichts geändert. Bitte das Formular im Archiv benutzen.',
    tooMany: 'Das war sehr oft',
    tooManyHelp: (wait) =>
      `Von diesem Anschluss kam so viel, dass wir für ${wait} nicht mehr zuhören. Es wurde nichts geändert.`,
    pleaseWait: (wait) => `Bitte ${wait} warten.`,
    busy: 'Gerade wird zu viel von uns verlangt',
    busyHelp: 'Es wurde nichts geändert. Bitte in einer Stunde noch einmal versuchen.',
    busyShort: 'Bitte in einer Stunde noch einmal versuchen.',
  },

  confirm: {
    subscribe: (title) => `${title} abonnieren?`,
    subscribeHelp:
      'Nach einem Druck auf die Schaltfläche kommen die Ausgaben an die Adresse, an die dieser Link ging.',
    atThisAddress: (title) => `${title} an diese Adresse bekommen?`,
    atThisAddressHelp:
      'Nach einem Druck auf die Schaltfläche kommen die Ausgaben an die Adresse, an die dieser Link ging, und nicht mehr an die frühere.',
    useThisAddress: 'Diese Adresse verwenden',
    subscribed: 'Das Abo hat begonnen',
    comesNow: (title) =>
      `${title} kommt von nun an per E-Mail, und jede Ausgabe enthält einen Link zum Abbestellen.`,
    untilThen: 'Bis zur nächsten steht im Archiv alles, was vorher erschienen ist.',
    moved: 'Die Adresse ist geändert',
    movedHelp: (title) =>
      `${title} kommt von nun an an diese Adresse. Der früheren geben wir Bescheid.`,
    expired: 'Dieser Link ist abgelaufen oder unvollständig',
    expiredHelp: (toSubscribe, toMove) =>
      `Es wurde nichts geändert. Ein Link gilt ${days(toSubscribe)}, einer zum Ändern der Adresse ${number(toMove)}; bitte vollständig aus der neuesten E-Mail kopieren oder mit dem Formular im Archiv einen neuen anfordern.`,
    refused: 'Für diese Adresse gibt es kein Abo',
    refusedHelp: (title) =>
      `Seit dieser Link verschickt wurde, wurde ${title} abbestellt, oder E-Mails an die Adresse kamen zurück. Es wurde nichts geändert.`,
  },

  leave: {
    ask: (title) => `${title} abbestellen?`,
    askHelp:
      'Nach einem Druck auf die Schaltfläche geht keine Ausgabe mehr an die Adresse, an die dieser Link ging.',
    unsubscribe: 'Abbestellen',
    done: 'Das Abo ist beendet',
    noFurther: (title) => `Es kommt keine weitere Ausgabe von ${title}.`,
    onItsWay:
      'Eine, die in diesem Augenblick unterwegs ist, kann noch ankommen. Das Archiv bleibt offen.',
    paused: 'Dann also eine Pause',
    pausedUntil: (title, day) =>
      `${title} kommt nach dem ${day} wieder; bis dahin wird nichts verschickt.`,
    pausedAWhile: (title) =>
      `${title} kommt nach einer Weile wieder; bis dahin wird nichts verschickt.`,
    settingsEndIt: 'In den Einstellungen lässt sich die Pause früher beenden.',
    inbox: 'Bitte ins Postfach schauen',
    mailed: (title, count) =>
      `Falls ${title} an diese Adresse kommt, ist eine E-Mail mit der Adresse der Einstellungen unterwegs. Sie gilt ${hours(count)}, und in einer Stunde geht nur eine solche E-Mail hinaus.`,
    badLink: 'Dieser Link ist unvollständig',
    badLinkNothing:
      'Es wurde nichts geändert: Die Adresse dieser Seite haben wir so niemandem geschickt.',
    badLinkHelp: (title) =>
      `Bitte den Link zum Abbestellen in der neuesten Ausgabe von ${title} noch einmal öffnen oder vollständig kopieren. Hilft das nicht, genügt eine Antwort auf irgendeine Ausgabe mit der Bitte, die Adresse zu entfernen.`,
    fewer: 'Oder weniger E-Mails?',
    sendNothingFor: 'Nichts schicken für',
    pause: 'Pausieren',
    toSettings:
      'Name, Themen, eine andere Adresse und alles, was gespeichert ist: Wir schicken einen Link zu den Einstellungen.',
    mailMe: 'Link schicken',
  },

  settings: {
    heading: 'Einstellungen',
    expired: 'Dieser Link ist abgelaufen oder unvollständig',
    expiredHelp: (count) =>
      `Es wurde nichts geändert. Ein Link zu den Einstellungen gilt ${hours(count)}. Einen neuen gibt es auf der Seite, zu der der Link zum Abbestellen jeder Ausgabe führt.`,
    erased: 'Alle Angaben sind gelöscht',
    erasedHelp: (title) =>
      `Es ist nichts mehr gespeichert, was zu Ihnen führt. Nur ein verschlüsselter Prüfwert der Adresse bleibt, damit keine später eingelesene Liste sie zurückbringt; das Formular von ${title} kann das, falls je gewünscht.`,
    goesTo: (title, address) => `${title} geht an ${address}.`,
    goesNotTo: (title, address) => `${title} geht nicht an ${address}.`,
    goesAgain: (title, address, day) => `${title} geht nach dem ${day} wieder an ${address}.`,
    name: 'Name',
    nameHelp: 'Für die Anrede in den Ausgaben',
    save: 'Speichern',
    nameSaved: 'Der Name ist gespeichert.',
    badName: 'Es wurde nichts geändert: Ein Name ist eine Zeile mit höchstens 200 Zeichen.',
    topics: 'Themen',
    saveTopics: 'Themen speichern',
    topicsSaved: 'Die Themen sind gespeichert.',
    pause: 'Pause',
    sendNothingFor: 'Nichts schicken für',
    noLonger: 'nicht länger',
    noPause: 'Es gibt keine Pause.',
    pauseBegun: 'Die Pause hat begonnen.',
    anotherAddress: 'Andere Adresse',
    askedThere: 'Wir fragen dort, bevor sich etwas ändert',
    askThere: 'Dort fragen',
    badAddress: 'Es wurde nichts geändert: Das ist keine E-Mail-Adresse.',
    mailOnItsWay:
      'Eine E-Mail an die neue Adresse ist unterwegs, höchstens eine in der Stunde. Vor dem Öffnen und Bestätigen ihres Links ändert sich nichts.',
    stored: 'Was gespeichert ist',
    storedHelp:
      'Alles, als JSON-Datei: Adresse, Name und Themen, wann das Abo begann und was verschickt wurde.',
    download: 'Herunterladen',
    leave: 'Abbestellen',
    leaveHelp: (title) =>
      `${title} wird nicht mehr verschickt. Was gespeichert ist, bleibt: als Nachweis, wann das Abo begann und endete.`,
    unsubscribe: 'Abbestellen',
    eraseHelp: 'Oder alles, was gespeichert ist, endgültig löschen lassen.',
    sure: 'Ja, wirklich',
    erase: 'Alles löschen',
    notSure: 'Es wurde nichts gelöscht: Bitte das Kästchen „Ja, wirklich“ ankreuzen.',
  },

  logIn: {
    heading: 'Als Fördermitglied lesen',
    help: (title) =>
      `Wer ${title} unterstützt, liest die Extras im Archiv. Wir schicken einen Link an die Adresse, mit der unterstützt wird.`,
    isItRight: 'Stimmt die Adresse?',
    onceMore: 'Bitte noch einmal ansehen und dann auf die Schaltfläche drücken.',
    malformed: 'Das ist keine E-Mail-Adresse',
    slip: 'Bitte auf Tippfehler prüfen und noch einmal auf die Schaltfläche drücken.',
    inbox: 'Bitte ins Postfach schauen',
    asked: (title) =>
      `Falls ${title} mit dieser Adresse unterstützt wird, ist eine E-Mail mit einem Link unterwegs. Bitte den Link in diesem Browser öffnen und dort auf die Schaltfläche drücken.`,
    askedTerms: (minutes) =>
      `Der Link gilt einmal und ${number(minutes)} Minuten lang. Kommt nichts, hilft ein Blick zu den unerwünschten E-Mails oder die Adresse, mit der gezahlt wird.`,
    enter: (title) => `${title} als Fördermitglied lesen?`,
    enterHelp:
      'Nach einem Druck auf die Schaltfläche zeigt dieser Browser die Extras, bis zum Abmelden.',
    logIn: 'Anmelden',
    usedUp: 'Dieser Link ist verbraucht oder unvollständig',
    usedUpHelp: (minutes) =>
      `Ein Link zum Anmelden gilt einmal und ${number(minutes)} Minuten lang. Es wurde nichts geändert.`,
    askForAnother: 'Neuen Link anfordern',
    foreign: 'Das kam von einer fremden Seite',
    foreignHelp: 'Es wurde nichts geändert. Bitte die Seite selbst benutzen.',
    openIt: 'Seite öffnen',
    mailMe: 'Link schicken',
    withoutMail: 'Oder ohne E-Mail',
    by: (service) => `Mit ${service}`,
    noPatronYet: 'Noch kein Fördermitglied?',
    knowsYou: (service) => `${service} bestätigt die Unterstützung`,
    noSupport: 'Uns ist keine Unterstützung bekannt',
    noSupportHelp: (service, title) =>
      `${service} hat uns gesagt, wer Sie sind, aber unter diesem Namen oder dieser Adresse unterstützt, soweit hier bekannt, niemand ${title}. Nach einer Zahlung kann es einen Tag dauern.`,
    byMail: 'Per E-Mail versuchen',
    lost: 'Nicht angemeldet',
    lostHelp:
      'Der Weg hierher hat zu lange gedauert oder begann nicht in diesem Browser. Es wurde nichts geändert.',
    beginAgain: 'Noch einmal beginnen',
    serviceFailed: (service) => `Von ${service} kam keine Auskunft`,
    serviceFailedHelp:
      'Es wurde nichts geändert. Bitte gleich noch einmal versuchen oder einen Link per E-Mail schicken lassen.',
  },

  patron: {
    readsAs: 'Angemeldet als Fördermitglied',
    notKnown: 'Zurzeit ist keine Unterstützung bekannt',
    tier: (title, tier, day) =>
      `Die Stufe ist ${tier}, seit dem ${day}. Die Extras von ${title} stehen überall im Archiv offen.`,
    closed:
      'Die Extras sind geschlossen, bis wieder eine bekannt ist: Nach einer Zahlung kann das einen Tag dauern, und es muss die Adresse sein, mit der gezahlt wird.',
    readOn: 'Weiterlesen',
    feed: 'Persönlicher Feed',
    noFeed:
      'Eine Adresse für Feedreader oder Podcast-App, mit den Extras darin. Sie ist nur für Sie: Wer sie hat, liest und hört an Ihrer Stelle.',
    makeFeed: 'Feed erstellen',
    addFeed:
      'Diese Adresse in den Feedreader oder die Podcast-App eintragen. Sie ist nur für Sie: Wer sie hat, liest und hört an Ihrer Stelle.',
    madeOn: (day) => `Erstellt am ${day}. Eine neue Adresse beendet diese.`,
    newAddress: 'Neue Adresse erstellen',
    feedClosed: (day) =>
      `Seine Adresse wurde an so vielen Orten zugleich benutzt, dass sie am ${day} geschlossen wurde. Das geschieht, wenn sie weitergegeben wird oder viele Apps sie abrufen.`,
    makeNew: 'Bitte eine neue erstellen und diese abonnieren.',
    logOut: 'Abmelden',
    loggedInAs: (address) => `Angemeldet als ${address}.`,
    logOutHere: 'Hier abmelden',
    everywhereHelp: 'Oder in jedem Browser, in dem diese Anmeldung noch gilt.',
    logOutEverywhere: 'Überall abmelden',
    reading: (tier) => `Angemeldet als Fördermitglied (${tier}).`,
    yourPage: 'Zur eigenen Seite',
  },
};
