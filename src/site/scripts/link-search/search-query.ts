/** What a reader looks for, as the address says it: `/links/?q=swap&tag=linux`. */

export const facetNames = ['tag', 'author', 'site', 'year', 'issue'] as const;
export type FacetName = (typeof facetNames)[number];

export interface SearchQuery {
  readonly text: string;
  readonly filters: Readonly<Partial<Record<FacetName, string>>>;
}

export const NO_QUERY: SearchQuery = { text: '', filters: {} };

/** Nobody types more, but anybody may make an address. */
export const MOST_CHARACTERS = 200;

/** `search` is that of an address; what is not known in it does not count. */
export function readQuery(search: string): SearchQuery {
  const given = new URLSearchParams(search);
  const valueOf = (name: string): string =>
    (given.get(name) ?? '').trim().slice(0, MOST_CHARACTERS);
  const filters = facetNames
    .map((name) => [name, valueOf(name)] as const)
    .filter(([, value]) => value !== '');
  return { text: valueOf('q'), filters: Object.fromEntries(filters) };
}

/** Begins with `?`; '' where nothing is looked for. */
export function writeQuery({ text, filters }: SearchQuery): string {
  const written = new URLSearchParams();
  if (text.trim() !== '') written.set('q', text.trim());
  for (const name of facetNames) {
    const value = filters[name];
    if (value !== undefined) written.set(name, value);
  }
  return written.size === 0 ? '' : `?${written.toString()}`;
}

export function isEmpty(query: SearchQuery): boolean {
  return writeQuery(query) === '';
}
