/** What is stored about one person as a patron; of what opens something only when it was made. */
import type { RecordedPatron } from '../../core/audience/subscriber-record.ts';
import { settleEntry, type PatronEntry } from '../../core/patrons/patron-book.ts';
import { bookSettings, changePatrons, type PatronParts } from './patron-changes.ts';
import { entriesWithin } from './patron-entries.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

/**
 * Of the patron at an address. Whoever has moved from there is not shown to who reads mail there
 * now.
 */
export async function patronsOf(
  session: SqlSession,
  parts: PatronParts,
  addressKey: string,
): Promise<RecordedPatron[]> {
  const settings = await bookSettings(session, parts);
  const entries = await entriesWithin(session, { addressKeys: [addressKey] });
  const there = entries.filter(({ patron }) => patron.address?.key === addressKey);
  const recorded: RecordedPatron[] = [];
  for (const entry of there) {
    const { patron, grants, periods } = settleEntry(entry, settings);
    recorded.push({
      id: patron.id,
      name: patron.name,
      address: patron.address?.spelling,
      grants: grants.map(recordedGrant),
      periods,
      sessions: await sessionsOf(session, patron.id, settings.now),
      feed: await feedOf(session, patron.id),
    });
  }
  return recorded;
}

/** Sources that name the address for somebody who is a patron elsewhere. */
export async function sourcesNaming(session: SqlSession, addressKey: string): Promise<string[]> {
  const rows = await session.all(
    `SELECT DISTINCT g.source FROM patron_grant g JOIN patron p ON p.id = g.patron_id
     WHERE (g.address_key = ? OR g.member = ?)
       AND (p.address_key IS NULL OR p.address_key <> ?) ORDER BY g.source`,
    addressKey,
    addressKey,
    addressKey,
  );
  return rows.map((row) => textOf(row, 'source'));
}

/**
 * Erases the patron at an address with all that refers to them. Of somebody who is a patron
 * elsewhere only what names the address goes: as the member of a list, or as what a source told.
 * Returns how much that was.
 */
export async function erasePatrons(
  session: SqlSession,
  parts: PatronParts,
  addressKey: string,
): Promise<number> {
  await changePatrons(session, parts, { addressKeys: [addressKey] }, (book) =>
    book.endListed(addressKey),
  );
  const patrons = await session.run('DELETE FROM patron WHERE address_key = ?', addressKey);
  const listed = await session.run('DELETE FROM patron_grant WHERE member = ?', addressKey);
  const told = await session.run(
    'UPDATE patron_grant SET address_key = NULL, address_spelling = NULL WHERE address_key = ?',
    addressKey,
  );
  return patrons + listed + told;
}

function recordedGrant(grant: PatronEntry['grants'][number]): RecordedPatron['grants'][number] {
  const { source, member, tier, name, state, since, expiresAt, address } = grant;
  return { source, member, tier, name, state, since, expiresAt, address: address?.spelling };
}

async function sessionsOf(session: SqlSession, patronId: string, now: Date): Promise<Date[]> {
  const rows = await session.all(
    'SELECT at FROM patron_session WHERE patron_id = ? AND expires_at > ? ORDER BY at',
    patronId,
    now.getTime(),
  );
  return rows.map((row) => new Date(integerOf(row, 'at')));
}

async function feedOf(session: SqlSession, patronId: string): Promise<RecordedPatron['feed']> {
  const row = await session.get(
    'SELECT made_at, closed_at FROM patron_feed WHERE patron_id = ?',
    patronId,
  );
  if (row === undefined) return undefined;
  return { madeAt: new Date(integerOf(row, 'made_at')), closedAt: dateOf(row, 'closed_at') };
}
