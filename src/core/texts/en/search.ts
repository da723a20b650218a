/** English: what the search over the links says. */
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('en');

export const search = {
  olderNotLoaded: 'The older links did not load. Try again.',
  loading: 'Loading the links …',
  loadingOlder: (count: number) =>
    plural(count, {
      one: 'Loading 1 older link …',
      other: `Loading ${number(count)} older links …`,
    }),
  searchOlder: (count: number) => `Search the ${number(count)} older ones, too`,
  found: (count: number) =>
    count === 0 ? 'No link' : plural(count, { one: '1 link', other: `${number(count)} links` }),
  foundAmong: (found: string, newest: number) => `${found} among the newest ${number(newest)}`,
  more: (count: number) => `Show ${number(count)} more`,
  any: 'any',
};
