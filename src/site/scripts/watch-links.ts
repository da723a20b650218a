/** Loads what searches the links, and what looks for today’s, where and when a reader wants it. */

const NOT_LOADED = 'The search did not load. Try again, or reload the page.';

export function watchLinks(page: Document): void {
  watchSearch(page);
  watchDays(page);
}

/** The first focus loads it, and so does an address that holds a search. */
function watchSearch(page: Document): void {
  const box = page.querySelector<HTMLElement>('[data-link-search]');
  const field = box?.querySelector('input');
  if (box === null || field === null || field === undefined) return;
  let loading: Promise<void> | undefined;
  const load = (): void => {
    loading ??= import('./link-search/start-link-search.ts')
      .then(({ startLinkSearch }) => startLinkSearch(page, box))
      .catch(() => {
        loading = undefined;
        const note = box.querySelector('[role="status"]');
        if (note !== null) note.textContent = NOT_LOADED;
      });
  };
  box.addEventListener('focusin', load);
  field.addEventListener('input', load);
  page.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof Element && target.closest('input, select, textarea') !== null) return;
    event.preventDefault();
    field.focus();
  });
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
