/** The filters beside the search: a list of values each, with how many links there are. */
import { search } from 'virtual:roundup/texts/search';
import { countFacet, type CountedValue } from './link-facets.ts';
import type { Found } from './link-index.ts';
import { facetNames, type SearchQuery } from './search-query.ts';

export interface FacetBoxes {
  readonly filters: SearchQuery['filters'];
  show(found: Found, filters: SearchQuery['filters']): void;
}

/** Longer lists are no help to anybody; the search finds the rest. */
const MOST_VALUES = 300;

export function createFacetBoxes(box: HTMLElement, onChange: () => void): FacetBoxes {
  const selects = facetNames.flatMap((name) => {
    const select = box.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    return select === null ? [] : [{ name, select }];
  });
  for (const { select } of selects) select.addEventListener('change', onChange);
  return {
    get filters() {
      const chosen = selects.filter(({ select }) => select.value !== '');
      return Object.fromEntries(chosen.map(({ name, select }) => [name, select.value]));
    },
    show(found, filters) {
      for (const { name, select } of selects) {
        fill(select, countFacet(name, found.unfiltered, filters), filters[name]);
        select.dataset['chosen'] = String(filters[name] !== undefined);
      }
      box.querySelector('.facets')?.removeAttribute('hidden');
    },
  };
}

/** The element stays, and with it the focus of whoever has just chosen. */
function fill(
  select: HTMLSelectElement,
  values: readonly CountedValue[],
  chosen: string | undefined,
): void {
  const shown = values.slice(0, MOST_VALUES);
  if (chosen !== undefined && !shown.some(({ value }) => value === chosen)) {
    const known = values.find(({ value }) => value === chosen);
    shown.unshift(known ?? { value: chosen, label: chosen, count: 0 });
  }
  select.replaceChildren(
    new Option(search.any, ''),
    ...shown.map(({ value, label, count }) => new Option(`${label} (${count})`, value)),
  );
  select.value = chosen ?? '';
}
