/** Every table of the store with its columns, in an order in which references hold. */
import type { InsertTarget } from './sql-database.ts';

export interface StoredTable extends InsertTarget {
  /** By which its rows are told apart and put in order. */
  readonly key: readonly string[];
}

export const storedTables: readonly StoredTable[] = [
  { table: 'setting', key: ['key'], columns: { key: 'text', value: 'text' } },
  {
    table: 'subscriber',
    key: ['id'],
    columns: {
      id: 'text',
      address_spelling: 'text',
      address_key: 'text',
      address_hash: 'text',
      name: 'text',
      state: 'text',
      created_at: 'bigint',
    },
  },
  {
    table: 'subscriber_tag',
    key: ['subscriber_id', 'tag'],
    columns: { subscriber_id: 'text', tag: 'text' },
  },
  {
    table: 'consent_event',
    key: ['id'],
    columns: { id: 'text', subscriber_id: 'text', at: 'bigint', action: 'text', source: 'text' },
  },
  {
    table: 'suppression',
    key: ['address_hash'],
    columns: { address_hash: 'text', reason: 'text', at: 'bigint' },
  },
  {
    table: 'confirmation',
    key: ['token_hash'],
    columns: { token_hash: 'text', subscriber_id: 'text', at: 'bigint', expires_at: 'bigint' },
  },
  {
    table: 'patron_grant',
    key: ['address_key', 'source'],
    columns: {
      address_key: 'text',
      source: 'text',
      address_spelling: 'text',
      name: 'text',
      tier: 'text',
    },
  },
  {
    table: 'send_run',
    key: ['id'],
    columns: {
      id: 'text',
      channel: 'text',
      issue_id: 'text',
      count: 'bigint',
      content_hash: 'text',
      started_at: 'bigint',
      finished_at: 'bigint',
      outline: 'text',
      allowed_rules: 'text',
      segment: 'text',
      send_at: 'bigint',
      begin_at: 'bigint',
      undo_ms: 'bigint',
      cancelling_at: 'bigint',
      paused_at: 'bigint',
      paused_reason: 'text',
    },
  },
  {
    table: 'send_schedule',
    key: ['id'],
    columns: {
      id: 'text',
      run_id: 'text',
      group_no: 'bigint',
      send_at: 'bigint',
      state: 'text',
      changed_at: 'bigint',
    },
  },
  {
    table: 'send_batch',
    key: ['run_id', 'no'],
    columns: {
      run_id: 'text',
      no: 'bigint',
      tier: 'text',
      size: 'bigint',
      state: 'text',
      owner: 'text',
      lease_until: 'bigint',
      attempt: 'bigint',
      not_before: 'bigint',
      schedule_id: 'text',
      submitted_at: 'bigint',
      decided_at: 'bigint',
      provider_id: 'text',
      reason: 'text',
      changed_at: 'bigint',
    },
  },
  {
    table: 'send_recipient',
    key: ['run_id', 'batch_no', 'subscriber_id'],
    columns: {
      run_id: 'text',
      batch_no: 'bigint',
      subscriber_id: 'text',
      issue_id: 'text',
      channel: 'text',
      standing: 'text',
      outcome: 'text',
      reason: 'text',
      events: 'bigint',
    },
  },
  {
    table: 'event_count',
    key: ['issue_id', 'kind', 'link'],
    columns: { issue_id: 'text', kind: 'text', link: 'text', count: 'bigint' },
  },
  { table: 'event_seen', key: ['key'], columns: { key: 'bigint', at: 'bigint' } },
  {
    table: 'event_person',
    key: ['issue_id', 'kind', 'link', 'subscriber_id'],
    columns: { issue_id: 'text', kind: 'text', link: 'text', subscriber_id: 'text' },
  },
  {
    table: 'send_pace',
    key: ['transport'],
    columns: { transport: 'text', next_at: 'bigint' },
  },
];
