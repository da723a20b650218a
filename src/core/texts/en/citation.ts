/** English: what stands around a link in the bibliography; the browser's search has these, too. */
import { grammar } from '../grammar.ts';

const { number } = grammar('en');

export const citation = {
  sponsored: 'Sponsored',
  via: (name: string) => `via ${name}`,
  archivedCopy: 'archived copy',
  minutes: (count: number) => `${number(count)} min`,
  kinds: {
    article: 'article',
    video: 'video',
    talk: 'talk',
    paper: 'paper',
    book: 'book',
    tool: 'tool',
    repo: 'repo',
    podcast: 'podcast',
    thread: 'thread',
    other: 'other',
    workshop: 'workshop',
    course: 'course',
  },
};
