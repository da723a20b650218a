/** Groups by year, in the order in which the items come. */

export interface YearGroup<T> {
  readonly year: string;
  readonly items: readonly T[];
}

/** `dayOf` gives what begins with the year, such as `2023-10`. */
export function groupByYear<T>(items: readonly T[], dayOf: (item: T) => string): YearGroup<T>[] {
  const years = Map.groupBy(items, (item) => dayOf(item).slice(0, 4));
  return [...years].map(([year, of]) => ({ year, items: of }));
}
