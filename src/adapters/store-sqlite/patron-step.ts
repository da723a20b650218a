/** The step of the schema that makes patrons people with grants over time, in SQLite. */

/** Released once, never changed; whoever had grants before becomes a patron who has them since now. */
export const patronStep = `
  ALTER TABLE patron_grant RENAME TO former_grant;

  -- A person who supports; address_key is where extras go, NULL while no source has told it.
  CREATE TABLE patron (
    id               TEXT PRIMARY KEY,
    address_key      TEXT UNIQUE,
    address_spelling TEXT,
    name             TEXT,
    generation       INTEGER NOT NULL DEFAULT 1,
    told_generation  INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What one source grants one of its members; what the source says of the address stays here.
  CREATE TABLE patron_grant (
    source           TEXT NOT NULL,
    member           TEXT NOT NULL,
    patron_id        TEXT NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
    tier             TEXT NOT NULL,
    address_key      TEXT,
    address_spelling TEXT,
    name             TEXT,
    -- Ended ones are kept, so that whoever comes back is the same patron.
    state            TEXT NOT NULL CHECK (state IN ('active', 'grace', 'ended')),
    since            INTEGER NOT NULL,
    expires_at       INTEGER,
    -- When the source said so: what it said before that changes nothing.
    told_at          INTEGER NOT NULL,
    PRIMARY KEY (source, member)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX patron_grant_by_patron ON patron_grant (patron_id);
  CREATE INDEX patron_grant_by_expiry ON patron_grant (expires_at) WHERE expires_at IS NOT NULL;
  CREATE INDEX patron_grant_by_address ON patron_grant (address_key) WHERE address_key IS NOT NULL;

  -- The tier held, over time; until is NULL for the one held now.
  CREATE TABLE patron_period (
    patron_id TEXT NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
    since     INTEGER NOT NULL,
    tier      TEXT NOT NULL,
    until     INTEGER,
    PRIMARY KEY (patron_id, since)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX patron_period_held ON patron_period (patron_id) WHERE until IS NULL;

  CREATE TABLE patron_login (
    token_hash TEXT PRIMARY KEY,
    patron_id  TEXT NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX patron_login_by_patron ON patron_login (patron_id, at);

  CREATE TABLE patron_session (
    token_hash TEXT PRIMARY KEY,
    patron_id  TEXT NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX patron_session_by_patron ON patron_session (patron_id);

  -- The private feed of a patron: found by its selector, opened by its verifier.
  CREATE TABLE patron_feed (
    selector      TEXT PRIMARY KEY,
    patron_id     TEXT NOT NULL UNIQUE REFERENCES patron (id) ON DELETE CASCADE,
    verifier_hash TEXT NOT NULL,
    made_at       INTEGER NOT NULL,
    closed_at     INTEGER
  ) STRICT, WITHOUT ROWID;

  -- Keyed hashes of the networks that a feed was fetched from, by week.
  CREATE TABLE feed_network (
    selector     TEXT NOT NULL REFERENCES patron_feed (selector) ON DELETE CASCADE,
    week         INTEGER NOT NULL,
    network_hash TEXT NOT NULL,
    PRIMARY KEY (selector, week, network_hash)
  ) STRICT, WITHOUT ROWID;

  -- OAuth tokens that a source renews, each on the line of the token that the author gave, by a hash
  -- of that; one process at a time renews one.
  CREATE TABLE source_token (
    source        TEXT NOT NULL,
    origin        TEXT NOT NULL,
    access_token  TEXT NOT NULL,
    refresh_token TEXT NOT NULL,
    lease_owner   TEXT,
    lease_until   INTEGER,
    PRIMARY KEY (source, origin)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO patron (id, address_key, address_spelling, name, created_at)
  SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2)
      || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    f.address_key, min(f.address_spelling), min(f.name), CAST(unixepoch('subsec') * 1000 AS INTEGER)
  FROM former_grant f GROUP BY f.address_key;
  INSERT INTO patron_grant (source, member, patron_id, tier, address_key, address_spelling, name, state, since, told_at)
  SELECT f.source, f.address_key, p.id, f.tier, f.address_key, f.address_spelling, f.name, 'active', p.created_at, p.created_at
  FROM former_grant f JOIN patron p ON p.address_key = f.address_key;
  DROP TABLE former_grant;
  `;
