/** An issue that went out to many readers, in the ledger alone: no mail is written. */
import type { Store } from '../../src/adapters/store/store.ts';
import { freeze, imported, readers } from '../adapters/store-steps.ts';

export interface IssueSentToMany {
  readonly issueId: string;
  readonly runId: string;
  readonly subscriberIds: readonly string[];
}

/** To `reader0@example.com` and those who follow, in one batch that the provider took. */
export async function issueSentToMany(
  store: Store,
  { issueId, recipients }: { readonly issueId: string; readonly recipients: number },
): Promise<IssueSentToMany> {
  await store.subscribers.add(readers(recipients), imported, 'active');
  const run = await freeze(store, issueId, recipients);
  const batch = await store.ledger.claim(run.id);
  if (batch === undefined) throw new Error('no batch can be claimed');
  await store.ledger.markSubmitting(batch, undefined);
  await store.ledger.settle(batch, { state: 'accepted', providerId: 'PROVIDER-1' });
  const subscriberIds = batch.recipients.map(({ subscriberId }) => subscriberId);
  return { issueId, runId: run.id, subscriberIds };
}
