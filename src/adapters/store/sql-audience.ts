/** The audience in figures: who came and left, who pauses, and whom providers ended. */
import { setImmediate as letOthers } from 'node:timers/promises';
import type { DailyTurnover } from '../../core/audience/growth.ts';
import type { AudienceEnd } from '../../core/audience/audience-end.ts';
import { bitOf } from '../../core/events/recipient-facts.ts';
import type { AudienceFigures } from '../../ports.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlDatabase } from './sql-database.ts';
import type { DeliveryChannel } from './store.ts';

interface AudienceParts {
  readonly database: SqlDatabase;
  readonly channel: DeliveryChannel;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** SQLite works on so many in some 30 ms, in which nobody else is served. */
const EVENTS_AT_ONCE = 5000;

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

/** All events of a person fall into one slice, so each is seen whole. */
async function turnover(database: SqlDatabase): Promise<DailyTurnover[]> {
  const days = new Map<number, { came: number; left: number }>();
  let after = '';
  for (;;) {
    const upTo = await endOfSlice(database, after);
    if (upTo === undefined) break;
    for (const row of await database.all(TURNOVER, after, upTo)) {
      const day = integerOf(row, 'day');
      const sum = days.get(day) ?? { came: 0, left: 0 };
      sum.came += integerOf(row, 'came');
      sum.left += integerOf(row, 'gone');
      days.set(day, sum);
    }
    after = upTo;
    await letOthers();
  }
  return [...days]
    .toSorted(([one], [other]) => one - other)
    .map(([day, sums]) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), ...sums }));
}

async function endOfSlice(database: SqlDatabase, after: string): Promise<string | undefined> {
  const row = await database.get(
    `SELECT max(subscriber_id) AS up_to FROM (SELECT subscriber_id FROM consent_event
       WHERE subscriber_id > ? ORDER BY subscriber_id LIMIT ${EVENTS_AT_ONCE}) slice`,
    after,
  );
  return row && optionalTextOf(row, 'up_to');
}

/**
 * Of each person's events those count that made them active, or ended that. Their ids rise as they
 * were recorded, which is how the states came about; providers tell of earlier times.
 */
const TURNOVER = `
  SELECT at / ${DAY_MS} AS day, count(CASE WHEN is_on = 1 THEN 1 END) AS came,
    count(CASE WHEN is_on = 0 THEN 1 END) AS gone
  FROM (SELECT at, is_on, lag(is_on, 1, 0) OVER (PARTITION BY subscriber_id ORDER BY id) AS was_on
    FROM (SELECT subscriber_id, id, at,
        CASE WHEN action IN ('imported', 'added', 'confirmed') THEN 1 ELSE 0 END AS is_on
      FROM consent_event
      WHERE subscriber_id > ? AND subscriber_id <= ? AND action NOT IN ('subscribed', 'moved')
    ) told) turned
  WHERE is_on <> was_on
  GROUP BY 1`;

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
