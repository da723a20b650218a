/** The deliveries that events are about, all found in one question, and the facts kept of them. */
import type { DeliveryEvent } from '../../core/events/delivery-event.ts';
import type { FactSet } from '../../core/events/recipient-facts.ts';
import { integerOf, optionalTextOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

export interface HeldDelivery {
  /** Names it in these statements. */
  readonly key: string;
  readonly issueId: string;
  /** undefined when the person was erased. */
  readonly subscriberId: string | undefined;
  facts: FactSet;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What every provider's id is made of; others are in no batch. */
const PROVIDER_ID = /^[\x21-\x7e]+$/;

/** A list of texts is what both engines take as one value: two ids of 36 characters, and a number. */
function keyOf(runId: string, subscriberId: string, batchNo: number): string {
  return `${runId}${subscriberId}${batchNo}`;
}
const OF_KEY = 'substr(k.key, 1, 36), substr(k.key, 37, 36), CAST(substr(k.key, 73) AS BIGINT)';

/**
 * By our own ids, or else by the batch's id at the provider and the address, whose subscribers are
 * given. One of several events about the same delivery gets the same object.
 */
export async function findDeliveries(
  session: SqlSession,
  events: readonly DeliveryEvent[],
  idsByAddress: ReadonlyMap<string, string>,
): Promise<(HeldDelivery | undefined)[]> {
  const batches = await batchesOf(session, events);
  const candidates = events.map(({ delivery, addressKey, providerMessageId }) => {
    if (delivery !== undefined) {
      const { runId, subscriberId, batchNo } = delivery;
      const isOurs = UUID.test(runId) && UUID.test(subscriberId);
      return isOurs ? [keyOf(runId, subscriberId, batchNo)] : [];
    }
    const subscriberId = idsByAddress.get(addressKey ?? '');
    const named = batches.get(batchIdOf(providerMessageId) ?? '') ?? [];
    if (subscriberId === undefined) return [];
    return named.map(({ runId, no }) => keyOf(runId, subscriberId, no));
  });
  const held = await heldDeliveries(session, [...new Set(candidates.flat())]);
  return candidates.map((keys) =>
    keys.map((key) => held.get(key)).find((one) => one !== undefined),
  );
}

/** Sets the facts of deliveries, whose numbers of different sets are few. */
export async function keepFacts(
  session: SqlSession,
  deliveries: readonly HeldDelivery[],
): Promise<void> {
  for (const [facts, those] of Map.groupBy(deliveries, (one) => one.facts)) {
    await session.run(
      `WITH k (key) AS ${session.dialect.textsOf}
       UPDATE send_recipient SET events = events | CAST(? AS BIGINT)
       WHERE (run_id, subscriber_id, batch_no) IN (SELECT ${OF_KEY} FROM k)`,
      JSON.stringify(those.map(({ key }) => key)),
      facts,
    );
  }
}

async function heldDeliveries(
  session: SqlSession,
  keys: readonly string[],
): Promise<ReadonlyMap<string, HeldDelivery>> {
  if (keys.length === 0) return new Map();
  const rows = await session.all(
    `WITH k (key) AS ${session.dialect.textsOf}
     SELECT k.key, r.issue_id, r.events, s.id AS subscriber_id
     FROM k JOIN send_recipient r ON (r.run_id, r.subscriber_id, r.batch_no) = (${OF_KEY})
       LEFT JOIN subscriber s ON s.id = r.subscriber_id`,
    JSON.stringify(keys),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'key'),
      {
        key: textOf(row, 'key'),
        issueId: textOf(row, 'issue_id'),
        subscriberId: optionalTextOf(row, 'subscriber_id'),
        facts: integerOf(row, 'events'),
      },
    ]),
  );
}

/** Of the events without our ids, by the provider's id of the batch. */
async function batchesOf(
  session: SqlSession,
  events: readonly DeliveryEvent[],
): Promise<ReadonlyMap<string, readonly { readonly runId: string; readonly no: number }[]>> {
  const ids = events.flatMap(({ delivery, providerMessageId }) =>
    delivery === undefined ? (batchIdOf(providerMessageId) ?? []) : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await session.all(
    `SELECT provider_id, run_id, no FROM send_batch
     WHERE provider_id IS NOT NULL AND provider_id IN ${session.dialect.textsOf}`,
    JSON.stringify([...new Set(ids)]),
  );
  return Map.groupBy(
    rows.map((row) => ({
      providerId: textOf(row, 'provider_id'),
      runId: textOf(row, 'run_id'),
      no: integerOf(row, 'no'),
    })),
    ({ providerId }) => providerId,
  );
}

/** The first part of a message's id is that of its batch. */
function batchIdOf(messageId: string | undefined): string | undefined {
  const id = messageId?.split('.', 1)[0];
  return id !== undefined && PROVIDER_ID.test(id) ? id : undefined;
}
