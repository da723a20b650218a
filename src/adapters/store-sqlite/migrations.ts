/** The schema's history: forward only, each step whole or not at all. */
import { Failure } from '../../core/failure.ts';
import { integerOf } from './row.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Marks the file as a store of ours: 'RUND' in ASCII (PRAGMA application_id). */
const APPLICATION_ID = 0x52554e44;

/** Step n leads to version n. A step that was released is never changed: add another. */
const migrations: readonly string[] = [
  `
  CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  CREATE TABLE subscriber (
    id               TEXT PRIMARY KEY,
    address_spelling TEXT NOT NULL,
    address_key      TEXT NOT NULL UNIQUE,
    address_hash     TEXT NOT NULL,
    name             TEXT,
    state            TEXT NOT NULL
                     CHECK (state IN ('pending', 'active', 'unsubscribed', 'bounced', 'complained')),
    created_at       INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE subscriber_tag (
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    tag           TEXT NOT NULL,
    PRIMARY KEY (subscriber_id, tag)
  ) STRICT, WITHOUT ROWID;

  -- No reference to subscriber: the proof outlives the person's row.
  CREATE TABLE consent_event (
    id            TEXT PRIMARY KEY,
    subscriber_id TEXT NOT NULL,
    at            INTEGER NOT NULL,
    action        TEXT NOT NULL,
    source        TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX consent_event_by_subscriber ON consent_event (subscriber_id);
  CREATE TRIGGER consent_event_is_never_changed BEFORE UPDATE ON consent_event
  BEGIN SELECT RAISE(ABORT, 'consent events are only ever appended'); END;
  CREATE TRIGGER consent_event_is_never_deleted BEFORE DELETE ON consent_event
  BEGIN SELECT RAISE(ABORT, 'consent events are only ever appended'); END;

  CREATE TABLE suppression (
    address_hash TEXT PRIMARY KEY,
    reason       TEXT NOT NULL,
    at           INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE confirmation (
    token_hash    TEXT PRIMARY KEY,
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    at            INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX confirmation_by_subscriber ON confirmation (subscriber_id, at);
  CREATE INDEX confirmation_by_time ON confirmation (at);
  CREATE INDEX confirmation_by_expiry ON confirmation (expires_at);

  CREATE TABLE patron_grant (
    address_key      TEXT NOT NULL,
    source           TEXT NOT NULL,
    address_spelling TEXT NOT NULL,
    name             TEXT,
    tier             TEXT NOT NULL,
    PRIMARY KEY (address_key, source)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE send_run (
    id           TEXT PRIMARY KEY,
    channel      TEXT NOT NULL,
    issue_id     TEXT NOT NULL,
    count        INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    finished_at  INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX send_run_by_issue ON send_run (issue_id, channel);
  CREATE UNIQUE INDEX send_run_one_open ON send_run (issue_id, channel) WHERE finished_at IS NULL;

  CREATE TABLE send_batch (
    run_id      TEXT NOT NULL REFERENCES send_run (id),
    no          INTEGER NOT NULL,
    tier        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'ready'
                CHECK (state IN ('ready', 'claimed', 'submitting', 'accepted', 'rejected', 'unknown')),
    owner       TEXT,
    attempt     INTEGER NOT NULL DEFAULT 0,
    provider_id TEXT,
    reason      TEXT,
    changed_at  INTEGER NOT NULL,
    PRIMARY KEY (run_id, no)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX send_batch_ready ON send_batch (run_id, no) WHERE state = 'ready';

  -- The key begins with the run and the batch, so that freezing appends and claiming reads in order.
  CREATE TABLE send_recipient (
    run_id        TEXT NOT NULL,
    batch_no      INTEGER NOT NULL,
    subscriber_id TEXT NOT NULL,
    issue_id      TEXT NOT NULL,
    channel       TEXT NOT NULL,
    outcome       TEXT,
    reason        TEXT,
    PRIMARY KEY (run_id, batch_no, subscriber_id),
    UNIQUE (issue_id, subscriber_id, channel),
    FOREIGN KEY (run_id, batch_no) REFERENCES send_batch (run_id, no)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE send_run ADD COLUMN outline TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE send_run ADD COLUMN allowed_rules TEXT NOT NULL DEFAULT '[]';
  `,
];

/** Brings a database up to date under its write lock, so two processes may start at once. */
export function migrate(database: SqliteDatabase): void {
  if (schemaVersion(database) === migrations.length) return;
  database.transact(() => {
    // Read again: another process may have been faster.
    for (let version = schemaVersion(database); version < migrations.length; version += 1) {
      database.script(migrations[version] ?? '');
    }
    database.script(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.script(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** 0 for a new file. Throws when the file is not ours or was written by a newer engine. */
export function schemaVersion(database: SqliteDatabase): number {
  const version = pragma(database, 'user_version');
  const tables = database.get('SELECT count(*) AS tables FROM sqlite_schema');
  const isNew = version === 0 && (tables === undefined || integerOf(tables, 'tables') === 0);
  if (!isNew && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new Failure(
      'configuration',
      'store-foreign',
      `${database.path} is a database of another program.`,
      'Move it away, or let the newsletter keep its store elsewhere.',
    );
  }
  if (version > migrations.length) {
    throw new Failure(
      'configuration',
      'store-newer',
      `${database.path} was written by a newer version of roundup (schema ${version}; this one knows ${migrations.length}).`,
      'Use the newer version that wrote it, or restore a copy made before.',
    );
  }
  return version;
}

function pragma(database: SqliteDatabase, name: 'user_version' | 'application_id'): number {
  const row = database.get(`PRAGMA ${name}`);
  return row === undefined ? 0 : integerOf(row, name);
}
