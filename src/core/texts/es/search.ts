/** Spanish: what the search over the links says. */
import type { search as english } from '../en/search.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('es');

export const search: typeof english = {
  olderNotLoaded: 'Los enlaces más antiguos no se han cargado. Conviene intentarlo otra vez.',
  loading: 'Cargando los enlaces …',
  loadingOlder: (count) =>
    plural(count, {
      one: 'Cargando 1 enlace más antiguo …',
      other: `Cargando ${number(count)} enlaces más antiguos …`,
    }),
  searchOlder: (count) =>
    plural(count, {
      one: 'Buscar también en el más antiguo',
      other: `Buscar también en los ${number(count)} más antiguos`,
    }),
  found: (count) =>
    count === 0
      ? 'Ningún enlace'
      : plural(count, { one: '1 enlace', other: `${number(count)} enlaces` }),
  foundAmong: (found, newest) => `${found} entre los ${number(newest)} más recientes`,
  more: (count) => `Mostrar ${number(count)} más`,
  any: 'todos',
};
