/** Consent, given and ended: who is added, on what grounds, and what came of it. */
import type { Address } from './address.ts';

export interface NewSubscriber {
  readonly address: Address;
  readonly name: string | undefined;
  readonly tags: readonly string[];
  /** See `Subscriber`. */
  readonly pausedUntil?: Date | undefined;
}

/** Proof of consent, or of its end: kept for ever, only ever appended. */
export interface ConsentEvent {
  readonly at: Date;
  readonly action: ConsentAction;
  /** Where it came from: a file's name, `cli`, `form`, `one-click`, `page`, `mailto`, `webhook`, a provider. */
  readonly source: string;
  /** Which words the person agreed to, as `CONSENT_WORDING`. */
  readonly wording?: string | undefined;
  /** Tells connections apart by a keyed hash; which one it was, nobody can say. */
  readonly ipHash?: string | undefined;
}

/**
 * `bounced` and `complained` are what a provider tells, `left` is what an imported list says;
 * `moved` is a change of address, confirmed at the new one; `erased` ends all that is known of a person.
 */
export const consentActions = [
  'imported',
  'added',
  'subscribed',
  'confirmed',
  'moved',
  'unsubscribed',
  'removed',
  'bounced',
  'complained',
  'left',
  'erased',
] as const;
export type ConsentAction = (typeof consentActions)[number];

export type AddOutcome = 'added' | 'unchanged' | 'suppressed' | 'not-active';
