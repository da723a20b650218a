/** Opens and clicks: counted once each, known again by keyed hashes for as long as they may be told again. */
import { rememberedSince } from '../../core/events/event-memory.ts';
import type { EngagementKind } from '../../core/events/judge-event.ts';
import { integerOf, textOf } from './row.ts';
import type { InsertTarget, SqlSession } from './sql-database.ts';

export interface Engaged {
  readonly issueId: string;
  readonly kind: EngagementKind;
  readonly link: string;
  /** Keyed hashes; it is known if one of them is. */
  readonly identities: readonly number[];
  readonly at: Date;
  /** Kept when people are; undefined when the person was erased. */
  readonly subscriberId: string | undefined;
}

const COUNT: InsertTarget = {
  table: 'event_count',
  columns: { issue_id: 'text', kind: 'text', link: 'text', count: 'bigint' },
  onConflict: `ON CONFLICT (issue_id, kind, link)
    DO UPDATE SET count = event_count.count + excluded.count`,
};
const SEEN: InsertTarget = {
  table: 'event_seen',
  columns: { key: 'bigint', at: 'bigint' },
  onConflict: 'ON CONFLICT DO NOTHING',
};
const PERSON: InsertTarget = {
  table: 'event_person',
  columns: { issue_id: 'text', kind: 'text', link: 'text', subscriber_id: 'text' },
  onConflict: 'ON CONFLICT DO NOTHING',
};

/** Whether each was news, in their order. */
export async function countEngagement(
  session: SqlSession,
  engaged: readonly Engaged[],
  { now, people }: { readonly now: Date; readonly people: boolean },
): Promise<boolean[]> {
  await session.run('DELETE FROM event_seen WHERE at < ?', rememberedSince(now).getTime());
  if (engaged.length === 0) return [];
  const seen = await seenOf(session, engaged);
  const remembered = new Map<number, number>();
  const isNews = engaged.map(({ identities, at }) => {
    const isKnown = identities.some((key) => seen.has(key) || remembered.has(key));
    for (const key of identities) {
      if (!seen.has(key)) remembered.set(key, at.getTime());
    }
    return !isKnown;
  });
  const fresh = engaged.filter((_, index) => isNews[index]);
  // In the order of the index, which is the quickest to write.
  await session.insert(
    SEEN,
    [...remembered].toSorted(([a], [b]) => a - b),
  );
  await session.insert(COUNT, counts(fresh));
  if (people) await keepPeople(session, fresh);
  return isNews;
}

async function seenOf(
  session: SqlSession,
  engaged: readonly Engaged[],
): Promise<ReadonlySet<number>> {
  const rows = await session.all(
    `WITH k (key) AS ${session.dialect.textsOf}
     SELECT key FROM event_seen WHERE key IN (SELECT CAST(k.key AS BIGINT) FROM k)`,
    JSON.stringify(engaged.flatMap(({ identities }) => identities)),
  );
  return new Set(rows.map((row) => integerOf(row, 'key')));
}

function counts(fresh: readonly Engaged[]): (readonly [string, string, string, number])[] {
  const alike = Map.groupBy(fresh, ({ issueId, kind, link }) =>
    JSON.stringify([issueId, kind, link]),
  );
  return [...alike.values()].flatMap((those) => {
    const [one] = those;
    return one === undefined ? [] : [[one.issueId, one.kind, one.link, those.length] as const];
  });
}

async function keepPeople(session: SqlSession, fresh: readonly Engaged[]): Promise<void> {
  // Locked, so that nobody is erased before their row refers to them.
  const rows = await session.all(
    `SELECT id FROM subscriber WHERE id IN ${session.dialect.textsOf} ${session.dialect.forShare}`,
    JSON.stringify([...new Set(fresh.flatMap(({ subscriberId }) => subscriberId ?? []))]),
  );
  const known = new Set(rows.map((row) => textOf(row, 'id')));
  await session.insert(
    PERSON,
    fresh.flatMap(({ issueId, kind, link, subscriberId }) =>
      subscriberId !== undefined && known.has(subscriberId)
        ? [[issueId, kind, link, subscriberId]]
        : [],
    ),
  );
}
