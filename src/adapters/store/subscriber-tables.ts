/** Where subscribers, their tags and their consent events are written, whoever writes them. */
import type { ConsentEvent } from '../../core/audience/consent.ts';
import type { InsertTarget, SqlValue } from './sql-database.ts';

/** A control character would break the list of tags that a query answers with. */
const UNFIT_FOR_TAG = /\p{Cc}/u;

export const SUBSCRIBER: InsertTarget = {
  table: 'subscriber',
  columns: {
    id: 'text',
    address_spelling: 'text',
    address_key: 'text',
    address_hash: 'text',
    name: 'text',
    state: 'text',
    created_at: 'bigint',
    paused_until: 'bigint',
  },
  onConflict: 'ON CONFLICT (address_key) DO NOTHING',
};

export const TAG: InsertTarget = {
  table: 'subscriber_tag',
  columns: { subscriber_id: 'text', tag: 'text' },
  onConflict: 'ON CONFLICT DO NOTHING',
};

export const CONSENT_EVENT: InsertTarget = {
  table: 'consent_event',
  columns: {
    id: 'text',
    subscriber_id: 'text',
    at: 'bigint',
    action: 'text',
    source: 'text',
    wording: 'text',
    ip_hash: 'text',
  },
};

/** Its values are address hash, reason, time. A later reason replaces an earlier one. */
export const SUPPRESSION: InsertTarget = {
  table: 'suppression',
  columns: { address_hash: 'text', reason: 'text', at: 'bigint' },
  onConflict: 'ON CONFLICT (address_hash) DO UPDATE SET reason = excluded.reason, at = excluded.at',
};

export function consentRow(id: string, subscriberId: string, consent: ConsentEvent): SqlValue[] {
  const { at, action, source, wording, ipHash } = consent;
  return [id, subscriberId, at.getTime(), action, source, wording ?? null, ipHash ?? null];
}

export function fitTag(tag: string): string {
  if (tag === '' || UNFIT_FOR_TAG.test(tag)) {
    throw new TypeError('A tag is not empty and holds no control character.');
  }
  return tag;
}
