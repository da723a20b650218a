/** Spanish: what the search over everything says while it works. */
import type { found as english } from '../en/found.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('es');

export const found: typeof english = {
  issues: 'Números',
  links: 'Enlaces',
  loading: 'Buscando …',
  failed: 'La búsqueda no se ha cargado. Conviene intentarlo otra vez o recargar la página.',
  nothing: 'No hay resultados. Quizá ayuden menos palabras, o el principio de una.',
  some: (counts) => `Nada contiene todas estas palabras; esto contiene algunas. ${counts}`,
  counted: (issues, links) => {
    const ofIssues = plural(issues, { one: '1 número', other: `${number(issues)} números` });
    const ofLinks = plural(links, { one: '1 enlace', other: `${number(links)} enlaces` });
    return `${ofIssues}, ${ofLinks}`;
  },
  more: (count) => `Mostrar ${number(count)} más`,
};
