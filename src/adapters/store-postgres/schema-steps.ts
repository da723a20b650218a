/** Every step of the schema of a PostgreSQL store, as it was released. */
import { patronStep } from './patron-step.ts';

/**
 * Step n leads to version n. A step that was released is never changed: add another. Texts compare
 * by their bytes ("C"), as they do in SQLite.
 */
export const schemaSteps: readonly string[] = [
  `
  CREATE TABLE setting (
    key   TEXT COLLATE "C" PRIMARY KEY,
    value TEXT NOT NULL
  );

  CREATE TABLE subscriber (
    id               TEXT COLLATE "C" PRIMARY KEY,
    address_spelling TEXT NOT NULL,
    address_key      TEXT COLLATE "C" NOT NULL UNIQUE,
    address_hash     TEXT COLLATE "C" NOT NULL,
    name             TEXT,
    state            TEXT NOT NULL
                     CHECK (state IN ('pending', 'active', 'unsubscribed', 'bounced', 'complained')),
    created_at       BIGINT NOT NULL
  );

  CREATE TABLE subscriber_tag (
    subscriber_id TEXT COLLATE "C" NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    tag           TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (subscriber_id, tag)
  );
  CREATE INDEX subscriber_tag_by_tag ON subscriber_tag (tag, subscriber_id);

  -- No reference to subscriber: the proof outlives the person's row.
  CREATE TABLE consent_event (
    id            TEXT COLLATE "C" PRIMARY KEY,
    subscriber_id TEXT COLLATE "C" NOT NULL,
    at            BIGINT NOT NULL,
    action        TEXT NOT NULL,
    source        TEXT NOT NULL
  );
  CREATE INDEX consent_event_by_subscriber ON consent_event (subscriber_id);
  CREATE FUNCTION consent_events_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'consent events are only ever appended'; END $$;
  CREATE TRIGGER consent_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_event
    FOR EACH STATEMENT EXECUTE FUNCTION consent_events_only_grow();

  CREATE TABLE suppression (
    address_hash TEXT COLLATE "C" PRIMARY KEY,
    reason       TEXT NOT NULL,
    at           BIGINT NOT NULL
  );

  CREATE TABLE confirmation (
    token_hash    TEXT COLLATE "C" PRIMARY KEY,
    subscriber_id TEXT COLLATE "C" NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    at            BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL
  );
  CREATE INDEX confirmation_by_subscriber ON confirmation (subscriber_id, at);
  CREATE INDEX confirmation_by_time ON confirmation (at);
  CREATE INDEX confirmation_by_expiry ON confirmation (expires_at);

  CREATE TABLE patron_grant (
    address_key      TEXT COLLATE "C" NOT NULL,
    source           TEXT COLLATE "C" NOT NULL,
    address_spelling TEXT NOT NULL,
    name             TEXT,
    tier             TEXT NOT NULL,
    PRIMARY KEY (address_key, source)
  );

  CREATE TABLE send_run (
    id            TEXT COLLATE "C" PRIMARY KEY,
    channel       TEXT COLLATE "C" NOT NULL,
    issue_id      TEXT COLLATE "C" NOT NULL,
    count         BIGINT NOT NULL,
    content_hash  TEXT NOT NULL,
    started_at    BIGINT NOT NULL,
    finished_at   BIGINT,
    outline       TEXT NOT NULL DEFAULT '[]',
    allowed_rules TEXT NOT NULL DEFAULT '[]',
    segment       TEXT,
    send_at       BIGINT,
    begin_at      BIGINT NOT NULL DEFAULT 0,
    undo_ms       BIGINT NOT NULL DEFAULT 0,
    cancelling_at BIGINT,
    paused_at     BIGINT,
    paused_reason TEXT
  );
  CREATE INDEX send_run_by_issue ON send_run (issue_id, channel);
  CREATE UNIQUE INDEX send_run_one_open ON send_run (issue_id, channel) WHERE finished_at IS NULL;

  -- Mails that wait at the provider, and are taken back together.
  CREATE TABLE send_schedule (
    id         TEXT COLLATE "C" PRIMARY KEY,
    run_id     TEXT COLLATE "C" NOT NULL REFERENCES send_run (id),
    group_no   BIGINT NOT NULL,
    send_at    BIGINT NOT NULL,
    state      TEXT NOT NULL DEFAULT 'open'
               CHECK (state IN ('open', 'closed', 'cancelling', 'cancelled')),
    changed_at BIGINT NOT NULL
  );
  CREATE INDEX send_schedule_by_run ON send_schedule (run_id);
  CREATE UNIQUE INDEX send_schedule_one_open ON send_schedule (run_id, group_no)
    WHERE state = 'open';

  CREATE TABLE send_batch (
    run_id       TEXT COLLATE "C" NOT NULL REFERENCES send_run (id),
    no           BIGINT NOT NULL,
    tier         TEXT NOT NULL,
    size         BIGINT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'planned'
                 CHECK (state IN ('planned', 'claimed', 'submitting', 'accepted', 'rejected',
                                  'unknown', 'cancelled')),
    owner        TEXT,
    lease_until  BIGINT,
    attempt      BIGINT NOT NULL DEFAULT 0,
    not_before   BIGINT NOT NULL DEFAULT 0,
    schedule_id  TEXT COLLATE "C" REFERENCES send_schedule (id),
    submitted_at BIGINT,
    decided_at   BIGINT,
    provider_id  TEXT,
    reason       TEXT,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (run_id, no)
  );
  CREATE INDEX send_batch_due ON send_batch (run_id, no) WHERE state IN ('planned', 'rejected');
  CREATE INDEX send_batch_under_way ON send_batch (run_id)
    WHERE state IN ('claimed', 'submitting', 'unknown');
  CREATE INDEX send_batch_by_schedule ON send_batch (schedule_id) WHERE schedule_id IS NOT NULL;

  -- The key begins with the run and the batch, so that claiming reads in order.
  CREATE TABLE send_recipient (
    run_id        TEXT COLLATE "C" NOT NULL,
    batch_no      BIGINT NOT NULL,
    subscriber_id TEXT COLLATE "C" NOT NULL,
    issue_id      TEXT COLLATE "C" NOT NULL,
    channel       TEXT COLLATE "C" NOT NULL,
    -- Whoever is held gets no other delivery of the issue; a released one may, and is then superseded.
    standing      TEXT NOT NULL DEFAULT 'held'
                  CHECK (standing IN ('held', 'released', 'superseded')),
    outcome       TEXT CHECK (outcome IN ('excluded', 'refused', 'cancelled')),
    reason        TEXT,
    PRIMARY KEY (run_id, batch_no, subscriber_id),
    FOREIGN KEY (run_id, batch_no) REFERENCES send_batch (run_id, no)
  );
  CREATE UNIQUE INDEX send_recipient_held ON send_recipient (issue_id, subscriber_id, channel)
    WHERE standing = 'held';
  CREATE INDEX send_recipient_former ON send_recipient (issue_id, subscriber_id, channel)
    WHERE standing <> 'held';
  CREATE INDEX send_recipient_apart ON send_recipient (run_id) WHERE outcome IS NOT NULL;

  -- One bucket of tokens for all workers: when the next submission may be made.
  CREATE TABLE send_pace (
    transport TEXT COLLATE "C" PRIMARY KEY,
    next_at   BIGINT NOT NULL
  );
  `,
  `
  ALTER TABLE send_recipient ADD COLUMN events BIGINT NOT NULL DEFAULT 0;
  CREATE INDEX send_batch_by_provider ON send_batch (provider_id) WHERE provider_id IS NOT NULL;
  CREATE INDEX consent_event_of_leaving ON consent_event (at) WHERE action = 'unsubscribed';

  CREATE TABLE event_count (
    issue_id TEXT COLLATE "C" NOT NULL,
    kind     TEXT COLLATE "C" NOT NULL CHECK (kind IN ('opened', 'opened-by-machine', 'clicked')),
    link     TEXT COLLATE "C" NOT NULL,
    count    BIGINT NOT NULL,
    PRIMARY KEY (issue_id, kind, link)
  );

  -- Keyed hashes, for as long as an event may be told again.
  CREATE TABLE event_seen (
    key BIGINT PRIMARY KEY,
    at  BIGINT NOT NULL
  );
  CREATE INDEX event_seen_by_time ON event_seen (at);

  -- Empty unless the config says that people are kept.
  CREATE TABLE event_person (
    issue_id      TEXT COLLATE "C" NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL,
    link          TEXT COLLATE "C" NOT NULL,
    subscriber_id TEXT COLLATE "C" NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    PRIMARY KEY (issue_id, kind, link, subscriber_id)
  );
  CREATE INDEX event_person_by_subscriber ON event_person (subscriber_id);
  `,
  `
  ALTER TABLE subscriber ADD COLUMN paused_until BIGINT;
  CREATE INDEX subscriber_pending ON subscriber (created_at) WHERE state = 'pending';
  ALTER TABLE consent_event ADD COLUMN wording TEXT;
  ALTER TABLE consent_event ADD COLUMN ip_hash TEXT;

  ALTER TABLE confirmation ADD COLUMN purpose TEXT NOT NULL DEFAULT 'subscription'
    CHECK (purpose IN ('subscription', 'settings', 'address'));
  ALTER TABLE confirmation ADD COLUMN request_id TEXT COLLATE "C" NOT NULL DEFAULT '';
  ALTER TABLE confirmation ADD COLUMN address_spelling TEXT;
  ALTER TABLE confirmation ADD COLUMN address_key TEXT COLLATE "C";
  CREATE INDEX confirmation_by_address ON confirmation (address_key, at)
    WHERE address_key IS NOT NULL;

  -- Issues that were mailed to somebody on their own, with a welcome.
  CREATE TABLE welcome (
    subscriber_id TEXT COLLATE "C" NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    issue_id      TEXT COLLATE "C" NOT NULL,
    channel       TEXT COLLATE "C" NOT NULL,
    at            BIGINT NOT NULL,
    PRIMARY KEY (subscriber_id, issue_id, channel)
  );

  -- Claimed entries are due again when their lease is over.
  CREATE TABLE inbox (
    id      TEXT COLLATE "C" PRIMARY KEY,
    kind    TEXT NOT NULL,
    subject TEXT COLLATE "C",
    body    TEXT NOT NULL,
    at      BIGINT NOT NULL,
    due_at  BIGINT NOT NULL,
    attempt BIGINT NOT NULL DEFAULT 0
  );
  CREATE INDEX inbox_due ON inbox (due_at, id);
  CREATE INDEX inbox_by_subject ON inbox (subject) WHERE subject IS NOT NULL;
  `,
  patronStep,
  `
  -- Links that were sent to a server without a folder for them.
  CREATE TABLE captured_link (
    id      TEXT COLLATE "C" PRIMARY KEY,
    url_key TEXT COLLATE "C" NOT NULL UNIQUE,
    body    TEXT NOT NULL,
    at      BIGINT NOT NULL
  );
  `,
];
