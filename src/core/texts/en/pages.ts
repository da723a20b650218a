/** English: the pages of the server on which readers subscribe, change their settings and leave. */
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('en');

const days = (count: number) => plural(count, { one: '1 day', other: `${number(count)} days` });
const hours = (count: number) => plural(count, { one: '1 hour', other: `${number(count)} hours` });

export const pages = {
  allIssues: 'All issues',
  email: 'E-mail address',
  months: (count: number) => plural(count, { one: 'a month', other: `${number(count)} months` }),
  minutes: (count: number) => plural(count, { one: 'a minute', other: `${number(count)} minutes` }),

  small: {
    notFound: 'There is no such page',
    notFoundHelp: 'Perhaps the address is mistyped. The archive has every issue.',
    tooLarge: 'That was too much',
    tooLargeHelp: 'The request is larger than any form here. Nothing was changed.',
    broken: 'Something broke here',
    ourMistake:
      'It is our mistake, not yours, and we cannot say whether your request was carried out.',
    tryAgain: 'Please try again in a few minutes: asking twice does no harm.',
    nameNumber: (id: string) => `If you write to us about it, name this number: ${id}.`,
    wrongMethod: 'That cannot be done here',
    wrongMethodHelp: (allowed: string) =>
      `This address answers ${allowed} only. Nothing was changed.`,
  },

  subscribe: {
    subscribe: 'Subscribe',
    to: (title: string) => `Subscribe to ${title}`,
    terms: (frequency: string) => `${frequency}. You confirm once, and one click ends it.`,
    isItRight: 'Is the address right?',
    onceMore: (title: string) =>
      `Look at it once more, then press the button to get ${title} there.`,
    malformed: 'This is not an e‑mail address',
    malformedShort: 'This is not an e-mail address',
    slip: 'Look at it for a slip of the keys, and press the button again.',
    slipShort: 'Look at it for a slip of the keys.',
    badName: 'This name cannot be kept',
    nameRule: 'A name is one line of at most 200 characters.',
    badNameHelp:
      'A name is one line of at most 200 characters. Go on without one, or go back and mend it.',
    disposable: 'This address is made to be thrown away',
    disposableHelp: 'Mail to such addresses is lost before long. Give one that you keep.',
    giveAnother: 'Give one that you keep.',
    inbox: 'Please look into your inbox',
    asked: (title: string) =>
      `Unless ${title} comes to this address already, a mail with a link is on its way. Open the link and press the button there: only then are you subscribed.`,
    askedTerms: (count: number) =>
      `The link works for ${days(count)}. An address gets one such mail a day, so if you have asked before, look for that one, among the unwanted mail too.`,
    askedShort:
      'Please look into your inbox: unless this address is subscribed already, a mail with a link is on its way.',
    looksDisposable:
      'This looks like an address that is soon thrown away; issues sent there will be lost.',
    looksDisposableShort: 'It looks like an address that is soon thrown away, though.',
    needsScript: 'This form needs JavaScript',
    needsScriptHelp:
      'To keep machines away, your browser has to compute for a moment before the form is sent. Please use the form in the archive, with JavaScript switched on.',
    foreign: 'This form stands on a page that is not ours',
    foreignHelp: 'Nothing was changed. Please use the form in the archive.',
    tooMany: 'That was very often',
    tooManyHelp: (wait: string) =>
      `So much has been sent from your connection that we stop listening for ${wait}. Nothing was changed.`,
    pleaseWait: (wait: string) => `Please wait for ${wait}.`,
    busy: 'Too much is asked of us just now',
    busyHelp: 'Nothing was changed. Please try again in an hour.',
    busyShort: 'Please try again in an hour.',
  },

  confirm: {
    subscribe: (title: string) => `Subscribe to ${title}?`,
    subscribeHelp: 'Press the button, and issues come to the address that this link was mailed to.',
    atThisAddress: (title: string) => `Get ${title} at this address?`,
    atThisAddressHelp:
      'Press the button, and issues come to the address that this link was mailed to, in place of the former one.',
    useThisAddress: 'Use this address',
    subscribed: 'You are subscribed',
    comesNow: (title: string) =>
      `${title} comes to you by mail from now on, and each issue carries a link to leave.`,
    untilThen: 'Until the next one, the archive has all that came before.',
    moved: 'Your address is changed',
    movedHelp: (title: string) =>
      `${title} comes to this address from now on. We tell the former one so.`,
    expired: 'This link has expired or is not complete',
    expiredHelp: (toSubscribe: number, toMove: number) =>
      `Nothing was changed. A link works for ${days(toSubscribe)}, one that changes an address for ${number(toMove)}; copy it whole from the newest mail, or ask for another with the form in the archive.`,
    refused: 'This address is not subscribed',
    refusedHelp: (title: string) =>
      `It has left ${title} since this link was mailed, or mail to it came back. Nothing was changed.`,
  },

  leave: {
    ask: (title: string) => `Leave ${title}?`,
    askHelp:
      'Press the button, and no further issue will be sent to the address that this link was mailed to.',
    unsubscribe: 'Unsubscribe',
    done: 'You are unsubscribed',
    noFurther: (title: string) => `No further issue of ${title} will be sent to you.`,
    onItsWay:
      'One that is on its way at this moment may still arrive. The archive stays open to you.',
    paused: 'A pause it is',
    pausedUntil: (title: string, day: string) =>
      `${title} comes again after ${day}; until then, nothing will be sent to you.`,
    pausedAWhile: (title: string) =>
      `${title} comes again after a while; until then, nothing will be sent to you.`,
    settingsEndIt: 'The settings end the pause sooner.',
    inbox: 'Please look into your inbox',
    mailed: (title: string, count: number) =>
      `If ${title} comes to you, a mail with the address of your settings is on its way. It works for ${hours(count)}, and one such mail goes out in an hour.`,
    badLink: 'This link is not complete',
    badLinkNothing:
      'Nothing was changed: the address of this page is not one that we mailed to anybody.',
    badLinkHelp: (title: string) =>
      `Open the unsubscribe link in the newest issue of ${title} again, or copy it whole. If that does not help, answer to any issue and ask to be removed.`,
    fewer: 'Or fewer mails?',
    sendNothingFor: 'Send nothing for',
    pause: 'Pause',
    toSettings:
      'Name, topics, another address, and all that is stored about you: we mail you a link to your settings.',
    mailMe: 'Mail me the link',
  },

  settings: {
    heading: 'Your settings',
    expired: 'This link has expired or is not complete',
    expiredHelp: (count: number) =>
      `Nothing was changed. A link to the settings works for ${hours(count)}. Ask for another on the page that the unsubscribe link of any issue leads to.`,
    erased: 'All about you is erased',
    erasedHelp: (title: string) =>
      `Nothing that leads to you is stored any more. Only a keyed hash of your address remains, so that no list that is imported later brings you back; the form of ${title} can, if you ever want to.`,
    goesTo: (title: string, address: string) => `${title} goes to ${address}.`,
    goesNotTo: (title: string, address: string) => `${title} does not go to ${address}.`,
    goesAgain: (title: string, address: string, day: string) =>
      `${title} goes to ${address} again after ${day}.`,
    name: 'Name',
    nameHelp: 'Issues may greet you by it',
    save: 'Save',
    nameSaved: 'Your name is saved.',
    badName: 'Nothing was changed: a name is one line of at most 200 characters.',
    topics: 'Topics',
    saveTopics: 'Save topics',
    topicsSaved: 'Your topics are saved.',
    pause: 'Pause',
    sendNothingFor: 'Send nothing for',
    noLonger: 'no longer',
    noPause: 'There is no pause.',
    pauseBegun: 'The pause has begun.',
    anotherAddress: 'Another address',
    askedThere: 'We ask there before anything changes',
    askThere: 'Ask there',
    badAddress: 'Nothing was changed: this is not an e-mail address.',
    mailOnItsWay:
      'A mail is on its way to the new address, one in an hour at most. Nothing changes before its link is opened and confirmed.',
    stored: 'What is stored about you',
    storedHelp:
      'All of it, as a JSON file: your address, name and topics, when you came, and what was sent.',
    download: 'Download',
    leave: 'Leave',
    leaveHelp: (title: string) =>
      `${title} is not sent to you any more. What is stored about you stays, as the proof of when you came and left.`,
    unsubscribe: 'Unsubscribe',
    eraseHelp: 'Or have everything that is stored about you erased, for good.',
    sure: 'I am sure',
    erase: 'Erase me',
    notSure: 'Nothing was erased: tick the box that says that you are sure.',
  },

  logIn: {
    heading: 'Read as a patron',
    help: (title: string) =>
      `Whoever supports ${title} reads the extras in the archive. We mail a link to the address that you support with.`,
    isItRight: 'Is the address right?',
    onceMore: 'Look at it once more, then press the button.',
    malformed: 'This is not an e‑mail address',
    slip: 'Look at it for a slip of the keys, and press the button again.',
    inbox: 'Please look into your inbox',
    asked: (title: string) =>
      `If somebody supports ${title} with this address, a mail with a link is on its way. Open the link in this browser, and press the button there.`,
    askedTerms: (minutes: number) =>
      `The link works once, for ${number(minutes)} minutes. If nothing comes, look among the unwanted mail, or try the address that you pay with.`,
    enter: (title: string) => `Read ${title} as a patron?`,
    enterHelp: 'Press the button, and this browser shows you the extras until you log out.',
    logIn: 'Log in',
    usedUp: 'This link is used up, or not complete',
    usedUpHelp: (minutes: number) =>
      `A link to log in works once, for ${number(minutes)} minutes. Nothing was changed.`,
    askForAnother: 'Ask for another',
    foreign: 'This came from a page that is not ours',
    foreignHelp: 'Nothing was changed. Please use the page itself.',
    openIt: 'Open it',
    mailMe: 'Mail me a link',
    withoutMail: 'Or without a mail',
    by: (service: string) => `By ${service}`,
    noPatronYet: 'No patron yet?',
    knowsYou: (service: string) => `${service} knows you as a patron`,
    noSupport: 'We know of no support of yours',
    noSupportHelp: (service: string, title: string) =>
      `${service} has told us who you are, but nobody of that name or address supports ${title} as far as is known here. After a payment that may take a day.`,
    byMail: 'Try it by mail',
    lost: 'You are not logged in',
    lostHelp: 'The way here took too long, or did not begin in this browser. Nothing was changed.',
    beginAgain: 'Begin again',
    serviceFailed: (service: string) => `${service} did not tell us who you are`,
    serviceFailedHelp: 'Nothing was changed. Try again in a moment, or have a link mailed to you.',
  },

  patron: {
    readsAs: 'You read as a patron',
    notKnown: 'No support is known of you now',
    tier: (title: string, tier: string, day: string) =>
      `Your tier is ${tier}, since ${day}. The extras of ${title} stand open to you wherever they are in the archive.`,
    closed:
      'The extras are closed until it is known again: that may take a day after a payment, and the address must be the one that you pay with.',
    readOn: 'Read on',
    feed: 'Your private feed',
    noFeed:
      'An address for your feed reader or podcast app, with the extras in it. It is yours alone: whoever has it reads and hears as you.',
    makeFeed: 'Make my feed',
    addFeed:
      'Add this address to your feed reader or podcast app. It is yours alone: whoever has it reads and hears as you.',
    madeOn: (day: string) => `Made on ${day}. A new address ends this one.`,
    newAddress: 'Make a new address',
    feedClosed: (day: string) =>
      `Its address was used in so many places at once that it was closed on ${day}. That happens when it is passed on, or when many apps fetch it.`,
    makeNew: 'Make a new one, and subscribe to that.',
    logOut: 'Log out',
    loggedInAs: (address: string) => `You are logged in as ${address}.`,
    logOutHere: 'Log out here',
    everywhereHelp: 'Or in every browser that you have ever logged in with.',
    logOutEverywhere: 'Log out everywhere',
    /** Above every page that is shown to a patron. */
    reading: (tier: string) => `You are reading as a patron (${tier}).`,
    yourPage: 'Your page',
  },
};
