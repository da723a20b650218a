/** English: the pages by which readers find things again: search, writing, building, statistics. */
import { grammar } from '../grammar.ts';
import { found } from './found.ts';
import { site } from './site.ts';

const { number, plural } = grammar('en');

export const finding = {
  search: {
    description: (title: string) => `Search all issues of ${title} and everything it links to.`,
    label: 'Search issues and links',
    placeholder: 'Words, people, sites',
    submit: 'Search',
    withoutScript:
      'The search runs in your browser, and needs JavaScript, which is off here. Everything can be found without it:',
    otherWays: 'Other ways in',
    byYear: 'Issues by year',
    byTag: 'By tag',
    lists: 'Lists',
    allTags: 'All tags',
    allIssues: 'All issues',
    allLinks: 'All links',
    held: found.counted,
    lost: 'Search for it',
  },

  months: {
    years: 'Years',
    caption: {
      links: (first: string, last: string) =>
        `Links by month, ${first} to ${last}; the stronger, the more.`,
      words: (first: string, last: string) =>
        `Words by month, ${first} to ${last}; the stronger, the more.`,
    },
    links: (month: string, count: number) => `${month}: ${site.linkPages.count(count)}`,
    words: (month: string, count: number) =>
      `${month}: ${plural(count, { one: '1 word', other: `${number(count)} words` })}`,
  },

  writing: {
    title: 'Writing',
    description: (author: string) => `Everything that ${author} has written and talked about.`,
    ofYear: (year: string) => `Writing of ${year}`,
    kinds: 'Kinds',
    allKinds: 'All kinds',
    ofKind: {
      article: 'Articles',
      talk: 'Talks',
      workshop: 'Workshops',
      video: 'Videos',
      podcast: 'Podcasts',
      course: 'Courses',
      book: 'Books',
      tool: 'Tools',
    },
  },

  building: {
    title: 'Building',
    description: (author: string) => `Everything that ${author} has built, and how it came along.`,
    projects: (count: number) =>
      plural(count, { one: '1 project', other: `${number(count)} projects` }),
    earlier: 'Earlier',
  },

  statistics: {
    title: 'Statistics',
    description: (title: string) => `${title} in numbers: issues, links and words over time.`,
    since: (when: string) => `Since ${when}`,
    counted: { issues: 'Issues', links: 'Links', words: 'Words' },
    perYear: { issues: 'Issues a year', links: 'Links a year', words: 'Words a year' },
    perMonth: { issues: 'Issues a month', links: 'Links a month', words: 'Words a month' },
    most: (when: string, count: number) => `Most in ${when}: ${number(count)}.`,
    numbers: 'The numbers',
    when: 'When',
    tags: 'Tags over time',
    tagsNote: 'Issues and links under the most used tags, all on one scale.',
    cited: 'Cited most',
  },
};
