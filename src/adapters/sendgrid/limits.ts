/** SendGrid's documented limits of one request, checked before any byte leaves. */
import type { Submission } from '../../core/delivery/message.ts';
import { categoryOf, type Personalization } from './request-body.ts';

export const MAX_RECIPIENTS = 1000;
/** "Less than 30 MB", read as the smaller of the two megabytes. */
export const MAX_BODY_BYTES = 30_000_000 - 1;
/** Of the substitutions, and of the custom arguments, of one recipient. */
const MAX_PERSONAL_BYTES = 10_000;
const MAX_CATEGORY_CHARACTERS = 255;
const HOUR_MS = 60 * 60_000;
/** "A send cannot be scheduled more than 72 hours in advance" (`send_at` in PostMailSend). */
export const MAX_AHEAD_MS = 72 * HOUR_MS;
/** No UTF-16 unit takes more in UTF-8. */
const MOST_BYTES_PER_UNIT = 3;

/** Says which limit a submission breaks, without addresses, or undefined when it breaks none. */
export function brokenLimit(submission: Submission): string | undefined {
  const { recipients, issueId } = submission;
  const count = recipients.length;
  if (count < 1 || count > MAX_RECIPIENTS) {
    return `A request takes 1 to ${MAX_RECIPIENTS} recipients, not ${count}.`;
  }
  const addresses = new Set(recipients.map(({ address }) => address.toLowerCase()));
  if (addresses.size < count) {
    return `The batch names a recipient more than once (${count - addresses.size} too many).`;
  }
  const category = categoryOf(issueId);
  if (category.length > MAX_CATEGORY_CHARACTERS || !/^[\x20-\x7e]+$/.test(category)) {
    return `The issue's id is not ${MAX_CATEGORY_CHARACTERS} ASCII characters or fewer.`;
  }
  return brokenScheduleLimit(submission);
}

/** A time that has passed would send at once what nobody could take back any more. */
function brokenScheduleLimit({ schedule, at }: Submission): string | undefined {
  if (schedule === undefined) return undefined;
  const aheadMs = schedule.sendAt.getTime() - at.getTime();
  if (aheadMs > 0 && aheadMs <= MAX_AHEAD_MS) return undefined;
  return aheadMs > 0
    ? `The mails are due in ${Math.ceil(aheadMs / HOUR_MS)} hours; SendGrid keeps them for 72.`
    : 'The time that the mails were due has passed; nothing was sent.';
}

/** The same of the request as it would be sent. */
export function brokenByteLimit(
  personalizations: readonly Personalization[],
  body: Uint8Array,
): string | undefined {
  const tooLong = personalizations.findIndex(
    ({ substitutions, customArgs }) => isTooLong(substitutions) || isTooLong(customArgs),
  );
  if (tooLong !== -1) {
    return `The personal part of recipient ${tooLong + 1} is over ${MAX_PERSONAL_BYTES} bytes.`;
  }
  return body.length > MAX_BODY_BYTES
    ? `The request has ${body.length} bytes; at most ${MAX_BODY_BYTES} are taken. Make the issue or the batches smaller.`
    : undefined;
}

function isTooLong(json: string): boolean {
  return (
    json.length * MOST_BYTES_PER_UNIT > MAX_PERSONAL_BYTES &&
    Buffer.byteLength(json) > MAX_PERSONAL_BYTES
  );
}
