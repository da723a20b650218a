/** Loads the search where there is a field for it; if that fails, the form itself opens its page anew. */

export function watchSearch(page: Document): void {
  const box = page.querySelector<HTMLElement>('[data-search]');
  if (box === null) return;
  import('./search/start-search.ts').then(({ startSearch }) => startSearch(box)).catch(() => {});
}
