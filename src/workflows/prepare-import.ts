/** Preparing an import: the list is recognised, read and staged; nothing is written yet. */
import type { ColumnMap } from '../core/audience/column-map.ts';
import type { ImportCounts } from '../core/audience/import-outcome.ts';
import {
  doubtFailure,
  recogniseList,
  type Recognition,
  type RecognisedList,
} from '../core/audience/recognise-list.ts';
import type { RowProblem } from '../core/audience/row-problem.ts';
import type { StagedRow } from '../core/audience/staged-row.ts';
import { readSubscriberRow, type SubscriberRow } from '../core/audience/subscriber-row.ts';
import type { Table } from '../core/audience/table.ts';
import type { Clock } from '../ports/clock.ts';
import type { TableFiles } from '../ports/exports.ts';
import type { SubscriberImport, SubscriberRecords } from '../ports/subscribers.ts';

export interface ImportPorts {
  readonly tables: TableFiles;
  readonly records: Pick<SubscriberRecords, 'beginImport'>;
  readonly clock: Clock;
}

export interface ImportRequest {
  readonly path: string;
  /** Tells some lists apart, and is what the consent events name as origin. */
  readonly fileName: string;
  readonly map: ColumnMap;
  readonly skipInvalid: boolean;
  /** Asked which column holds what, when that is not sure; undefined gives up. */
  readonly askColumns?: AskColumns | undefined;
  /** Its reason is thrown, and nothing is imported. */
  readonly signal?: AbortSignal | undefined;
}

export type AskColumns = (
  doubt: Extract<Recognition, { sure: false }>,
  header: readonly string[],
) => Promise<ColumnMap | undefined>;

export interface PreparedImport extends AsyncDisposable {
  readonly list: RecognisedList;
  readonly staged: SubscriberImport;
  /** What the store answered, for the commit to compare. */
  readonly previewed: ImportCounts;
  /** The same, with those who have no address that the store could know. */
  readonly counts: ImportCounts;
  readonly invalid: number;
  /** The first of them, in the order of lines. */
  readonly problems: readonly RowProblem[];
  /** False when a broken row stops the import. */
  readonly isSound: boolean;
  readonly source: string;
}

const CHUNK_ROWS = 1000;
/** A file with more broken rows than this is better mended as a whole. */
const MAX_PROBLEMS_KEPT = 1000;

/**
 * Throws a content failure for a file that is no list of people, or whose columns are not sure and
 * nobody says what they hold.
 */
export async function prepareImport(
  ports: ImportPorts,
  request: ImportRequest,
): Promise<PreparedImport> {
  const table = await ports.tables.open(request.path);
  const list = await recognise(table.header, request);
  const staged = await ports.records.beginImport();
  try {
    const read = await stageRows(table, list, staged, request.signal);
    const previewed = await staged.preview();
    return {
      list,
      staged,
      previewed,
      counts: { ...previewed, notSubscribed: previewed.notSubscribed + read.nobodies },
      invalid: read.invalid,
      problems: read.problems,
      isSound: request.skipInvalid || read.invalid === 0,
      source: request.fileName,
      [Symbol.asyncDispose]: () => staged[Symbol.asyncDispose](),
    };
  } catch (error) {
    await staged[Symbol.asyncDispose]();
    throw error;
  }
}

async function recognise(
  header: readonly string[],
  { fileName, map, askColumns }: ImportRequest,
): Promise<RecognisedList> {
  const first = recogniseList(header, { fileName, map });
  if (first.sure) return first.list;
  const answer = await askColumns?.(first, header);
  if (answer === undefined) throw doubtFailure(first, header);
  const second = recogniseList(header, { fileName, map: { ...map, ...answer } });
  if (second.sure) return second.list;
  throw doubtFailure(second, header);
}

interface ReadRows {
  /** Want no mail, and have no address that could be suppressed. */
  readonly nobodies: number;
  readonly invalid: number;
  readonly problems: readonly RowProblem[];
}

async function stageRows(
  table: Table,
  list: RecognisedList,
  staged: SubscriberImport,
  signal: AbortSignal | undefined,
): Promise<ReadRows> {
  const problems: RowProblem[] = [];
  let chunk: StagedRow[] = [];
  let nobodies = 0;
  let invalid = 0;
  for await (const row of table.rows) {
    const read: SubscriberRow =
      'cells' in row ? readSubscriberRow(row, list) : { kind: 'problem', problem: row };
    if (read.kind === 'problem') {
      invalid += 1;
      if (problems.length < MAX_PROBLEMS_KEPT) problems.push(read.problem);
    } else if (read.kind === 'nobody') {
      nobodies += 1;
    } else {
      chunk.push(read);
      if (chunk.length < CHUNK_ROWS) continue;
      signal?.throwIfAborted();
      await staged.stage(chunk);
      chunk = [];
    }
  }
  signal?.throwIfAborted();
  if (chunk.length > 0) await staged.stage(chunk);
  return { nobodies, invalid, problems };
}
