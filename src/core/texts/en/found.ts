/** English: what the search over everything says while it works. */
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('en');

export const found = {
  issues: 'Issues',
  links: 'Links',
  loading: 'Searching …',
  failed: 'The search did not load. Try again, or reload the page.',
  nothing: 'Nothing was found. Try fewer words, or the beginning of one.',
  /** Nothing has all words, but something has some. */
  some: (counts: string) => `Nothing has all of these words; this has some of them. ${counts}`,
  counted: (issues: number, links: number) => {
    const ofIssues = plural(issues, { one: '1 issue', other: `${number(issues)} issues` });
    const ofLinks = plural(links, { one: '1 link', other: `${number(links)} links` });
    return `${ofIssues}, ${ofLinks}`;
  },
  more: (count: number) => `Show ${number(count)} more`,
};
