/** French: the pages of the server on which readers subscribe, change their settings and leave. */
import type { pages as english } from '../en/pages.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('fr');

const days = (count: number) =>
  plural(count, { one: `${number(count)} jour`, other: `${number(count)} jours` });
const hours = (count: number) =>
  plural(count, { one: `${number(count)} heure`, other: `${number(count)} heures` });

export const pages: typeof english = {
  allIssues: 'Tous les numéros',
  email: 'Adresse e-mail',
  months: (count) => plural(count, { one: 'un mois', other: `${number(count)} mois` }),
  minutes: (count) => plural(count, { one: 'une minute', other: `${number(count)} minutes` }),

  small: {
    notFound: 'Cette page n’existe pas',
    notFoundHelp: 'L’adresse est peut-être mal tapée. Les archives contiennent tous les numéros.',
    tooLarge: 'C’était trop',
    tooLargeHelp: 'La demande est plus grande que tout formulaire d’ici. Rien n’a été modifié.',
    broken: 'Quelque chose s’est cassé ici',
    ourMistake:
      'L’erreur vient de nous, et nous ne pouvons pas dire si votre demande a été exécutée.',
    tryAgain: 'Réessayez dans quelques minutes\u00a0: demander deux fois ne fait pas de mal.',
    nameNumber: (id) => `Si vous nous écrivez à ce sujet, donnez ce numéro\u00a0: ${id}.`,
    wrongMethod: 'Cela ne se fait pas ici',
    wrongMethodHelp: (allowed) => `Cette adresse ne répond qu’à ${allowed}. Rien n’a été modifié.`,
  },

  subscribe: {
    subscribe: 'S’abonner',
    to: (title) => `S’abonner à ${title}`,
    terms: (frequency) =>
      `${frequency}. Une seule confirmation, et un clic suffit pour se désabonner.`,
    isItRight: 'L’adresse est-elle juste\u202f?',
    onceMore: (title) =>
      `Regardez-la encore une fois, puis appuyez sur le bouton pour y recevoir ${title}.`,
    malformed: 'Ce n’est pas une adresse e-mail',
    malformedShort: 'Ce n’est pas une adresse e-mail',
    slip: 'Vérifiez qu’il n’y a pas de faute de frappe et appuyez de nouveau sur le bouton.',
    slipShort: 'Vérifiez qu’il n’y a pas de faute de frappe.',
    badName: 'Ce nom ne peut pas être conservé',
    nameRule: 'Un nom tient sur une ligne de 200 caractères au plus.',
    badNameHelp:
      'Un nom tient sur une ligne de 200 caractères au plus. Continuez sans nom, ou revenez en arrière pour le corriger.',
    disposable: 'Cette adresse est faite pour être jetée',
    disposableHelp:
      'Les courriels envoyés à de telles adresses se perdent vite. Donnez-en une que vous gardez.',
    giveAnother: 'Donnez-en une que vous gardez.',
    inbox: 'Regardez dans votre boîte de réception',
    asked: (title) =>
      `À moins que ${title} n’arrive déjà à cette adresse, un courriel avec un lien est en route. Ouvrez le lien et appuyez sur le bouton\u00a0: l’abonnement ne commence qu’alors.`,
    askedTerms: (count) =>
      `Le lien est valable ${days(count)}. Une adresse reçoit un seul courriel de ce genre par jour\u202f; si vous avez déjà demandé, cherchez celui-là, y compris parmi les indésirables.`,
    askedShort:
      'Regardez dans votre boîte de réception\u00a0: à moins que cette adresse ne soit déjà abonnée, un courriel avec un lien est en route.',
    looksDisposable:
      'Cela ressemble à une adresse jetable\u202f; les numéros envoyés là seront perdus.',
    looksDisposableShort: 'Elle ressemble toutefois à une adresse jetable.',
    needsScript: 'Ce formulaire a besoin de JavaScript',
    needsScriptHelp:
      'Pour tenir les robots à distance, votre navigateur doit calculer un instant avant l’envoi du formulaire. Utilisez le formulaire des archives, avec JavaScript activé.',
    foreign: 'Ce formulaire se trouve sur une page qui n’est pas la nôtre',
    foreignHelp: 'Rien n’a été modifié. Utilisez le formulaire des archives.',
    tooMany: 'C’était très souvent',
    tooManyHelp: (wait) =>
      `Votre connexion a tant envoyé que nous n’écoutons plus pendant ${wait}. Rien n’a été modifié.`,
    pleaseWait: (wait) => `Veuillez attendre ${wait}.`,
    busy: 'On nous demande trop en ce moment',
    busyHelp: 'Rien n’a été modifié. Réessayez dans une heure.',
    busyShort: 'Réessayez dans une heure.',
  },

  confirm: {
    subscribe: (title) => `S’abonner à ${title}\u202f?`,
    subscribeHelp:
      'Appuyez sur le bouton, et les numéros arriveront à l’adresse à laquelle ce lien a été envoyé.',
    atThisAddress: (title) => `Recevoir ${title} à cette adresse\u202f?`,
    atThisAddressHelp:
      'Appuyez sur le bouton, et les numéros arriveront à l’adresse à laquelle ce lien a été envoyé, à la place de l’ancienne.',
    useThisAddress: 'Utiliser cette adresse',
    subscribed: 'Votre abonnement commence',
    comesNow: (title) =>
      `${title} vous arrive désormais par courriel, et chaque numéro contient un lien pour se désabonner.`,
    untilThen: 'D’ici au prochain, les archives contiennent tous les précédents.',
    moved: 'Votre adresse est changée',
    movedHelp: (title) => `${title} arrive désormais à cette adresse. Nous prévenons l’ancienne.`,
    expired: 'Ce lien est expiré ou incomplet',
    expiredHelp: (toSubscribe, toMove) =>
      `Rien n’a été modifié. Un lien est valable ${days(toSubscribe)}, ${number(toMove)} s’il change une adresse\u202f; copiez-le en entier depuis le dernier courriel, ou demandez-en un autre avec le formulaire des archives.`,
    refused: 'Cette adresse n’est pas abonnée',
    refusedHelp: (title) =>
      `Elle a quitté ${title} depuis l’envoi de ce lien, ou un courriel est revenu. Rien n’a été modifié.`,
  },

  leave: {
    ask: (title) => `Quitter ${title}\u202f?`,
    askHelp:
      'Appuyez sur le bouton, et plus aucun numéro ne sera envoyé à l’adresse à laquelle ce lien a été envoyé.',
    unsubscribe: 'Se désabonner',
    done: 'Vous êtes désabonné(e)',
    noFurther: (title) => `Plus aucun numéro de ${title} ne vous sera envoyé.`,
    onItsWay:
      'Un numéro en route en ce moment peut encore arriver. Les archives vous restent ouvertes.',
    paused: 'Va pour une pause',
    pausedUntil: (title, day) =>
      `${title} reviendra après le ${day}\u202f; d’ici là, rien ne vous sera envoyé.`,
    pausedAWhile: (title) =>
      `${title} reviendra dans quelque temps\u202f; d’ici là, rien ne vous sera envoyé.`,
    settingsEndIt: 'Les réglages permettent de mettre fin plus tôt à la pause.',
    inbox: 'Regardez dans votre boîte de réception',
    mailed: (title, count) =>
      `Si vous recevez ${title}, un courriel avec l’adresse de vos réglages est en route. Elle est valable ${hours(count)}, et un seul courriel de ce genre part par heure.`,
    badLink: 'Ce lien est incomplet',
    badLinkNothing:
      'Rien n’a été modifié\u00a0: l’adresse de cette page n’est pas de celles que nous avons envoyées.',
    badLinkHelp: (title) =>
      `Ouvrez encore une fois le lien de désabonnement du dernier numéro de ${title}, ou copiez-le en entier. Si cela ne suffit pas, répondez à n’importe quel numéro et demandez à être retiré(e).`,
    fewer: 'Ou moins de courriels\u202f?',
    sendNothingFor: 'Ne rien envoyer pendant',
    pause: 'Faire une pause',
    toSettings:
      'Nom, sujets, autre adresse, et tout ce qui est conservé à votre sujet\u00a0: nous vous envoyons un lien vers vos réglages.',
    mailMe: 'M’envoyer le lien',
  },

  settings: {
    heading: 'Vos réglages',
    expired: 'Ce lien est expiré ou incomplet',
    expiredHelp: (count) =>
      `Rien n’a été modifié. Un lien vers les réglages est valable ${hours(count)}. Demandez-en un autre sur la page à laquelle mène le lien de désabonnement de chaque numéro.`,
    erased: 'Tout ce qui vous concerne est effacé',
    erasedHelp: (title) =>
      `Plus rien de ce qui mène à vous n’est conservé. Seule reste une empreinte chiffrée de votre adresse, pour qu’aucune liste importée plus tard ne vous ramène\u202f; le formulaire de ${title} le peut, si jamais vous le souhaitez.`,
    goesTo: (title, address) => `${title} est envoyé à ${address}.`,
    goesNotTo: (title, address) => `${title} n’est pas envoyé à ${address}.`,
    goesAgain: (title, address, day) =>
      `${title} sera de nouveau envoyé à ${address} après le ${day}.`,
    name: 'Nom',
    nameHelp: 'Les numéros peuvent vous saluer par ce nom',
    save: 'Enregistrer',
    nameSaved: 'Votre nom est enregistré.',
    badName: 'Rien n’a été modifié\u00a0: un nom tient sur une ligne de 200 caractères au plus.',
    topics: 'Sujets',
    saveTopics: 'Enregistrer les sujets',
    topicsSaved: 'Vos sujets sont enregistrés.',
    pause: 'Faire une pause',
    sendNothingFor: 'Ne rien envoyer pendant',
    noLonger: 'ne plus attendre',
    noPause: 'Il n’y a pas de pause.',
    pauseBegun: 'La pause a commencé.',
    anotherAddress: 'Une autre adresse',
    askedThere: 'Nous y demandons confirmation avant tout changement',
    askThere: 'Y demander',
    badAddress: 'Rien n’a été modifié\u00a0: ce n’est pas une adresse e-mail.',
    mailOnItsWay:
      'Un courriel est en route vers la nouvelle adresse, un par heure au plus. Rien ne change avant que son lien soit ouvert et confirmé.',
    stored: 'Ce qui est conservé à votre sujet',
    storedHelp:
      'Tout, dans un fichier JSON\u00a0: votre adresse, votre nom et vos sujets, la date de votre arrivée, et ce qui a été envoyé.',
    download: 'Télécharger',
    leave: 'Partir',
    leaveHelp: (title) =>
      `${title} ne vous est plus envoyé. Ce qui est conservé à votre sujet demeure, comme preuve de votre arrivée et de votre départ.`,
    unsubscribe: 'Se désabonner',
    eraseHelp: 'Ou faites effacer, pour de bon, tout ce qui est conservé à votre sujet.',
    sure: 'J’en suis sûr(e)',
    erase: 'M’effacer',
    notSure: 'Rien n’a été effacé\u00a0: cochez la case qui dit que vous en êtes sûr(e).',
  },

  logIn: {
    heading: 'Lire en tant que mécène',
    help: (title) =>
      `Quiconque soutient ${title} lit les suppléments dans les archives. Nous envoyons un lien à l’adresse avec laquelle vous soutenez.`,
    isItRight: 'L’adresse est-elle juste\u202f?',
    onceMore: 'Regardez-la encore une fois, puis appuyez sur le bouton.',
    malformed: 'Ce n’est pas une adresse e-mail',
    slip: 'Vérifiez qu’il n’y a pas de faute de frappe et appuyez de nouveau sur le bouton.',
    inbox: 'Regardez dans votre boîte de réception',
    asked: (title) =>
      `Si quelqu’un soutient ${title} avec cette adresse, un courriel avec un lien est en route. Ouvrez le lien dans ce navigateur et appuyez sur le bouton.`,
    askedTerms: (minutes) =>
      `Le lien sert une fois, pendant ${number(minutes)} minutes. Si rien n’arrive, regardez parmi les indésirables, ou essayez l’adresse avec laquelle vous payez.`,
    enter: (title) => `Lire ${title} en tant que mécène\u202f?`,
    enterHelp:
      'Appuyez sur le bouton, et ce navigateur vous montre les suppléments jusqu’à la déconnexion.',
    logIn: 'Se connecter',
    usedUp: 'Ce lien a déjà servi ou est incomplet',
    usedUpHelp: (minutes) =>
      `Un lien de connexion sert une fois, pendant ${number(minutes)} minutes. Rien n’a été modifié.`,
    askForAnother: 'En demander un autre',
    foreign: 'Ceci vient d’une page qui n’est pas la nôtre',
    foreignHelp: 'Rien n’a été modifié. Utilisez la page elle-même.',
    openIt: 'L’ouvrir',
    mailMe: 'M’envoyer un lien',
    withoutMail: 'Ou sans courriel',
    by: (service) => `Avec ${service}`,
    noPatronYet: 'Pas encore mécène\u202f?',
    knowsYou: (service) => `${service} vous connaît comme mécène`,
    noSupport: 'Nous ne connaissons aucun soutien de votre part',
    noSupportHelp: (service, title) =>
      `${service} nous a dit qui vous êtes, mais personne de ce nom ni de cette adresse ne soutient ${title}, pour autant qu’on le sache ici. Après un paiement, cela peut prendre un jour.`,
    byMail: 'Essayer par courriel',
    lost: 'Vous n’êtes pas connecté(e)',
    lostHelp:
      'Le chemin jusqu’ici a pris trop de temps, ou n’a pas commencé dans ce navigateur. Rien n’a été modifié.',
    beginAgain: 'Recommencer',
    serviceFailed: (service) => `${service} ne nous a pas dit qui vous êtes`,
    serviceFailedHelp:
      'Rien n’a été modifié. Réessayez dans un instant, ou faites-vous envoyer un lien.',
  },

  patron: {
    readsAs: 'Vous lisez en tant que mécène',
    notKnown: 'Aucun soutien de votre part n’est connu actuellement',
    tier: (title, tier, day) =>
      `Votre niveau est ${tier}, depuis le ${day}. Les suppléments de ${title} vous sont ouverts partout dans les archives.`,
    closed:
      'Les suppléments restent fermés jusqu’à ce qu’un soutien soit de nouveau connu\u00a0: cela peut prendre un jour après un paiement, et l’adresse doit être celle avec laquelle vous payez.',
    readOn: 'Lire la suite',
    feed: 'Votre flux privé',
    noFeed:
      'Une adresse pour votre lecteur de flux ou votre application de podcasts, avec les suppléments. Elle n’est qu’à vous\u00a0: quiconque l’a lit et écoute à votre place.',
    makeFeed: 'Créer mon flux',
    addFeed:
      'Ajoutez cette adresse à votre lecteur de flux ou à votre application de podcasts. Elle n’est qu’à vous\u00a0: quiconque l’a lit et écoute à votre place.',
    madeOn: (day) => `Créé le ${day}. Une nouvelle adresse met fin à celle-ci.`,
    newAddress: 'Créer une nouvelle adresse',
    feedClosed: (day) =>
      `Son adresse a servi à tant d’endroits à la fois qu’elle a été fermée le ${day}. Cela arrive quand elle est transmise, ou quand beaucoup d’applications la consultent.`,
    makeNew: 'Créez-en une nouvelle et abonnez-vous à celle-là.',
    logOut: 'Se déconnecter',
    loggedInAs: (address) => `Vous êtes connecté(e) avec ${address}.`,
    logOutHere: 'Se déconnecter ici',
    everywhereHelp: 'Ou dans tous les navigateurs où vous vous êtes un jour connecté(e).',
    logOutEverywhere: 'Se déconnecter partout',
    reading: (tier) => `Vous lisez en tant que mécène (${tier}).`,
    yourPage: 'Votre page',
  },
};
