/** When mails go out, as the author wants it and the transport can do it. */
import type { ScheduleLimits } from '../core/delivery/capabilities.ts';
import { deliveryTerms, type DeliveryTerms, type TermsWanted } from '../core/delivery/terms.ts';
import { Failure } from '../core/failure.ts';

/** Throws a `Failure`: `time-past`, `time-too-near`. */
export function termsOf(
  wanted: TermsWanted,
  limits: ScheduleLimits | undefined,
  now: Date,
): DeliveryTerms {
  const terms = deliveryTerms(wanted, limits, now);
  switch (terms) {
    case 'past':
      throw new Failure(
        'usage',
        'time-past',
        'The time given with --at is over.',
        'Give a time to come, or leave --at out.',
      );
    case 'too-near':
      throw new Failure(
        'usage',
        'time-too-near',
        `The time given with --at comes before the ${wanted.undoMinutes} minutes are over for which mails can be taken back.`,
        'Give a later time, or give the undo window up with --now.',
      );
    default:
      return terms;
  }
}
