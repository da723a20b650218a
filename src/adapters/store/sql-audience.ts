/** The audience in figures: who came and left, who pauses, and whom providers ended. */
import { setImmediate as letOthers } from 'node:timers/promises';
import type { DailyTurnover } from '../../core/audience/growth.ts';
import { TurnoverFold } from '../../core/audience/turnover-fold.ts';
import type { AudienceEnd } from '../../core/audience/audience-end.ts';
import { bitOf } from '../../core/events/recipient-facts.ts';
import type { AudienceFigures } from '../../ports/subscribers.ts';
import { actionOf } from './record-queries.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlDatabase } from './sql-database.ts';
import type { DeliveryChannel } from './store.ts';

interface AudienceParts {
  readonly database: SqlDatabase;
  readonly channel: DeliveryChannel;
}

/** SQLite reads so many in a few milliseconds, in which nobody else is served. */
const EVENTS_AT_ONCE = 2000;

export function sqlAudience({ database, channel }: AudienceParts): AudienceFigures {
  return {
    turnover: () => turnover(database),
    async paused(now) {
      const row = await database.get(
        `SELECT count(*) AS count FROM subscriber WHERE state = 'active' AND paused_until > ?`,
        now.getTime(),
      );
      return row === undefined ? 0 : integerOf(row, 'count');
    },
    async newestEnds(limit) {
      const rows = await database.all(ENDS, channel, limit);
      return rows.map(endOf);
    },
  };
}

/** Ids rise as events were recorded, and are the order on disk. */
async function turnover(database: SqlDatabase): Promise<DailyTurnover[]> {
  const fold = new TurnoverFold();
  let after = '';
  for (;;) {
    const rows = await database.all(
      `SELECT id, subscriber_id, action, at FROM consent_event WHERE id > ?
       ORDER BY id LIMIT ${EVENTS_AT_ONCE}`,
      after,
    );
    for (const row of rows) {
      fold.take(textOf(row, 'subscriber_id'), actionOf(row), integerOf(row, 'at'));
    }
    const last = rows.at(-1);
    if (last === undefined) return fold.days();
    after = textOf(last, 'id');
    await letOthers();
  }
}

/** Providers drop mails to addresses that came back, or complained, before. */
const ENDED_BY_BOUNCE = bitOf('bounced') | bitOf('dropped');
const ENDED_BY_COMPLAINT = bitOf('complained') | bitOf('dropped');

/** Of the deliveries of which such a thing was told the last one; times are told in whole seconds. */
const ENDS = `
  SELECT c.at, c.action, c.source, s.address_spelling,
    (SELECT r.issue_id FROM (SELECT DISTINCT issue_id, channel FROM send_run) i
       CROSS JOIN send_recipient r CROSS JOIN send_run n
     WHERE r.issue_id = i.issue_id AND r.channel = i.channel AND r.subscriber_id = c.subscriber_id
       AND r.standing = 'held' AND n.id = r.run_id AND n.started_at < c.at + 1000
       AND (r.events & CASE c.action WHEN 'bounced' THEN ${ENDED_BY_BOUNCE} ELSE ${ENDED_BY_COMPLAINT} END) <> 0 AND r.channel = ?
     ORDER BY n.started_at DESC LIMIT 1) AS issue_id
  FROM (SELECT id, subscriber_id, at, action, source FROM consent_event
      WHERE action IN ('bounced', 'complained') ORDER BY at DESC, id DESC LIMIT ?) c
    LEFT JOIN subscriber s ON s.id = c.subscriber_id
  ORDER BY c.at DESC, c.id DESC`;

function endOf(row: Row): AudienceEnd {
  const action = textOf(row, 'action');
  return {
    at: dateOf(row, 'at') ?? new Date(0),
    reason: action === 'complained' ? action : 'bounced',
    issueId: optionalTextOf(row, 'issue_id'),
    address: optionalTextOf(row, 'address_spelling'),
    source: textOf(row, 'source'),
  };
}
