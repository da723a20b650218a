/** The tables as Kysely sees them; only those that ordinary queries read. */
import type { SubscriberState } from '../../core/audience/subscriber.ts';

export interface Tables {
  subscriber: {
    id: string;
    address_spelling: string;
    address_key: string;
    address_hash: string;
    name: string | null;
    state: SubscriberState;
    created_at: number;
  };
  subscriber_tag: { subscriber_id: string; tag: string };
  suppression: { address_hash: string; reason: string; at: number };
  patron_grant: {
    address_key: string;
    source: string;
    address_spelling: string;
    name: string | null;
    tier: string;
  };
  send_recipient: {
    run_id: string;
    batch_no: number;
    subscriber_id: string;
    issue_id: string;
    channel: string;
    outcome: string | null;
    reason: string | null;
  };
}
