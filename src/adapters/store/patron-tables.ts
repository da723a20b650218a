/** Where patrons, their grants and their periods are written. */
import type { Grant } from '../../core/patrons/grant.ts';
import type { Patron } from '../../core/patrons/patron.ts';
import type { Period } from '../../core/patrons/period.ts';
import type { InsertTarget, SqlValue } from './sql-database.ts';

/** One that is there keeps the time when it was made, and of which generation they were told. */
export const PATRON: InsertTarget = {
  table: 'patron',
  columns: {
    id: 'text',
    address_key: 'text',
    address_spelling: 'text',
    name: 'text',
    generation: 'bigint',
    created_at: 'bigint',
  },
  onConflict: `ON CONFLICT (id) DO UPDATE SET address_key = excluded.address_key,
    address_spelling = excluded.address_spelling, name = excluded.name,
    generation = excluded.generation`,
};

export const GRANT: InsertTarget = {
  table: 'patron_grant',
  columns: {
    source: 'text',
    member: 'text',
    patron_id: 'text',
    tier: 'text',
    address_key: 'text',
    address_spelling: 'text',
    name: 'text',
    state: 'text',
    since: 'bigint',
    expires_at: 'bigint',
    told_at: 'bigint',
  },
  onConflict: `ON CONFLICT (source, member) DO UPDATE SET patron_id = excluded.patron_id,
    tier = excluded.tier, address_key = excluded.address_key,
    address_spelling = excluded.address_spelling, name = excluded.name, state = excluded.state,
    since = excluded.since, expires_at = excluded.expires_at, told_at = excluded.told_at`,
};

export const PERIOD: InsertTarget = {
  table: 'patron_period',
  columns: { patron_id: 'text', since: 'bigint', tier: 'text', until: 'bigint' },
};

export function patronRow({ id, address, name, generation }: Patron, now: Date): SqlValue[] {
  const { key = null, spelling = null } = address ?? {};
  return [id, key, spelling, name ?? null, generation, now.getTime()];
}

export function grantRow(grant: Grant): SqlValue[] {
  const { key = null, spelling = null } = grant.address ?? {};
  return [
    grant.source,
    grant.member,
    grant.patronId,
    grant.tier,
    key,
    spelling,
    grant.name ?? null,
    grant.state,
    grant.since.getTime(),
    grant.expiresAt?.getTime() ?? null,
    grant.toldAt.getTime(),
  ];
}

export function periodRow(patronId: string, { tier, since, until }: Period): SqlValue[] {
  return [patronId, since.getTime(), tier, until?.getTime() ?? null];
}
