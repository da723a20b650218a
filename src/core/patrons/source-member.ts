/** What a source of patrons tells about one of its members, in the words of all sources. */
import type { Address } from '../audience/address.ts';

export interface SourceMember {
  /** The source's own id of the person, which stays when address or name change. */
  readonly id: string;
  readonly address?: Address | undefined;
  readonly name?: string | undefined;
  /** What the source calls their tier, in any case. */
  readonly tierTitle?: string | undefined;
  /** What they give a month, in the currency's smallest unit; a year's sum is divided by twelve. */
  readonly monthlyCents?: number | undefined;
  /** `declined`: they want to pay, and the source could not take it. */
  readonly standing: 'entitled' | 'declined' | 'ended';
  /** Since when they have supported without a break, as far as the source knows. */
  readonly since?: Date | undefined;
  /** When it ends by itself; undefined while it goes on until the source says otherwise. */
  readonly expiresAt?: Date | undefined;
  /**
   * When the source said so: the time of an event, or that of the question it answered. What is
   * older than what is known of the member changes nothing. Now when left out.
   */
  readonly toldAt?: Date | undefined;
}
