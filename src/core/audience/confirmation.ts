/** A question that is put to a person by mail, and how often such questions are put. */
import type { Address } from './address.ts';
import type { ConsentEvent } from './consent.ts';

/** What whoever opens the link may do: they have shown that they read mail at the address. */
export type ConfirmationPurpose =
  | { readonly kind: 'subscription' }
  | { readonly kind: 'settings' }
  /** To get the newsletter at this address from now on. */
  | { readonly kind: 'address'; readonly address: Address };

interface Question {
  readonly tokenHash: string;
  readonly at: Date;
  readonly expiresAt: Date;
  /** Of the entry in the inbox: the same one may ask again after a crash. */
  readonly requestId: string;
}

export interface ConfirmationQuestion extends Question {
  readonly subscriberId: string;
  readonly purpose: ConfirmationPurpose;
}

/** Somebody asks to get the newsletter at an address, whoever they are. */
export interface SubscriptionQuestion extends Question {
  readonly address: Address;
  readonly name: string | undefined;
  readonly consent: ConsentEvent;
}

export interface ConfirmationLimits {
  /** No other question of this kind to the same person at or after this time. */
  readonly quietSince: Date;
  /** At most so many questions to everybody since a time. */
  readonly inAll: { readonly since: Date; readonly count: number };
  /** For questions to an address whose owner may have asked for nothing. */
  readonly toStrangers?: StrangerLimits | undefined;
}

/** Whether a form or a change of address put the question makes no difference to whoever gets it. */
export interface StrangerLimits {
  /** No other question to the same address at or after this time. */
  readonly quietSince: Date;
  /** The same for an address from which a mail was called spam. */
  readonly quietSinceComplaint: Date;
}

export type SubscriptionLimits = StrangerLimits & Pick<ConfirmationLimits, 'inAll'>;

/** `quiet`: the person was asked not long ago. `busy`: too many people were. */
export type AskOutcome = 'opened' | 'quiet' | 'busy';

export type SubscriptionOutcome =
  /** `address` is the spelling that was given first, and to which mail goes. */
  | { readonly state: 'asked'; readonly subscriberId: string; readonly address: Address }
  | { readonly state: 'active' | 'quiet' | 'busy' };

/** A question that is still open. */
export interface OpenQuestion {
  readonly subscriberId: string;
  readonly purpose: ConfirmationPurpose;
  readonly at: Date;
}
