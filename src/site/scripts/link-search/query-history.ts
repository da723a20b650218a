/** Keeps the address at what is looked for, so that it can be shared and the back button works. */
import { readQuery, type SearchQuery, writeQuery } from './search-query.ts';

export interface QueryHistory {
  readonly current: SearchQuery;
  /** Typing is one step, however many letters; anything else is a step each. */
  go(query: SearchQuery, how: 'typing' | 'step'): void;
  /** What is typed from now on is another step. */
  endTyping(): void;
}

export function createQueryHistory(onMove: (query: SearchQuery) => void): QueryHistory {
  let isTyping = false;
  addEventListener('popstate', () => {
    isTyping = false;
    onMove(readQuery(location.search));
  });
  return {
    get current() {
      return readQuery(location.search);
    },
    go(query, how) {
      const address = `${location.pathname}${writeQuery(query)}`;
      if (address === location.pathname + location.search) return;
      if (how === 'typing' && isTyping) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
      isTyping = how === 'typing';
    },
    endTyping() {
      isTyping = false;
    },
  };
}
