/** Rendered web editions on disk, under a digest of everything that they were made of. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { ArchivedEdition } from '../../core/edition/archive.ts';

/** The files beyond the issue's own that a rendering depends on, and what they were. */
export interface Dependencies {
  /** Digest of each link's file, by id. */
  readonly links: Readonly<Record<string, string>>;
  /** Address of each issue that the text links to, by id. */
  readonly issues: Readonly<Record<string, string>>;
}

export interface CachedEdition {
  readonly edition: ArchivedEdition;
  readonly dependencies: Dependencies;
  /** What the author was told when it was rendered. */
  readonly warnings: readonly Diagnostic[];
}

export interface EditionCache {
  get(key: string): CachedEdition | undefined;
  put(key: string, cached: CachedEdition): ArchivedEdition;
  /** Ends the load: what was put is on disk, and all editions but these are forgotten. */
  keepOnly(keys: ReadonlySet<string>): void;
}

/** Longer than another build holds the file while it renders the editions of one transaction. */
const BUSY_TIMEOUT_MS = 30_000;
const EDITIONS_A_TRANSACTION = 50;

/** Holds public text alone. A file that cannot be read is thrown away: it can be made again. */
export function openEditionCache(path: string): EditionCache {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return cacheIn(openDatabase(path));
  } catch {
    rmSync(path, { force: true });
    return cacheIn(openDatabase(path));
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  // The long texts have a table of their own, so that the facts of all issues lie close together.
  database.exec(`
    PRAGMA page_size = 16384;
    PRAGMA synchronous = NORMAL;
    -- What was public once may be an extra now, and shall not linger in free pages.
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS facts (
      key TEXT PRIMARY KEY,
      facts TEXT NOT NULL,
      dependencies TEXT NOT NULL,
      warnings TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS texts (
      key TEXT PRIMARY KEY,
      html TEXT NOT NULL,
      feed_html TEXT NOT NULL,
      markdown TEXT NOT NULL
    ) STRICT;
  `);
  return database;
}

function cacheIn(database: DatabaseSync): EditionCache {
  const find = database.prepare('SELECT facts, dependencies, warnings FROM facts WHERE key = ?');
  const html = database.prepare('SELECT html AS text FROM texts WHERE key = ?');
  const feedHtml = database.prepare('SELECT feed_html AS text FROM texts WHERE key = ?');
  const markdown = database.prepare('SELECT markdown AS text FROM texts WHERE key = ?');
  const insertFacts = database.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)');
  const insertTexts = database.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)');

  let uncommitted = 0;
  const commit = (): void => {
    if (uncommitted > 0) database.exec('COMMIT');
    uncommitted = 0;
  };

  /** The long texts stay on disk until they are asked for: most builds need few of them. */
  const withTexts = (key: string, factsText: string): ArchivedEdition => {
    // Written by put() below, under a digest of the code that wrote it.
    const facts: Omit<ArchivedEdition, 'html' | 'feedHtml' | 'markdown'> = JSON.parse(factsText);
    return {
      ...facts,
      get html() {
        return textOf(html.get(key));
      },
      get feedHtml() {
        return textOf(feedHtml.get(key));
      },
      get markdown() {
        return textOf(markdown.get(key));
      },
    };
  };

  return {
    get(key) {
      const row = find.get(key);
      if (row === undefined) return undefined;
      const dependencies: Dependencies = JSON.parse(String(row['dependencies']));
      const warnings: Diagnostic[] = JSON.parse(String(row['warnings']));
      return { edition: withTexts(key, String(row['facts'])), dependencies, warnings };
    },
    put(key, { edition, dependencies, warnings }) {
      const { html: pageText, feedHtml: feedText, markdown: twinText, ...facts } = edition;
      const factsText = JSON.stringify(facts);
      if (uncommitted === 0) database.exec('BEGIN IMMEDIATE');
      uncommitted += 1;
      insertTexts.run(key, pageText, feedText, twinText);
      insertFacts.run(key, factsText, JSON.stringify(dependencies), JSON.stringify(warnings));
      if (uncommitted === EDITIONS_A_TRANSACTION) commit();
      // Read again, because parts of the rendered texts keep the whole of them in memory.
      return withTexts(key, factsText);
    },
    keepOnly(keys) {
      commit();
      const stale = database
        .prepare('SELECT key FROM texts')
        .all()
        .map((row) => String(row['key']))
        .filter((key) => !keys.has(key));
      if (stale.length === 0) return;
      const removals = ['facts', 'texts'].map((name) =>
        database.prepare(`DELETE FROM ${name} WHERE key = ?`),
      );
      database.exec('BEGIN IMMEDIATE');
      for (const key of stale) for (const removal of removals) removal.run(key);
      database.exec('COMMIT');
    },
  };
}

function textOf(row: Record<string, unknown> | undefined): string {
  if (row === undefined) throw new Error('A cached edition was removed while it was in use.');
  return String(row['text']);
}
