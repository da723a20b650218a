/** What a confirmed import writes: those added, and the ends of those who left. */
import type { ImportEvents, ImportOutcome } from '../../core/audience/import-outcome.ts';
import type { StagedRow } from '../../core/audience/staged-row.ts';
import { stateAfterEnd, type SubscriberState } from '../../core/audience/subscriber.ts';
import type { ConsentEvent } from '../../core/audience/consent.ts';
import type { StagedPerson } from './import-staging.ts';
import type { SqlSession } from './sql-database.ts';
import {
  CONSENT_EVENT,
  consentRow,
  fitTag,
  SUBSCRIBER,
  SUPPRESSION,
  TAG,
} from './subscriber-tables.ts';

export interface Judged {
  readonly person: StagedPerson;
  readonly outcome: ImportOutcome;
}

/** Takes the transaction back: somebody has changed since they were judged. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Throws `Overtaken`. Ids rise in the order of `judged`. */
export async function takeIn(
  session: SqlSession,
  judged: readonly Judged[],
  events: ImportEvents,
  newId: () => string,
): Promise<void> {
  const withOutcome = (wanted: ImportOutcome): StagedPerson[] =>
    judged.flatMap(({ person, outcome }) => (outcome === wanted ? [person] : []));
  await add(session, withOutcome('added'), events.added, newId);
  await end(session, withOutcome('left'), events.left, newId);
}

export function tagsOf(row: StagedRow): readonly string[] {
  return row.kind === 'subscriber' ? row.tags : [];
}

const noDetails = { name: undefined, pausedUntil: undefined };

async function add(
  session: SqlSession,
  people: readonly StagedPerson[],
  consent: ConsentEvent,
  newId: () => string,
): Promise<void> {
  const added = people.map((person) => ({ ...person, id: newId() }));
  const at = consent.at.getTime();
  const inserted = await session.insert(
    SUBSCRIBER,
    added.map(({ id, row, addressHash }) => {
      const { address } = row;
      const { name, pausedUntil } = row.kind === 'subscriber' ? row : noDetails;
      const pause = pausedUntil?.getTime() ?? null;
      return [id, address.spelling, address.key, addressHash, name ?? null, 'active', at, pause];
    }),
  );
  if (inserted < added.length) throw new Overtaken();
  await session.insert(
    CONSENT_EVENT,
    added.map(({ id }) => consentRow(newId(), id, consent)),
  );
  await session.insert(
    TAG,
    added.flatMap(({ id, row }) => tagsOf(row).map((tag) => [id, fitTag(tag)])),
  );
}

async function end(
  session: SqlSession,
  people: readonly StagedPerson[],
  consent: ConsentEvent,
  newId: () => string,
): Promise<void> {
  const left = people.flatMap(({ row, ...person }) =>
    row.kind === 'left' ? [{ ...person, reason: row.reason }] : [],
  );
  await session.insert(
    SUPPRESSION,
    left.map(({ addressHash, reason }) => [addressHash, reason, consent.at.getTime()]),
  );
  const ended = left.flatMap(({ subscriberId: id, known: { state: from }, reason }) => {
    const to = from && stateAfterEnd(from, reason);
    return id === undefined || from === undefined || to === undefined ? [] : [{ id, from, to }];
  });
  const moves = Map.groupBy(ended, ({ from, to }) => `${from} to ${to}`);
  for (const move of moves.values()) await become(session, move);
  await session.insert(
    CONSENT_EVENT,
    ended.map(({ id }) => consentRow(newId(), id, consent)),
  );
}

interface Move {
  readonly id: string;
  readonly from: SubscriberState;
  readonly to: SubscriberState;
}

/** All of them from the same state to the same. */
async function become(session: SqlSession, moves: readonly Move[]): Promise<void> {
  const [move] = moves;
  if (move === undefined) return;
  const changed = await session.run(
    `UPDATE subscriber SET state = ? WHERE state = ? AND id IN ${session.dialect.textsOf}`,
    move.to,
    move.from,
    JSON.stringify(moves.map(({ id }) => id)),
  );
  if (changed < moves.length) throw new Overtaken();
}
