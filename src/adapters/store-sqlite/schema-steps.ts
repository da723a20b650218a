/** Every step of the schema of a SQLite store, as it was released. */
import { patronStep } from './patron-step.ts';

/** Step n leads to version n. A step that was released is never changed: add another. */
export const schemaSteps: readonly string[] = [
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
  `
  ALTER TABLE send_run ADD COLUMN segment TEXT;
  ALTER TABLE send_run ADD COLUMN send_at INTEGER;
  ALTER TABLE send_run ADD COLUMN begin_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE send_run ADD COLUMN undo_ms INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE send_run ADD COLUMN cancelling_at INTEGER;
  ALTER TABLE send_run ADD COLUMN paused_at INTEGER;
  ALTER TABLE send_run ADD COLUMN paused_reason TEXT;

  -- Mails that wait at the provider, and are taken back together.
  CREATE TABLE send_schedule (
    id         TEXT PRIMARY KEY,
    run_id     TEXT NOT NULL REFERENCES send_run (id),
    group_no   INTEGER NOT NULL,
    send_at    INTEGER NOT NULL,
    state      TEXT NOT NULL DEFAULT 'open'
               CHECK (state IN ('open', 'closed', 'cancelling', 'cancelled')),
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX send_schedule_by_run ON send_schedule (run_id);
  CREATE UNIQUE INDEX send_schedule_one_open ON send_schedule (run_id, group_no)
    WHERE state = 'open';

  CREATE TABLE send_batch_3 (
    run_id       TEXT NOT NULL REFERENCES send_run (id),
    no           INTEGER NOT NULL,
    tier         TEXT NOT NULL,
    size         INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'planned'
                 CHECK (state IN ('planned', 'claimed', 'submitting', 'accepted', 'rejected',
                                  'unknown', 'cancelled')),
    owner        TEXT,
    lease_until  INTEGER,
    attempt      INTEGER NOT NULL DEFAULT 0,
    not_before   INTEGER NOT NULL DEFAULT 0,
    schedule_id  TEXT REFERENCES send_schedule (id),
    submitted_at INTEGER,
    decided_at   INTEGER,
    provider_id  TEXT,
    reason       TEXT,
    changed_at   INTEGER NOT NULL,
    PRIMARY KEY (run_id, no)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO send_batch_3
    (run_id, no, tier, size, state, owner, lease_until, attempt, provider_id, reason, changed_at)
    SELECT run_id, no, tier, size, CASE state WHEN 'ready' THEN 'planned' ELSE state END,
      owner, changed_at, attempt, provider_id, reason, changed_at
    FROM send_batch;

  CREATE TABLE send_recipient_3 (
    run_id        TEXT NOT NULL,
    batch_no      INTEGER NOT NULL,
    subscriber_id TEXT NOT NULL,
    issue_id      TEXT NOT NULL,
    channel       TEXT NOT NULL,
    -- Whoever is held gets no other delivery of the issue; a released one may, and is then superseded.
    standing      TEXT NOT NULL DEFAULT 'held'
                  CHECK (standing IN ('held', 'released', 'superseded')),
    outcome       TEXT CHECK (outcome IN ('excluded', 'refused', 'cancelled')),
    reason        TEXT,
    PRIMARY KEY (run_id, batch_no, subscriber_id),
    FOREIGN KEY (run_id, batch_no) REFERENCES send_batch_3 (run_id, no)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO send_recipient_3
    (run_id, batch_no, subscriber_id, issue_id, channel, outcome, reason)
    SELECT run_id, batch_no, subscriber_id, issue_id, channel, outcome, reason
    FROM send_recipient;
  DROP TABLE send_recipient;
  DROP TABLE send_batch;
  ALTER TABLE send_batch_3 RENAME TO send_batch;
  ALTER TABLE send_recipient_3 RENAME TO send_recipient;
  CREATE INDEX send_batch_due ON send_batch (run_id, no) WHERE state IN ('planned', 'rejected');
  CREATE INDEX send_batch_under_way ON send_batch (run_id)
    WHERE state IN ('claimed', 'submitting', 'unknown');
  CREATE INDEX send_batch_by_schedule ON send_batch (schedule_id) WHERE schedule_id IS NOT NULL;
  CREATE UNIQUE INDEX send_recipient_held ON send_recipient (issue_id, subscriber_id, channel)
    WHERE standing = 'held';
  CREATE INDEX send_recipient_former ON send_recipient (issue_id, subscriber_id, channel)
    WHERE standing <> 'held';
  CREATE INDEX send_recipient_apart ON send_recipient (run_id) WHERE outcome IS NOT NULL;

  -- One bucket of tokens for all workers: when the next submission may be made.
  CREATE TABLE send_pace (
    transport TEXT PRIMARY KEY,
    next_at   INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX subscriber_tag_by_tag ON subscriber_tag (tag, subscriber_id);
  `,
  `
  ALTER TABLE send_recipient ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX send_batch_by_provider ON send_batch (provider_id) WHERE provider_id IS NOT NULL;
  CREATE INDEX consent_event_of_leaving ON consent_event (at) WHERE action = 'unsubscribed';

  CREATE TABLE event_count (
    issue_id TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('opened', 'opened-by-machine', 'clicked')),
    link     TEXT NOT NULL,
    count    INTEGER NOT NULL,
    PRIMARY KEY (issue_id, kind, link)
  ) STRICT, WITHOUT ROWID;

  -- Keyed hashes, for as long as an event may be told again.
  CREATE TABLE event_seen (
    key INTEGER PRIMARY KEY,
    at  INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX event_seen_by_time ON event_seen (at);

  -- Empty unless the config says that people are kept.
  CREATE TABLE event_person (
    issue_id      TEXT NOT NULL,
    kind          TEXT NOT NULL,
    link          TEXT NOT NULL,
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    PRIMARY KEY (issue_id, kind, link, subscriber_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_person_by_subscriber ON event_person (subscriber_id);
  `,
  `
  ALTER TABLE subscriber ADD COLUMN paused_until INTEGER;
  CREATE INDEX subscriber_pending ON subscriber (created_at) WHERE state = 'pending';
  ALTER TABLE consent_event ADD COLUMN wording TEXT;
  ALTER TABLE consent_event ADD COLUMN ip_hash TEXT;

  ALTER TABLE confirmation ADD COLUMN purpose TEXT NOT NULL DEFAULT 'subscription'
    CHECK (purpose IN ('subscription', 'settings', 'address'));
  ALTER TABLE confirmation ADD COLUMN request_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE confirmation ADD COLUMN address_spelling TEXT;
  ALTER TABLE confirmation ADD COLUMN address_key TEXT;
  CREATE INDEX confirmation_by_address ON confirmation (address_key, at)
    WHERE address_key IS NOT NULL;

  -- Issues that were mailed to somebody on their own, with a welcome.
  CREATE TABLE welcome (
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    issue_id      TEXT NOT NULL,
    channel       TEXT NOT NULL,
    at            INTEGER NOT NULL,
    PRIMARY KEY (subscriber_id, issue_id, channel)
  ) STRICT, WITHOUT ROWID;

  -- Claimed entries are due again when their lease is over.
  CREATE TABLE inbox (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    subject TEXT,
    body    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    due_at  INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX inbox_due ON inbox (due_at, id);
  CREATE INDEX inbox_by_subject ON inbox (subject) WHERE subject IS NOT NULL;
  `,
  patronStep,
  `
  -- Links that were sent to a server without a folder for them.
  CREATE TABLE captured_link (
    id      TEXT PRIMARY KEY,
    url_key TEXT NOT NULL UNIQUE,
    body    TEXT NOT NULL,
    at      INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
