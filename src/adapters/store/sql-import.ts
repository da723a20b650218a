/** A list staged apart from the subscribers, judged by the core's rules, and taken in at once. */
import { isDeepStrictEqual } from 'node:util';
import {
  countOf,
  importOutcome,
  noImportCounts,
  type ImportCounts,
  type ImportEvents,
} from '../../core/audience/import-outcome.ts';
import type { StagedRow } from '../../core/audience/staged-row.ts';
import type { SubscriberImport } from '../../ports/subscribers.ts';
import { createStaging, sortStaging, stagedPeople, stageRows } from './import-staging.ts';
import { Overtaken, tagsOf, takeIn, type Judged } from './import-writes.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

export interface ImportParts {
  readonly database: SqlDatabase;
  readonly addressHash: (addressKey: string) => string;
  readonly newId: () => string;
}

export async function beginImport(parts: ImportParts): Promise<SubscriberImport> {
  const apart = await parts.database.apart();
  try {
    await createStaging(apart);
  } catch (error) {
    await apart.close();
    throw error;
  }
  return new SqlImport(apart, parts);
}

class SqlImport implements SubscriberImport {
  readonly #database: SqlDatabase;
  readonly #parts: ImportParts;
  #staged = 0;
  #isSorted = false;

  constructor(database: SqlDatabase, parts: ImportParts) {
    this.#database = database;
    this.#parts = parts;
  }

  async stage(rows: readonly StagedRow[]): Promise<void> {
    await stageRows(this.#database, rows, this.#staged + 1, this.#parts.addressHash);
    this.#staged += rows.length;
    this.#isSorted = false;
  }

  async preview(): Promise<ImportCounts> {
    await this.#sort();
    return judge(this.#database, async () => {});
  }

  async commit(expected: ImportCounts, events: ImportEvents): Promise<'committed' | 'overtaken'> {
    await this.#sort();
    try {
      await this.#database.transact(async (session) => {
        const counts = await judge(session, async (judged) => {
          await takeIn(session, judged, events, this.#parts.newId);
        });
        if (!isDeepStrictEqual(counts, { ...expected })) throw new Overtaken();
      }, 'subscriber-import');
      return 'committed';
    } catch (error) {
      if (error instanceof Overtaken) return 'overtaken';
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database.close();
  }

  async #sort(): Promise<void> {
    if (!this.#isSorted) await sortStaging(this.#database);
    this.#isSorted = true;
  }
}

/** Counts everybody, and hands them over page by page before those of the next are read. */
async function judge(
  session: SqlSession,
  onPage: (judged: readonly Judged[]) => Promise<void>,
): Promise<ImportCounts> {
  const counts = { ...noImportCounts };
  for await (const people of stagedPeople(session)) {
    const judged = people.map((person) => ({
      person,
      outcome: importOutcome(person.row, person.known),
    }));
    for (const { person, outcome } of judged) {
      counts[countOf[outcome]] += 1;
      counts.duplicates += person.rows - 1;
      if (outcome === 'added' && tagsOf(person.row).length > 0) counts.tagged += 1;
      if (outcome === 'left' && person.known.state === 'active') counts.ended += 1;
    }
    await onPage(judged);
  }
  return counts;
}
