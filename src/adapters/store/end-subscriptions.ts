/** Ends of subscriptions, many at once: the new state, its proof and the suppression. */
import { stateAfterEnd, type SuppressionReason } from '../../core/audience/subscriber.ts';
import type { ConsentEvent } from '../../core/audience/consent.ts';
import { dateOf, textOf } from './row.ts';
import type { SqlSession, SqlValue } from './sql-database.ts';
import { stateOf } from './subscriber-queries.ts';
import { CONSENT_EVENT, consentRow, SUPPRESSION } from './subscriber-tables.ts';

export interface Ending {
  readonly subscriberId: string;
  readonly reason: SuppressionReason;
  readonly consent: ConsentEvent;
  /** Changes nothing when the person has confirmed after this time. */
  readonly unlessConfirmedSince?: Date;
}

export type EndOutcome = 'ended' | 'already' | 'unknown';

/** Providers tell times in whole seconds. */
const SECOND_MS = 1000;

/** Outcomes are in the order of the endings, of which one person may have several. */
export async function endSubscriptions(
  session: SqlSession,
  newId: () => string,
  endings: readonly Ending[],
): Promise<EndOutcome[]> {
  if (endings.length === 0) return [];
  const people = await peopleOf(session, endings);
  const ended = new Map<string, Ending>();
  const proofs: SqlValue[][] = [];
  const outcomes = endings.map((ending): EndOutcome => {
    const person = people.get(ending.subscriberId);
    if (person === undefined) return 'unknown';
    const next = stateAfterEnd(person.state, ending.reason);
    if (next === undefined || hasConfirmedSince(person.confirmedAt, ending)) return 'already';
    person.state = next;
    ended.set(ending.subscriberId, ending);
    proofs.push(consentRow(newId(), ending.subscriberId, ending.consent));
    return 'ended';
  });
  await becomeEnded(session, [...ended.keys()], people);
  await session.insert(CONSENT_EVENT, proofs);
  await session.insert(SUPPRESSION, suppressions(ended, people));
  return outcomes;
}

interface Person {
  readonly addressHash: string;
  readonly confirmedAt: Date | undefined;
  state: ReturnType<typeof stateOf>;
}
type People = ReadonlyMap<string, Person>;

/** Locked in the order of their ids, so that two who end the same people do not wait for each other. */
async function peopleOf(session: SqlSession, endings: readonly Ending[]): Promise<People> {
  const ids = [...new Set(endings.map(({ subscriberId }) => subscriberId))];
  const rows = await session.all(
    `SELECT s.id, s.state, s.address_hash, (SELECT max(c.at) FROM consent_event c
       WHERE c.subscriber_id = s.id AND c.action = 'confirmed') AS confirmed_at
     FROM subscriber s WHERE s.id IN ${session.dialect.textsOf}
     ORDER BY s.id ${session.dialect.forUpdate}`,
    JSON.stringify(ids),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'id'),
      {
        addressHash: textOf(row, 'address_hash'),
        confirmedAt: dateOf(row, 'confirmed_at'),
        state: stateOf(row),
      },
    ]),
  );
}

function hasConfirmedSince(
  confirmedAt: Date | undefined,
  { unlessConfirmedSince: since }: Ending,
): boolean {
  if (confirmedAt === undefined || since === undefined) return false;
  return confirmedAt.getTime() >= since.getTime() + SECOND_MS;
}

async function becomeEnded(
  session: SqlSession,
  ids: readonly string[],
  people: People,
): Promise<void> {
  for (const [state, those] of Map.groupBy(ids, (id) => people.get(id)?.state ?? '')) {
    await session.run(
      `UPDATE subscriber SET state = ? WHERE id IN ${session.dialect.textsOf}`,
      state,
      JSON.stringify(those),
    );
  }
}

function suppressions(
  ended: ReadonlyMap<string, Ending>,
  people: People,
): (readonly [string, string, number])[] {
  return [...ended].map(([id, { reason, consent }]) => [
    people.get(id)?.addressHash ?? '',
    reason,
    consent.at.getTime(),
  ]);
}
