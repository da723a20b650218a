/** Which events end a subscription, and as what. */
import type { SuppressionReason } from '../audience/subscriber.ts';
import type { DeliveryEvent, DropCause } from './delivery-event.ts';

export const endReasons = ['bounced', 'complained', 'unsubscribed'] as const;
export type EndReason = Extract<SuppressionReason, (typeof endReasons)[number]>;

const ofDrops: Readonly<Record<DropCause, EndReason | undefined>> = {
  bounced: 'bounced',
  invalid: 'bounced',
  complained: 'complained',
  unsubscribed: 'unsubscribed',
  other: undefined,
};

/** undefined for what is only counted. Nothing brings anybody back: that takes their own consent. */
export function endReason(event: DeliveryEvent): EndReason | undefined {
  switch (event.kind) {
    case 'bounced':
    case 'complained':
    case 'unsubscribed':
      return event.kind;
    case 'group-unsubscribed':
      // We use no groups: without our ids it is about another mail of the same account.
      return event.delivery === undefined ? undefined : 'unsubscribed';
    case 'dropped':
      return ofDrops[event.cause];
    case 'processed':
    case 'deferred':
    case 'delivered':
    case 'blocked':
    case 'opened':
    case 'clicked':
    case 'group-resubscribed':
      return undefined;
  }
}
