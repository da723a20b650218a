/** German: what stands around a link in the bibliography; the browser's search has these, too. */
import type { citation as english } from '../en/citation.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('de');

export const citation: typeof english = {
  sponsored: 'Anzeige',
  via: (name) => `via ${name}`,
  archivedCopy: 'archivierte Fassung',
  minutes: (count) => `${number(count)} Min.`,
  kinds: {
    article: 'Artikel',
    video: 'Video',
    talk: 'Vortrag',
    paper: 'Fachartikel',
    book: 'Buch',
    tool: 'Werkzeug',
    repo: 'Repository',
    podcast: 'Podcast',
    thread: 'Thread',
    other: 'Sonstiges',
    workshop: 'Workshop',
    course: 'Kurs',
  },
};
