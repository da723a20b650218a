/** Counts as people read them. */

/** `1 issue`, `2 issues`, `20,000 issues`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}
