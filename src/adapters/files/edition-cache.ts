/** Rendered web editions on disk, under a digest of everything that they were made of. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WebEdition } from '../../core/edition/web-edition.ts';

/** The files beyond the issue's own that a rendering depends on, and what they were. */
export interface Dependencies {
  /** Digest of each link's file, by id. */
  readonly links: Readonly<Record<string, string>>;
  /** Address of each issue that the text links to, by id. */
  readonly issues: Readonly<Record<string, string>>;
}

export interface CachedEdition {
  readonly edition: WebEdition;
  readonly dependencies: Dependencies;
}

export interface EditionCache {
  get(key: string): CachedEdition | undefined;
  put(key: string, cached: CachedEdition): WebEdition;
  /** Forgets all editions but these. */
  keepOnly(keys: ReadonlySet<string>): void;
}

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
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec(`
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS edition (
      key TEXT PRIMARY KEY,
      facts TEXT NOT NULL,
      dependencies TEXT NOT NULL,
      html TEXT NOT NULL,
      feed_html TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
  return database;
}

function cacheIn(database: DatabaseSync): EditionCache {
  const find = database.prepare('SELECT facts, dependencies FROM edition WHERE key = ?');
  const html = database.prepare('SELECT html AS text FROM edition WHERE key = ?');
  const feedHtml = database.prepare('SELECT feed_html AS text FROM edition WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM edition WHERE key = ?');

  /** The two long texts stay on disk until they are asked for: most builds need few of them. */
  const withTexts = (key: string, facts: Omit<WebEdition, 'html' | 'feedHtml'>): WebEdition => ({
    ...facts,
    get html() {
      return textOf(html.get(key));
    },
    get feedHtml() {
      return textOf(feedHtml.get(key));
    },
  });

  return {
    get(key) {
      const row = find.get(key);
      if (row === undefined) return undefined;
      // Written by put() below, under a digest of the code that wrote it.
      const facts: WebEdition = JSON.parse(String(row['facts']));
      const dependencies: Dependencies = JSON.parse(String(row['dependencies']));
      return { edition: withTexts(key, facts), dependencies };
    },
    put(key, { edition, dependencies }) {
      const { html: pageText, feedHtml: feedText, ...facts } = edition;
      insert.run(key, JSON.stringify(facts), JSON.stringify(dependencies), pageText, feedText);
      return withTexts(key, facts);
    },
    keepOnly(keys) {
      const stale = database
        .prepare('SELECT key FROM edition')
        .all()
        .map((row) => String(row['key']))
        .filter((key) => !keys.has(key));
      database.exec('BEGIN');
      for (const key of stale) remove.run(key);
      database.exec('COMMIT');
    },
  };
}

function textOf(row: Record<string, unknown> | undefined): string {
  if (row === undefined) throw new Error('A cached edition was removed while it was in use.');
  return String(row['text']);
}
