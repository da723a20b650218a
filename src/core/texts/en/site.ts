/** English: the pages of the archive. */
import { grammar } from '../grammar.ts';
import type { Mark } from '../mark.ts';

const { number, plural } = grammar('en');

export const site = {
  skip: 'Skip to the text',
  archive: 'Archive',
  issues: 'Issues',
  links: 'Links',
  tags: 'Tags',
  searchPage: 'Search',
  authors: 'Authors',
  sites: 'Sites',
  issue: 'Issue',
  tag: 'Tag',
  author: 'Author',
  site: 'Site',
  year: 'Year',
  title: 'Title',
  any: 'any',
  draft: 'Draft',
  feeds: 'Feeds',
  linksOnly: 'Links only',
  writtenBy: (title: string, author: string) => `${title} is written by ${author}.`,
  theAuthor: 'The author',
  soFar: (count: number) => `${number(count)} so far`,
  departments: { writing: 'writing', building: 'building', reading: 'reading' },

  home: {
    inThisIssue: 'In this issue',
    readOn: 'Read on',
    readOnOf: (title: string) => `Read on: ${title}`,
    theArchive: 'The archive',
    andMore: (count: number) => `and ${number(count)} more`,
  },

  subscribe: {
    subscribe: 'Subscribe',
    haveItSent: 'Have it sent to you',
    placeholder: 'you@example.com',
    leaveEmpty: 'Leave this empty',
    terms: (frequency: string) => `${frequency}. You confirm once, and one click ends it.`,
    needsScript: 'This form needs JavaScript, to keep machines away.',
  },

  issuePage: {
    contents: 'Contents',
    minutes: (count: number) => `${number(count)} min`,
    corrections: 'Corrections',
    correctedOn: (day: string) => `corrected on ${day}`,
    correction: (day: string, note: string) => `Corrected on ${day}: ${note}`,
    beforeAndAfter: 'Issues before and after',
  },

  readMore: {
    heading: 'Read more',
    sharedLinks: (count: number) =>
      plural(count, { one: 'one link in common', other: `${number(count)} links in common` }),
  },

  share: { heading: 'Pass it on', mail: 'Mail' },

  paper: {
    name: 'Paper',
    choices: { system: 'As this device', light: 'Light', dark: 'Dark' },
  },

  issueList: {
    description: (title: string) => `Every issue of ${title}.`,
    forPatrons: 'For patrons',
  },

  alsoRead: {
    titleOf: (issue: string) => `Also read: ${issue}`,
    description: (issue: string) => `Links that found no place in ${issue}.`,
    back: 'Back to the issue',
  },

  tagPages: {
    description: (title: string) => `What ${title} is about.`,
    about: (title: string, tag: string) => `Issues of ${title} and links about ${tag}.`,
    feedOf: (tag: string) => `Feed of links about ${tag}`,
    olderAmong: (count: number, all: Mark) =>
      `${number(count)} older ${plural(count, { one: 'one is', other: 'ones are' })} among ${all('all links')}.`,
  },

  linkPages: {
    description: (title: string) =>
      `Everything that ${title} has recommended, with a word on each.`,
    newest: 'The newest',
    ofYear: (year: string) => `Links of ${year}`,
    recommendedIn: (title: string, year: string) => `What ${title} recommended in ${year}.`,
    ofEvery: (month: string) => `Links of every ${month}`,
    foundIn: (title: string, month: string) => `What ${title} found in the ${month} of each year.`,
    onThisDay: 'On this day',
    allOfThisDay: 'All of this day',
    byYear: 'By year',
    overTime: (
      unit: 'month' | 'year',
      time: { first: string; last: string; most: string; count: number },
    ) =>
      `Links by ${unit}, ${time.first} to ${time.last}; most in ${time.most}, ${number(time.count)}.`,
    tableByYear: 'Links by year',
    subjectsOf: (year: string) => `Subjects of ${year}`,
    other: 'other',
    count: (count: number) => plural(count, { one: '1 link', other: `${number(count)} links` }),
  },

  search: {
    label: (count: number) =>
      plural(count, { one: 'Search 1 link', other: `Search ${number(count)} links` }),
    keyLeads: (key: Mark) => `${key('/')} leads here`,
    placeholder: 'Titles, people, sites, words',
  },

  cited: {
    mostCitedAuthors: 'Most cited authors',
    allAuthors: 'All authors',
    mostCitedSites: 'Most cited sites',
    allSites: 'All sites',
    authorsOf: (title: string) => `Authors that ${title} links to, the most cited first.`,
    sitesOf: (title: string) => `Sites that ${title} links to, the most cited first.`,
    moreThanOne: 'More than one link',
    noneYet: (all: Mark) => `None is cited twice yet. ${all('All links')} are searched by name.`,
    by: (name: string) => `Links by ${name}`,
    on: (name: string) => `Links on ${name}`,
    writtenBy: (count: number, title: string, name: string) =>
      `${number(count)} links from ${title} to what is written by ${name}.`,
    foundOn: (count: number, title: string, name: string) =>
      `${number(count)} links from ${title} to what is found on ${name}.`,
    searchThem: 'search them',
    toAllAuthors: 'all authors',
    toAllSites: 'all sites',
    olderBySearch: (count: number) =>
      `${number(count)} older ${plural(count, { one: 'one is', other: 'ones are' })} found by the search.`,
  },

  support: {
    support: 'Support',
    whatPatronsGet: 'What patrons get',
    allOf: (tier: string) => `All that comes with ${tier}, and:`,
    amount: (amount: string) => `from ${amount} a month`,
  },

  notFound: {
    title: 'Not found',
    noPage: 'There is no page at this address.',
    lead: 'There is no page at this address, or there is none any more.',
    ways: (issues: Mark, links: Mark, tags: Mark) =>
      `You may find what you are looking for among ${issues('all issues')}, ${links('all links')}, or by ${tags('tag')}.`,
    newest: (issue: string) => `The newest issue is ${issue}.`,
  },
};
