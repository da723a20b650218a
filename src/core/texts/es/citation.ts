/** Spanish: what stands around a link in the bibliography; the browser's search has these, too. */
import type { citation as english } from '../en/citation.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('es');

export const citation: typeof english = {
  sponsored: 'Patrocinado',
  via: (name) => `vía ${name}`,
  archivedCopy: 'copia archivada',
  minutes: (count) => `${number(count)} min`,
  kinds: {
    article: 'artículo',
    video: 'vídeo',
    talk: 'charla',
    paper: 'artículo científico',
    book: 'libro',
    tool: 'herramienta',
    repo: 'repositorio',
    podcast: 'pódcast',
    thread: 'hilo',
    other: 'otros',
    workshop: 'taller',
    course: 'curso',
  },
};
