/** What is stored about one person besides their row, each in the order of time. */
import {
  type ConsentAction,
  consentActions,
  type ConsentEvent,
} from '../../core/audience/consent.ts';
import type {
  RecordedDelivery,
  RecordedQuestion,
  RecordedWelcome,
  SubscriberRecord,
} from '../../core/audience/subscriber-record.ts';
import { deliveryState } from '../../core/delivery/state.ts';
import { BATCH_STATE, batchStateOf, outcomeOf } from './delivery-row.ts';
import { integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';
import { purposeOf } from './confirmation-row.ts';
import { suppressionReasonOf } from './suppression.ts';

export async function consentsOf(
  session: SqlSession,
  subscriberId: string,
): Promise<ConsentEvent[]> {
  const rows = await session.all(
    `SELECT at, action, source, wording, ip_hash FROM consent_event
     WHERE subscriber_id = ? ORDER BY at, id`,
    subscriberId,
  );
  return rows.map((row) => {
    const wording = optionalTextOf(row, 'wording');
    const ipHash = optionalTextOf(row, 'ip_hash');
    return {
      at: timeOf(row, 'at'),
      action: actionOf(row),
      source: textOf(row, 'source'),
      ...(wording === undefined ? {} : { wording }),
      ...(ipHash === undefined ? {} : { ipHash }),
    };
  });
}

export function actionOf(row: Row): ConsentAction {
  const action = consentActions.find((known) => known === row['action']);
  if (action === undefined) throw new TypeError('Column action holds no action.');
  return action;
}

export async function suppressionOf(
  session: SqlSession,
  addressHash: string,
): Promise<SubscriberRecord['suppression']> {
  const row = await session.get(
    'SELECT reason, at FROM suppression WHERE address_hash = ?',
    addressHash,
  );
  return row && { reason: suppressionReasonOf(row), at: timeOf(row, 'at') };
}

export async function questionsOf(
  session: SqlSession,
  of: { readonly subscriberId: string; readonly addressKey: string },
  now: Date,
): Promise<RecordedQuestion[]> {
  const rows = await session.all(
    `SELECT at, expires_at, purpose, address_spelling, address_key FROM confirmation
     WHERE (subscriber_id = ? OR address_key = ?) AND expires_at > ? ORDER BY at, expires_at`,
    of.subscriberId,
    of.addressKey,
    now.getTime(),
  );
  return rows.map((row) => {
    const purpose = purposeOf(row);
    return {
      purpose: purpose.kind,
      address: purpose.kind === 'address' ? purpose.address.spelling : undefined,
      at: timeOf(row, 'at'),
      expiresAt: timeOf(row, 'expires_at'),
    };
  });
}

export async function welcomesOf(
  session: SqlSession,
  subscriberId: string,
): Promise<RecordedWelcome[]> {
  const rows = await session.all(
    'SELECT issue_id, channel, at FROM welcome WHERE subscriber_id = ? ORDER BY at, issue_id',
    subscriberId,
  );
  return rows.map((row) => ({
    issueId: textOf(row, 'issue_id'),
    channel: channelOf(row),
    at: timeOf(row, 'at'),
  }));
}

/** One of an issue and a channel, by the last word about it. */
export async function deliveriesOf(
  session: SqlSession,
  subscriberId: string,
): Promise<RecordedDelivery[]> {
  const rows = await session.all(
    `${deliveriesThat("r.standing = 'held'")} UNION ALL
     ${deliveriesThat("r.standing <> 'held' AND r.standing = 'released'")}
     ORDER BY started_at, run_id`,
    subscriberId,
    subscriberId,
  );
  return rows.map((row) => ({
    issueId: textOf(row, 'issue_id'),
    channel: channelOf(row),
    state: deliveryState(batchStateOf(row), outcomeOf(row)),
    reason: optionalTextOf(row, 'reason'),
    at: timeOf(row, 'started_at'),
  }));
}

/**
 * There is an index for those held and one for the others, and both begin with the issue, of which
 * there are few. CROSS JOIN has SQLite look in this order; PostgreSQL finds it by itself.
 */
function deliveriesThat(standing: string): string {
  return `SELECT r.issue_id, r.channel, r.run_id AS run_id, n.started_at AS started_at, ${BATCH_STATE} AS state,
      r.outcome, coalesce(r.reason, b.reason) AS reason
    FROM (SELECT DISTINCT issue_id, channel FROM send_run) i
      CROSS JOIN send_recipient r CROSS JOIN send_batch b CROSS JOIN send_run n
    WHERE r.issue_id = i.issue_id AND r.channel = i.channel AND r.subscriber_id = ?
      AND ${standing} AND b.run_id = r.run_id AND b.no = r.batch_no AND n.id = r.run_id`;
}

function channelOf(row: Row): 'mail' | 'rehearsal' {
  return textOf(row, 'channel') === 'mail' ? 'mail' : 'rehearsal';
}

function timeOf(row: Row, column: string): Date {
  return new Date(integerOf(row, column));
}
