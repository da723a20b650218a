/** Ends the subscriptions of those who asked for it by mail. */
import type { AddressEnd } from '../core/audience/provider-suppression.ts';
import { type LeavingMail } from '../core/events/leaving-mail.ts';
import type { SubscriberStore, UnsubscribeTokens } from '../ports.ts';

export interface EndByMailPorts {
  readonly subscribers: Pick<SubscriberStore, 'list' | 'endByAddress'>;
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
  { subscribers }: Pick<EndByMailPorts, 'subscribers'>,
  leavers: readonly Leaver[],
): Promise<number> {
  const ids = new Set(leavers.flatMap((one) => ('subscriberId' in one ? one.subscriberId : [])));
  const addressKeys = await addressKeysOf(subscribers, ids);
  const ends = leavers.flatMap((one): AddressEnd[] => {
    const addressKey = 'addressKey' in one ? one.addressKey : addressKeys.get(one.subscriberId);
    return addressKey === undefined ? [] : [{ addressKey, reason: 'unsubscribed', at: one.at }];
  });
  return (await subscribers.endByAddress(ends, 'mailto')).length;
}

/** Who was erased has none, and nothing that could end. */
async function addressKeysOf(
  subscribers: Pick<SubscriberStore, 'list'>,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  if (ids.size === 0) return keys;
  for await (const { id, address } of subscribers.list({})) {
    if (ids.has(id)) keys.set(id, address.key);
    if (keys.size === ids.size) break;
  }
  return keys;
}
