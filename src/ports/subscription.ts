/** What people ask for, confirm and change about their own subscription. */
import type { Address } from '../core/audience/address.ts';
import type {
  AskOutcome,
  ConfirmationLimits,
  ConfirmationQuestion,
  OpenQuestion,
  SubscriptionLimits,
  SubscriptionOutcome,
  SubscriptionQuestion,
} from '../core/audience/confirmation.ts';
import type { ConsentEvent } from '../core/audience/consent.ts';
import type { MoveOutcome } from '../core/audience/move.ts';
import type { Subscriber } from '../core/audience/subscriber.ts';

/** What people change about their own subscription; each call is one transaction. */
export interface SettingsStore {
  find(subscriberId: string): Promise<Subscriber | undefined>;
  /** False when there is no such subscriber, as in `pause`. */
  rename(subscriberId: string, name: string | undefined): Promise<boolean>;
  /** undefined ends a pause. */
  pause(subscriberId: string, until: Date | undefined): Promise<boolean>;
  /**
   * Confirmed at the new address, as asked at `askedAt`. Where that has a subscription already, it
   * goes on there with the tags of both, and the other one ends. The former address is told of it by
   * an entry in the inbox, which is written in the same transaction.
   */
  move(
    subscriberId: string,
    address: Address,
    consent: ConsentEvent,
    askedAt: Date,
  ): Promise<MoveOutcome>;
}

/** Who was asked something by mail, by a token's hash. */
export interface ConfirmationStore {
  /** Keeps the question unless the limits forbid it, in one transaction. */
  open(question: ConfirmationQuestion, limits: ConfirmationLimits): Promise<AskOutcome>;
  /** The same for whoever may be new: they are kept as pending. */
  askToSubscribe(
    question: SubscriptionQuestion,
    limits: SubscriptionLimits,
  ): Promise<SubscriptionOutcome>;
  /** A question that is still open; reading it changes nothing. */
  find(tokenHash: string, now: Date): Promise<OpenQuestion | undefined>;
  /** Forgets a question whose mail never left. */
  withdraw(tokenHash: string): Promise<void>;
}
