/** Patrons as they are stored, read whole: everybody, or whom a change may touch. */
import type { Address } from '../../core/audience/address.ts';
import type { Grant } from '../../core/patrons/grant.ts';
import type { PatronEntry } from '../../core/patrons/patron-book.ts';
import type { Patron } from '../../core/patrons/patron.ts';
import type { Period } from '../../core/patrons/period.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';

/** Whom a change may touch: the patrons of a member, and those whom an address leads to. */
export interface PatronScope {
  readonly member?: { readonly source: string; readonly member: string } | undefined;
  readonly addressKeys?: readonly string[] | undefined;
}

const PATRON_COLUMNS = 'p.id, p.address_key, p.address_spelling, p.name, p.generation';
export const GRANT_COLUMNS = `g.source, g.member, g.patron_id, g.tier, g.address_key,
  g.address_spelling, g.name, g.state, g.since, g.expires_at, g.told_at`;
const PERIOD_COLUMNS = 'd.patron_id, d.since, d.tier, d.until';

export async function everyEntry(session: SqlSession): Promise<PatronEntry[]> {
  return entriesFrom(
    await session.all(`SELECT ${PATRON_COLUMNS} FROM patron p ORDER BY p.id`),
    await session.all(`SELECT ${GRANT_COLUMNS} FROM patron_grant g ORDER BY g.source, g.member`),
    await session.all(`SELECT ${PERIOD_COLUMNS} FROM patron_period d ORDER BY d.since`),
  );
}

export async function entriesWithin(
  session: SqlSession,
  scope: PatronScope,
): Promise<PatronEntry[]> {
  return entriesOf(session, await idsWithin(session, scope));
}

/** In the order of their ids. */
export async function entriesOf(
  session: SqlSession,
  ids: readonly string[],
): Promise<PatronEntry[]> {
  if (ids.length === 0) return [];
  const list = JSON.stringify(ids);
  const { textsOf } = session.dialect;
  return entriesFrom(
    await session.all(
      `SELECT ${PATRON_COLUMNS} FROM patron p WHERE p.id IN ${textsOf} ORDER BY p.id`,
      list,
    ),
    await session.all(
      `SELECT ${GRANT_COLUMNS} FROM patron_grant g WHERE g.patron_id IN ${textsOf}
       ORDER BY g.source, g.member`,
      list,
    ),
    await session.all(
      `SELECT ${PERIOD_COLUMNS} FROM patron_period d WHERE d.patron_id IN ${textsOf}
       ORDER BY d.since`,
      list,
    ),
  );
}

async function idsWithin(
  session: SqlSession,
  { member, addressKeys = [] }: PatronScope,
): Promise<string[]> {
  const { textsOf } = session.dialect;
  const keys = JSON.stringify(addressKeys);
  const rows = await session.all(
    `SELECT patron_id FROM patron_grant WHERE source = ? AND member = ?
     UNION SELECT id FROM patron WHERE address_key IN ${textsOf}
     UNION SELECT patron_id FROM patron_grant WHERE address_key IN ${textsOf}`,
    member?.source ?? '',
    member?.member ?? '',
    keys,
    keys,
  );
  return rows.map((row) => textOf(row, 'patron_id'));
}

function entriesFrom(
  patrons: readonly Row[],
  grants: readonly Row[],
  periods: readonly Row[],
): PatronEntry[] {
  const grantsBy = Map.groupBy(grants.map(grantOfRow), ({ patronId }) => patronId);
  const periodsBy = Map.groupBy(periods, (row) => textOf(row, 'patron_id'));
  return patrons.map((row) => {
    const patron = patronOf(row);
    return {
      patron,
      grants: grantsBy.get(patron.id) ?? [],
      periods: periodsBy.get(patron.id)?.map(periodOf) ?? [],
    };
  });
}

function patronOf(row: Row): Patron {
  return {
    id: textOf(row, 'id'),
    address: addressOf(row),
    name: optionalTextOf(row, 'name'),
    generation: integerOf(row, 'generation'),
  };
}

export function grantOfRow(row: Row): Grant {
  return {
    source: textOf(row, 'source'),
    member: textOf(row, 'member'),
    patronId: textOf(row, 'patron_id'),
    tier: textOf(row, 'tier'),
    address: addressOf(row),
    name: optionalTextOf(row, 'name'),
    state: grantStateOf(row),
    since: timeOf(row, 'since'),
    expiresAt: dateOf(row, 'expires_at'),
    toldAt: timeOf(row, 'told_at'),
  };
}

function periodOf(row: Row): Period {
  return { tier: textOf(row, 'tier'), since: timeOf(row, 'since'), until: dateOf(row, 'until') };
}

function addressOf(row: Row): Address | undefined {
  const key = optionalTextOf(row, 'address_key');
  return key === undefined ? undefined : { key, spelling: textOf(row, 'address_spelling') };
}

const grantStates = ['active', 'grace', 'ended'] as const;

function grantStateOf(row: Row): Grant['state'] {
  const state = grantStates.find((known) => known === row['state']);
  if (state === undefined) throw new TypeError('Column state holds no state of a grant.');
  return state;
}

function timeOf(row: Row, column: string): Date {
  return new Date(integerOf(row, column));
}
