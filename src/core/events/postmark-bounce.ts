/** What Postmark's types of bounces mean (https://postmarkapp.com/developer/api/bounce-api#bounce-types). */
import type { DropCause } from './delivery-event.ts';

export type BounceMeaning =
  | { readonly kind: 'bounced' | 'blocked' | 'deferred' | 'complained' | 'unsubscribed' }
  | { readonly kind: 'dropped'; readonly cause: DropCause };

/** Types that say nothing about the mail, such as an automatic answer, are not among them. */
const meanings: ReadonlyMap<string, BounceMeaning> = new Map<string, BounceMeaning>([
  ['HardBounce', { kind: 'bounced' }],
  ['BadEmailAddress', { kind: 'dropped', cause: 'invalid' }],
  ['SpamComplaint', { kind: 'complained' }],
  ['Unsubscribe', { kind: 'unsubscribed' }],
  ['ManuallyDeactivated', { kind: 'dropped', cause: 'unsubscribed' }],
  // Still being tried, or waiting for an answer.
  ['Transient', { kind: 'deferred' }],
  ['ChallengeVerification', { kind: 'deferred' }],
  // Given up this time: nothing of it says that the address is dead.
  ['SoftBounce', { kind: 'blocked' }],
  ['DnsError', { kind: 'blocked' }],
  ['SpamNotification', { kind: 'blocked' }],
  ['VirusNotification', { kind: 'blocked' }],
  ['Blocked', { kind: 'blocked' }],
  ['DMARCPolicy', { kind: 'blocked' }],
  ['Unknown', { kind: 'blocked' }],
  // Refused by Postmark itself, for a reason that lies with us.
  ['SMTPApiError', { kind: 'dropped', cause: 'other' }],
  ['TemplateRenderingFailed', { kind: 'dropped', cause: 'other' }],
]);

/** undefined for what is no end of a mail. */
export function postmarkBounce(type: string | undefined): BounceMeaning | undefined {
  return meanings.get(type ?? '');
}
