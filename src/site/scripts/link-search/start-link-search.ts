/** The search over all links: field, filters, results and the address, put together. */
import { search } from 'virtual:roundup/texts/search';
import { createFacetBoxes } from './facet-boxes.ts';
import { createLinkIndex, type LinkIndex } from './link-index.ts';
import { createLinkFiles, type LinkFiles } from './load-links.ts';
import { createQueryHistory } from './query-history.ts';
import { createResultList } from './result-list.ts';
import { isEmpty, NO_QUERY, type SearchQuery } from './search-query.ts';

/** Throws where the page or the links are not as they should be; it may be called again then. */
export async function startLinkSearch(page: Document, box: HTMLElement): Promise<void> {
  const field = required(box.querySelector<HTMLInputElement>('input[type="search"]'));
  const note = required(box.querySelector('[role="status"]'));
  const olderButton = required(box.querySelector('button'));
  const browsed = required(page.querySelector<HTMLElement>('[data-link-browse]'));
  const [index, files] = [createLinkIndex(), createLinkFiles()];
  note.textContent = search.loading;
  await index.add(await files.newest());

  const results = createResultList(browsed, { onLeave: () => field.focus() });
  const facets = createFacetBoxes(box, () => look(asked(), 'step'));
  const steps = createQueryHistory((query) => {
    field.value = query.text;
    show(query);
  });
  const asked = (): SearchQuery => ({ text: field.value, filters: facets.filters });

  const look = (query: SearchQuery, how: 'typing' | 'step'): void => {
    steps.go(query, how);
    show(query);
  };
  const show = (query: SearchQuery): void => {
    const found = index.find(query);
    facets.show(found, query.filters);
    if (isEmpty(query)) results.hide();
    else results.show(found);
    note.textContent = isEmpty(query) ? '' : told(found.links.length, index, files);
    olderButton.hidden = isEmpty(query) || files.left === 0;
    olderButton.textContent = search.searchOlder(files.left);
    if (!isEmpty(query) && found.links.length === 0 && files.left > 0) void loadOlder();
  };
  let loading: Promise<void> | undefined;
  const loadOlder = (): Promise<void> =>
    (loading ??= addOlder(index, files, note)
      .then(() => {
        if (page.activeElement === olderButton) field.focus();
        loading = undefined;
        show(asked());
      })
      .catch(() => {
        loading = undefined;
        note.textContent = search.olderNotLoaded;
      }));

  field.addEventListener('input', () => look(asked(), 'typing'));
  field.addEventListener('blur', () => steps.endTyping());
  olderButton.addEventListener('click', () => void loadOlder());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') steps.endTyping();
    else if (event.key === 'ArrowDown') results.focusFirst();
    else if (event.key === 'Escape') {
      field.value = '';
      look(NO_QUERY, 'step');
    } else return;
    event.preventDefault();
  });

  // What was typed while the links were on their way.
  const typed = field.value.trim();
  if (typed === '') {
    field.value = steps.current.text;
    show(steps.current);
  } else look({ ...steps.current, text: typed }, 'typing');
  box.dataset['linkSearch'] = 'ready';
}

async function addOlder(index: LinkIndex, files: LinkFiles, note: Element): Promise<void> {
  while (files.left > 0) {
    note.textContent = search.loadingOlder(files.left);
    const file = await files.nextOlder();
    if (file !== undefined) await index.add(file);
  }
}

function told(count: number, index: LinkIndex, files: LinkFiles): string {
  const links = search.found(count);
  return files.left === 0 ? links : search.foundAmong(links, index.size);
}

function required<T>(found: T | null): T {
  if (found === null) throw new Error('A part of the search is missing on the page.');
  return found;
}
