/** A real store in which one small issue was sent, and SendGrid's events about its deliveries. */
import { issueStats, type IssueStats } from '../../src/core/stats/issue-stats.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { freeze, imported, reader } from '../adapters/store-steps.ts';
import { scratchStore } from './scratch-store.ts';
import { ISSUE, PROVIDER_ID, sendgridEvent } from './sendgrid-events.ts';

export interface SentIssue {
  readonly store: Store;
  /** As `sendgridEvent`, with the ids of this store. */
  event: typeof sendgridEvent;
  /** Ours, as every transport hands them over with the mail of reader `number`. */
  ids(number: number): Readonly<Record<string, string>>;
  /** What the mails of reader `number` carry to leave by. */
  token(number: number): string;
  states(): Promise<(string | undefined)[]>;
  stats(): Promise<IssueStats>;
}

/** To readers 1 to 3, in one batch. */
export async function sentIssue(): Promise<SentIssue> {
  const store = await scratchStore();
  const addresses = [1, 2, 3].map((number) => `reader${number}@example.com`);
  await store.subscribers.add(
    addresses.map((address) => reader(address)),
    imported,
    'active',
  );
  const run = await freeze(store, ISSUE, 10);
  const batch = await store.ledger.claim(run.id);
  if (batch === undefined) throw new Error('no batch can be claimed');
  await store.ledger.markSubmitting(batch, undefined);
  await store.ledger.settle(batch, { state: 'accepted', providerId: PROVIDER_ID });
  const people = () =>
    Promise.all(addresses.map((address) => store.subscribers.findByAddress(address)));
  const ids = (await people()).map((one) => one?.id);
  return {
    store,
    event: (name, number, fields) =>
      sendgridEvent(name, number, { run_id: run.id, subscriber_id: ids[number - 1], ...fields }),
    ids: (number) => ({
      issue_id: ISSUE,
      run_id: run.id,
      batch_no: '1',
      subscriber_id: ids[number - 1] ?? '',
    }),
    token: (number) => store.tokens.issue(ids[number - 1] ?? ''),
    states: async () => (await people()).map((one) => one?.state),
    stats: async () =>
      issueStats(await store.ledger.status(ISSUE), await store.events.tally(ISSUE)),
  };
}
