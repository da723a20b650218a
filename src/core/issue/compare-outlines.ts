/** Holds the outline of an issue that was sent against what its author has now. */
import type { Place } from '../diagnostics.ts';
import { commonStart, matchParts } from './match-parts.ts';
import type { OutlinePart, PlacedPart } from './outline.ts';

export type OutlineChange =
  | { readonly kind: 'changed' | 'added'; readonly part: string; readonly place: Place }
  | {
      readonly kind: 'removed';
      readonly part: string;
      /** Of a neighbour that is still there; of the title where there is none. */
      readonly place: Place;
      readonly stood: 'after' | 'before' | 'elsewhere';
    };

/** The least that was changed, region by region. What was moved was removed and added. */
export function compareOutlines(
  sent: readonly OutlinePart[],
  now: readonly PlacedPart[],
): OutlineChange[] {
  const first = now[0]?.place;
  if (first === undefined) return [];
  const regions = new Set([...sent, ...now].map(({ region }) => region));
  const sentBy = Map.groupBy(sent, ({ region }) => region);
  const nowBy = Map.groupBy(now, ({ region }) => region);
  return [...regions].flatMap((region) =>
    compareRegion(region, sentBy.get(region) ?? [], nowBy.get(region) ?? [], first),
  );
}

function compareRegion(
  region: string,
  sent: readonly OutlinePart[],
  now: readonly PlacedPart[],
  title: Place,
): OutlineChange[] {
  const [head] = now;
  if (region.startsWith('extra:') && (sent.length === 0 || head === undefined)) {
    return head === undefined
      ? [{ kind: 'removed', part: 'extra', place: title, stood: 'elsewhere' }]
      : [{ kind: 'added', part: 'extra', place: head.place }];
  }
  const matches = matchParts(sent, now);
  if (matches === undefined) {
    const start = now[commonStart(sent, now)] ?? head;
    return start === undefined ? [] : [{ kind: 'changed', part: 'text', place: start.place }];
  }
  const changes: OutlineChange[] = [];
  let [fromSent, fromNow] = [0, 0];
  for (const [atSent, atNow] of [...matches, [sent.length, now.length] as const]) {
    const gap = { sent: sent.slice(fromSent, atSent), now: now.slice(fromNow, atNow) };
    changes.push(...changesOf(gap, { before: now[fromNow - 1], after: now[atNow], title }));
    [fromSent, fromNow] = [atSent + 1, atNow + 1];
  }
  return changes;
}

interface Neighbours {
  readonly before: PlacedPart | undefined;
  readonly after: PlacedPart | undefined;
  readonly title: Place;
}

/** Between two parts that stayed: parts of one name are taken for each other, in their order. */
function changesOf(
  gap: { readonly sent: readonly OutlinePart[]; readonly now: readonly PlacedPart[] },
  neighbours: Neighbours,
): OutlineChange[] {
  const changes: OutlineChange[] = [];
  let next = 0;
  for (const { part } of gap.sent) {
    const found = gap.now.findIndex((other, index) => index >= next && other.part === part);
    if (found < 0) {
      const before = gap.now[next - 1] ?? neighbours.before;
      const after = gap.now[next] ?? neighbours.after;
      changes.push({ kind: 'removed', part, ...stoodBy(before, after, neighbours.title) });
      continue;
    }
    changes.push(...gap.now.slice(next, found).map(added));
    changes.push({ kind: 'changed', part, place: gap.now[found]?.place ?? neighbours.title });
    next = found + 1;
  }
  return [...changes, ...gap.now.slice(next).map(added)];
}

function added({ part, place }: PlacedPart): OutlineChange {
  return { kind: 'added', part, place };
}

function stoodBy(before: PlacedPart | undefined, after: PlacedPart | undefined, title: Place) {
  if (before !== undefined) return { place: before.place, stood: 'after' } as const;
  if (after !== undefined) return { place: after.place, stood: 'before' } as const;
  return { place: title, stood: 'elsewhere' } as const;
}
