/** Which codings a client takes (RFC 9110, 12.5.3). */
import { contentCodings, type ContentCoding } from '../core/content-coding.ts';

/** `identity` is the file as it is. */
export type Coding = ContentCoding | 'identity';

/** In this order when the client has no preference of its own. */
const ours: readonly Coding[] = [...contentCodings, 'identity'];

const ITEM = /^([!#$%&'*+.^_`|~0-9a-z-]+)(?:;q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

/**
 * Most wanted first; empty when the client refuses even the file as it is. Without the header,
 * that alone: who does not ask for a coding may not know any.
 */
export function acceptedCodings(header: string | null): readonly Coding[] {
  if (header === null) return ['identity'];
  const weights = weightsOf(header);
  const weightOf = (coding: Coding): number => {
    const weight = weights.get(coding) ?? weights.get('*');
    if (coding !== 'identity') return weight ?? 0;
    // Taken unless it is refused, yet only where nothing else is to be had.
    return weights.get(coding) ?? (weight === 0 ? 0 : Number.MIN_VALUE);
  };
  return ours
    .filter((coding) => weightOf(coding) > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** What is no item of the grammar counts for nothing. */
function weightsOf(header: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [, name, weight] = ITEM.exec(item.replace(/[ \t]/g, '')) ?? [];
    if (name === undefined) continue;
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight === undefined ? 1 : Number(weight));
  }
  return weights;
}
