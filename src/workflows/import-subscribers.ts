/** Importing subscribers from another system's export: all good rows at once, or none. */
import type { RowProblem } from '../core/audience/row-problem.ts';
import {
  doubtFailure,
  recogniseList,
  type RecognisedList,
} from '../core/audience/recognise-list.ts';
import { readSubscriberRow, type SubscriberRow } from '../core/audience/subscriber-row.ts';
import type { Table } from '../core/audience/table.ts';
import type { AddOutcome, NewSubscriber } from '../core/audience/consent.ts';
import type { Clock, SubscriberStore, TableFiles } from '../ports.ts';

export interface ImportSubscribersPorts {
  readonly tables: TableFiles;
  readonly subscribers: SubscriberStore;
  readonly clock: Clock;
}

/** Every row of the file, once; `added` to `notActive` stay 0 when nothing was imported. */
export interface SubscriberCounts {
  readonly added: number;
  readonly unchanged: number;
  /** Left or were removed, bounced or complained; an import revives nobody. */
  readonly suppressed: number;
  /** Known here, but not active: not yet confirmed, for instance. */
  readonly notActive: number;
  /** The file itself says that they want no mail. */
  readonly notSubscribed: number;
  readonly invalid: number;
  /** Further rows of somebody whom an earlier row names. */
  readonly duplicates: number;
}

export interface ImportSubscribersReport {
  /** False when a problem stopped the import; then the store is as it was. */
  readonly imported: boolean;
  readonly counts: SubscriberCounts;
  /** All of them, in the order of lines. */
  readonly problems: readonly RowProblem[];
}

/** Importing the same file twice changes nothing. Throws a content failure for a file without e-mail column. */
export async function importSubscribers(
  ports: ImportSubscribersPorts,
  request: {
    readonly path: string;
    /** What the consent events name as origin: the file's name. */
    readonly source: string;
    readonly skipInvalid: boolean;
  },
): Promise<ImportSubscribersReport> {
  const people = await readPeople(await ports.tables.open(request.path));
  const imported = request.skipInvalid || people.problems.length === 0;
  const outcomes = imported
    ? await ports.subscribers.add(
        people.subscribers,
        { at: ports.clock.now(), action: 'imported', source: request.source },
        'active',
      )
    : [];
  const count = (wanted: AddOutcome): number =>
    outcomes.filter((outcome) => outcome === wanted).length;
  return {
    imported,
    counts: {
      added: count('added'),
      unchanged: count('unchanged'),
      suppressed: count('suppressed'),
      notActive: count('not-active'),
      notSubscribed: people.notSubscribed,
      invalid: people.problems.length,
      duplicates: people.duplicates,
    },
    problems: people.problems,
  };
}

interface People {
  readonly subscribers: readonly NewSubscriber[];
  readonly notSubscribed: number;
  readonly duplicates: number;
  readonly problems: readonly RowProblem[];
}

async function readPeople(table: Table): Promise<People> {
  const columns = listOf(table);
  const problems: RowProblem[] = [];
  const people = new Map<string, Exclude<SubscriberRow, { kind: 'problem' | 'nobody' }>>();
  let duplicates = 0;
  let nameless = 0;
  for await (const row of table.rows) {
    const read: SubscriberRow =
      'cells' in row ? readSubscriberRow(row, columns) : { kind: 'problem', problem: row };
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    if (read.kind === 'nobody') {
      nameless += 1;
      continue;
    }
    const { key } = read.address;
    const earlier = people.get(key);
    if (earlier !== undefined) duplicates += 1;
    // One row that says “no mail” outweighs all others of the same person.
    if (earlier === undefined || read.kind !== 'subscriber') people.set(key, read);
  }
  const subscribers = [...people.values()].flatMap((person) =>
    person.kind === 'subscriber'
      ? [{ address: person.address, name: person.name, tags: person.tags }]
      : [],
  );
  return {
    subscribers,
    notSubscribed: nameless + people.size - subscribers.length,
    duplicates,
    problems,
  };
}

function listOf(table: Table): RecognisedList {
  const first = recogniseList(table.header, { fileName: '', map: {} });
  if (first.sure) return first.list;
  const map = first.doubt === 'unverified' ? first.guess : {};
  const second = recogniseList(table.header, { fileName: '', map });
  if (second.sure) return second.list;
  throw doubtFailure(second, table.header);
}
