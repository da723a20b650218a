/** English: the words that editions add to an author's own, in pages, mails and feeds. */
import { grammar } from '../grammar.ts';
import type { Mark } from '../mark.ts';

const { number, plural } = grammar('en');

export const edition = {
  number: (count: number) => `No. ${count}`,
  headings: {
    writing: 'What I was writing',
    building: 'What I was building',
    reading: 'What I was reading',
  },
  frequency: 'Once a month',
  becomePatron: 'Become a patron',
  readInBrowser: 'Read in the browser',
  unsubscribe: 'Unsubscribe',
  /** Why this mail came, which every reader may ask. */
  reason: (title: string) => `You get this mail because you subscribed to ${title}.`,
  reasonOfTier: (title: string, tier: string) =>
    `You get this mail because you subscribed to ${title}, in its edition for ${tier}.`,
  /** Stands where others read the call to support. */
  thanks: (title: string) => `You already support ${title}. Thank you.`,

  /** Begins the second title of an entry, and any further. */
  andTitle: (title: string) => `and ${title}`,
  footnotes: 'Footnotes',
  notes: 'Notes',
  note: (count: number) => `note ${count}`,
  backTo: (reference: string) => `Back to reference ${reference}`,
  picture: 'Picture',
  pictureOf: (words: string) => `Picture: ${words}`,
  /** Of a picture that a mail cannot show and that has no description. */
  unnamedPicture: 'picture',
  quoted: (words: string) => `“${words}”`,
  table: 'Table',
  done: 'done',
  open: 'open',
  boxDone: 'Done',
  boxOpen: 'To do',
  video: 'Video',
  videoOnYouTube: 'Video on YouTube',
  /** Names a block of code for those who listen. */
  code: (language: string | undefined) => (language === undefined ? 'Code' : `Code, ${language}`),
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },

  extra: {
    forTier: (tier: string) => `For ${tier}`,
    issueFor: (tier: string) => `An issue for ${tier}.`,
    thisIssueFor: (tier: string) => `This issue is for ${tier}.`,
    logInHint: (logIn: Mark) => `Patrons ${logIn('log in')} to read it here.`,
    sealedHint: 'Patrons: the link in your mail opens this here.',
    sealedNeedsScript: 'For that, JavaScript must be on; your mail holds it all, too.',
    open: 'Open this extra in the archive',
    openIssue: 'Open this issue in the archive',
    picture: 'Picture in the archive',
    pictureOf: (words: string) => `Picture in the archive: ${words}`,
  },

  alsoRead: 'Also read',
  moreLinks: (count: number) =>
    plural(count, { one: 'One more link', other: `${number(count)} more links` }),

  feeds: {
    label: 'Feed',
    what: 'This is a feed. Copy its address into an app for reading feeds, and what is new comes to you by itself.',
    home: 'To the archive',
    issues: (title: string) => `${title}: issues`,
    section: (title: string, section: string) => `${title}: ${section}`,
    links: (title: string) => `${title}: links`,
    linksAbout: (title: string, tag: string) => `${title}: links about ${tag}`,
    everyLink: (title: string) => `Every link from ${title}.`,
    everyLinkAbout: (title: string, tag: string) => `Every link about ${tag} from ${title}.`,
    forYou: (title: string) => `${title} (for you)`,
    closed: 'Please subscribe again: this address of your feed is closed',
    whyClosed:
      'This feed was fetched from so many places at once that its address was closed, so that it goes on for you alone. If you passed it on, no harm is done.',
    whatToDo: (page: string) =>
      `Log in at ${page}, have a new address made, and subscribe to that one in your app. Then remove this one.`,
  },
};
