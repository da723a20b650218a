/** A staged import in memory, by the rules of the core. */
import {
  countOf,
  importOutcome,
  noImportCounts,
  type ImportCounts,
  type ImportEvents,
  type ImportOutcome,
} from '../../src/core/audience/import-outcome.ts';
import { mergeRows, type StagedRow } from '../../src/core/audience/staged-row.ts';
import { stateAfterEnd, type SuppressionReason } from '../../src/core/audience/subscriber.ts';
import type { SubscriberImport } from '../../src/ports/subscribers.ts';
import type { MemorySubscribers } from './memory-subscribers.ts';

export interface Ended {
  readonly reason: SuppressionReason;
  readonly at: Date;
}

export function memoryImport(memory: MemorySubscribers): SubscriberImport {
  const staged = new Map<string, StagedRow>();
  let duplicates = 0;
  const judged = (): [StagedRow, ImportOutcome][] =>
    [...staged.values()].map((row) => [row, importOutcome(row, known(memory, row))]);
  const preview = (): ImportCounts => countAll(memory, judged(), duplicates);
  return {
    async stage(rows) {
      for (const row of rows) {
        const earlier = staged.get(row.address.key);
        if (earlier !== undefined) duplicates += 1;
        staged.set(row.address.key, earlier === undefined ? row : mergeRows(earlier, row));
      }
    },
    preview: async () => preview(),
    async commit(expected, events) {
      if (JSON.stringify(preview()) !== JSON.stringify(expected)) return 'overtaken';
      for (const [row, outcome] of judged()) apply(memory, row, outcome, events);
      return 'committed';
    },
    async [Symbol.asyncDispose]() {
      staged.clear();
    },
  };
}

function known(memory: MemorySubscribers, { address }: StagedRow) {
  const subscriber = memory.people.get(address.key);
  const confirmations = memory
    .consentsOf(subscriber?.id)
    .filter(({ action }) => action === 'confirmed');
  return {
    state: subscriber?.state,
    suppression: memory.suppressions.get(address.key)?.reason,
    confirmedAt: confirmations.at(-1)?.at,
  };
}

function countAll(
  memory: MemorySubscribers,
  judged: readonly [StagedRow, ImportOutcome][],
  duplicates: number,
): ImportCounts {
  const counts = { ...noImportCounts, duplicates };
  for (const [row, outcome] of judged) {
    counts[countOf[outcome]] += 1;
    if (outcome === 'added' && row.kind === 'subscriber' && row.tags.length > 0) counts.tagged += 1;
    const isActive = memory.people.get(row.address.key)?.state === 'active';
    if (outcome === 'left' && isActive) counts.ended += 1;
  }
  return counts;
}

function apply(
  memory: MemorySubscribers,
  row: StagedRow,
  outcome: ImportOutcome,
  events: ImportEvents,
): void {
  if (outcome === 'added' && row.kind === 'subscriber') memory.insert(row, 'active', events.added);
  if (outcome !== 'left' || row.kind !== 'left') return;
  memory.suppress(row.address.key, row.reason, events.left.at);
  const subscriber = memory.people.get(row.address.key);
  const next = subscriber && stateAfterEnd(subscriber.state, row.reason);
  if (subscriber !== undefined && next !== undefined) memory.become(subscriber, next, events.left);
}
