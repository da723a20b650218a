/** The day on which a public issue last changed: that of its last correction, or its own. */
import type { WebEdition } from './web-edition.ts';

export function changedDay({
  date,
  corrections = [],
}: Pick<WebEdition, 'date' | 'corrections'>): string {
  return corrections.reduce(
    (day, correction) => (correction.date > day ? correction.date : day),
    date,
  );
}
