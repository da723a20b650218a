/** Keeps the address at what is looked for; typing is one step back, however many letters. */
import { MOST_QUERY_CHARACTERS } from '../../../core/finding/search-query.ts';

export interface SearchAddress {
  readonly text: string;
  put(text: string): void;
  /** What is put from now on is another step. */
  endStep(): void;
}

export function createSearchAddress(onMove: (text: string) => void): SearchAddress {
  let isTyping = false;
  const read = (): string =>
    (new URLSearchParams(location.search).get('q') ?? '').trim().slice(0, MOST_QUERY_CHARACTERS);
  addEventListener('popstate', () => {
    isTyping = false;
    onMove(read());
  });
  return {
    get text() {
      return read();
    },
    put(text) {
      const search = text.trim() === '' ? '' : `?${new URLSearchParams({ q: text.trim() })}`;
      if (search === location.search) return;
      if (isTyping) history.replaceState(null, '', location.pathname + search);
      else history.pushState(null, '', location.pathname + search);
      isTyping = true;
    },
    endStep() {
      isTyping = false;
    },
  };
}
