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
}

export interface SubscriptionLimits extends ConfirmationLimits {
  /** The same for whoever has called a mail spam. */
  readonly quietSinceComplaint: Date;
}

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
