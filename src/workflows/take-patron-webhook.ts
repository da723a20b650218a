/** Taking what a source of patrons posts: proven, and what it tells kept at once; no other word of it is. */
import type { NothingTold, PatronSourceName, WaitingNews } from '../core/patrons/patron-news.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronWebhook } from '../ports/patron-sources.ts';
import { type PostedBody, type ProvenBody, proveWebhook } from './prove-webhook.ts';

export interface TakenNews {
  readonly source: PatronSourceName;
  readonly news: WaitingNews;
}

export interface TakePatronWebhookPorts {
  /** undefined where the source is not set up; then nothing of it is taken. */
  readonly webhook: PatronWebhook | undefined;
  /** Resolves once it is on disk. */
  readonly accept: (taken: TakenNews) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
}

/** One person’s pledge has some three kilobytes, an order of a shop with all it holds not many more. */
export const MAX_PATRON_WEBHOOK_BYTES = 256 * 1024;

export type PatronWebhookAnswer =
  | { readonly state: 'taken' }
  /** Thanked for all the same: told again, it would be no other. */
  | { readonly state: 'nothing-told'; readonly why: NothingTold }
  | { readonly state: 'not-set-up'; readonly why: string }
  | Exclude<ProvenBody, { state: 'proven' }>;

/** A store that fails throws: the source is to come again. */
export async function takePatronWebhook(
  { webhook, accept, clock }: TakePatronWebhookPorts,
  posted: PostedBody,
): Promise<PatronWebhookAnswer> {
  if (webhook === undefined) return { state: 'not-set-up', why: 'no key' };
  const now = clock.now();
  const limits = { now, maxBytes: MAX_PATRON_WEBHOOK_BYTES };
  const proven = await proveWebhook(webhook, posted, limits);
  if (proven.state !== 'proven') return proven;
  const news = webhook.read(proven.body, now);
  if (news.kind === 'nothing') return { state: 'nothing-told', why: news.why };
  await accept({ source: webhook.source, news });
  return { state: 'taken' };
}
