/** Loads what searches the links, and what looks for today’s, where and when a reader wants it. */
import { watchSearchKey } from './search-key.ts';

import { scripts } from 'virtual:roundup/texts/scripts';

export function watchLinks(page: Document): void {
  watchSearch(page);
  watchDays(page);
}

/** The first focus loads it, and so does an address that holds a search. */
function watchSearch(page: Document): void {
  const box = page.querySelector<HTMLElement>('[data-link-search]');
  const field = box?.querySelector<HTMLInputElement>('input[type="search"]') ?? null;
  const toggle = box?.querySelector<HTMLInputElement>('[data-search-key]') ?? null;
  if (box === null || field === null || toggle === null) return;
  let loading: Promise<void> | undefined;
  const load = (): void => {
    loading ??= import('./link-search/start-link-search.ts')
      .then(({ startLinkSearch }) => startLinkSearch(page, box))
      .catch(() => {
        loading = undefined;
        const note = box.querySelector('[role="status"]');
        if (note !== null) note.textContent = scripts.noSearch;
      });
  };
  box.addEventListener('focusin', ({ target }) => {
    if (target !== toggle) load();
  });
  field.addEventListener('input', load);
  watchSearchKey(page, toggle, field);
  if (location.search !== '') load();
}

function watchDays(page: Document): void {
  const box = page.querySelector<HTMLElement>('[data-link-days]');
  if (box === null) return;
  const observer = new IntersectionObserver(([seen]) => {
    if (seen?.isIntersecting !== true) return;
    observer.disconnect();
    import('./links-of-today.ts')
      .then(({ showLinksOfToday }) => showLinksOfToday(box))
      .catch(() => {});
  });
  observer.observe(box);
}
