/** French: what stands around a link in the bibliography; the browser's search has these, too. */
import type { citation as english } from '../en/citation.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('fr');

export const citation: typeof english = {
  sponsored: 'Sponsorisé',
  via: (name) => `via ${name}`,
  archivedCopy: 'copie archivée',
  minutes: (count) => `${number(count)} min`,
  kinds: {
    article: 'article',
    video: 'vidéo',
    talk: 'conférence',
    paper: 'article de recherche',
    book: 'livre',
    tool: 'outil',
    repo: 'dépôt',
    podcast: 'podcast',
    thread: 'fil',
    other: 'divers',
    workshop: 'atelier',
    course: 'cours',
  },
};
