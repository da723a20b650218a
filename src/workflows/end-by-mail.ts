/** Ends the subscriptions of those who asked for it by mail. */
import type { AddressEnd } from '../core/audience/provider-suppression.ts';
import type { LeavingMail } from '../core/events/leaving-mail.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { SettingsStore } from '../ports/subscription.ts';
import type { UnsubscribeTokens } from '../ports/tokens.ts';

export interface EndByMailPorts {
  readonly subscribers: Pick<SubscriberStore, 'endByAddress'>;
  readonly settings: Pick<SettingsStore, 'find'>;
  readonly tokens: Pick<UnsubscribeTokens, 'verify'>;
}

/** Somebody who wants to leave: known by a token of ours, or by what the mail says it is from. */
export type Leaver = { readonly at: Date } & (
  { readonly subscriberId: string } | { readonly addressKey: string }
);

/** Why nobody is to be ended by a mail. */
export type NoLeaver = 'untrusted' | 'other';

/** Anybody can send a mail in the name of another: only the author can tell it to be trusted. */
export function leaverOf(
  { tokens }: Pick<EndByMailPorts, 'tokens'>,
  mail: LeavingMail | undefined,
  { now, trustFrom }: { readonly now: Date; readonly trustFrom: boolean },
): Leaver | NoLeaver {
  if (mail === undefined) return 'other';
  const at = mail.at === undefined || mail.at > now ? now : mail.at;
  for (const token of mail.tokens) {
    const subscriberId = tokens.verify(token);
    if (subscriberId !== undefined) return { subscriberId, at };
  }
  if (mail.claimedBy === undefined) return 'other';
  return trustFrom ? { addressKey: mail.claimedBy, at } : 'untrusted';
}

/** How many subscriptions ended. Whoever confirmed after their mail stays, however late it is read. */
export async function endByMail(
  { subscribers, settings }: Omit<EndByMailPorts, 'tokens'>,
  leavers: readonly Leaver[],
): Promise<number> {
  const ends: AddressEnd[] = [];
  for (const leaver of leavers) {
    const addressKey =
      'addressKey' in leaver
        ? leaver.addressKey
        : (await settings.find(leaver.subscriberId))?.address.key;
    // Who was erased has no address, and nothing that could end.
    if (addressKey !== undefined) ends.push({ addressKey, reason: 'unsubscribed', at: leaver.at });
  }
  return (await subscribers.endByAddress(ends, 'mailto')).length;
}
