/** The ledger's statements; every change of a batch names the state, owner and attempt it expects. */

export const OPEN_RUN = `
  SELECT id, issue_id, count, content_hash, started_at FROM send_run
  WHERE issue_id = ? AND channel = ? AND finished_at IS NULL`;

export const RUN_BY_TIER = `
  SELECT tier, CAST(sum(size) AS BIGINT) AS count FROM send_batch WHERE run_id = ? GROUP BY tier`;

export const INSERT_RUN = `
  INSERT INTO send_run
    (id, channel, issue_id, count, content_hash, started_at, outline, allowed_rules)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

export const INSERT_BATCH = `
  INSERT INTO send_batch (run_id, no, tier, size, changed_at) VALUES (?, ?, ?, ?, ?)`;

/** The state of what was submitting is given twice; it alone keeps no reason of an earlier attempt. */
export const RECOVER = `
  UPDATE send_batch SET
    reason = CASE
      WHEN state = 'submitting' AND ? = 'unknown' THEN 'the process ended during the request'
      ELSE reason END,
    state = CASE state WHEN 'submitting' THEN ? ELSE 'planned' END,
    owner = NULL,
    changed_at = ?
  WHERE run_id = ? AND state IN ('claimed', 'submitting', 'rejected')`;

export const claim = (skipLocked: string): string => `
  UPDATE send_batch SET state = 'claimed', owner = ?, attempt = attempt + 1, changed_at = ?
  WHERE run_id = ? AND state = 'planned' AND no = (
    SELECT no FROM send_batch WHERE run_id = ? AND state = 'planned' ORDER BY no LIMIT 1
    ${skipLocked})
  RETURNING no, tier, attempt`;

/** Whoever is not active, or suppressed, or gone by now; once excluded they stay so. */
export const EXCLUDE_WHO_LEFT = `
  UPDATE send_recipient SET outcome = 'excluded', reason = 'left'
  WHERE run_id = ? AND batch_no = ? AND outcome IS NULL AND NOT EXISTS (
    SELECT 1 FROM subscriber s
    WHERE s.id = send_recipient.subscriber_id AND s.state = 'active'
      AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = s.address_hash))`;

export const RECIPIENTS = `
  SELECT r.subscriber_id, s.address_spelling, s.name
  FROM send_recipient r JOIN subscriber s ON s.id = r.subscriber_id
  WHERE r.run_id = ? AND r.batch_no = ? AND r.outcome IS NULL
  ORDER BY r.subscriber_id`;

export const STEP = `
  UPDATE send_batch SET state = ?, provider_id = ?, reason = ?, changed_at = ?
  WHERE run_id = ? AND no = ? AND state = ? AND owner = ? AND attempt = ?`;

export const FINISH = `
  UPDATE send_run SET finished_at = ?
  WHERE id = ? AND finished_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM send_batch b
    WHERE b.run_id = send_run.id AND b.state IN ('planned', 'claimed', 'submitting', 'rejected'))`;

export const IS_FINISHED = `SELECT 1 FROM send_run WHERE id = ? AND finished_at IS NOT NULL`;

export const STATUS_RUNS = `
  SELECT min(started_at) AS started_at,
    CASE WHEN count(*) = count(finished_at) THEN max(finished_at) END AS finished_at
  FROM send_run WHERE issue_id = ? AND channel = ?`;

export const STATUS_BATCHES = `
  SELECT count(*) AS batches FROM send_batch b JOIN send_run n ON n.id = b.run_id
  WHERE n.issue_id = ? AND n.channel = ?`;

export const STATUS_RULES = `
  SELECT DISTINCT allowed_rules FROM send_run WHERE issue_id = ? AND channel = ?`;

/** Runs with one text are one; of a batch under way nobody knows, so it counts as taken. */
export const MAILED = `
  SELECT n.issue_id, n.content_hash, n.outline, min(n.started_at) AS sent_at,
    CAST(sum(b.size) AS BIGINT) AS count
  FROM send_run n JOIN send_batch b ON b.run_id = n.id
  WHERE n.channel = 'mail' AND b.state IN ('submitting', 'accepted', 'unknown')
  GROUP BY n.issue_id, n.content_hash, n.outline
  ORDER BY n.issue_id, sent_at`;

export const STATUS_DELIVERIES = `
  SELECT b.tier, b.state, r.outcome, count(*) AS count
  FROM send_run n
    JOIN send_batch b ON b.run_id = n.id
    JOIN send_recipient r ON r.run_id = b.run_id AND r.batch_no = b.no
  WHERE n.issue_id = ? AND n.channel = ?
  GROUP BY b.tier, b.state, r.outcome`;
