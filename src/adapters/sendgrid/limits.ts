/** SendGrid's documented limits of one request, checked before any byte leaves. */
import type { MailSendBody } from './request-body.ts';

export const MAX_RECIPIENTS = 1000;
/** "Less than 30 MB", read as the smaller of the two megabytes. */
export const MAX_BODY_BYTES = 30_000_000 - 1;
/** Of the substitutions, and of the custom arguments, of one recipient. */
const MAX_PERSONAL_BYTES = 10_000;
const MAX_CATEGORY_CHARACTERS = 255;

/**
 * Says which limit a request breaks, without addresses, or undefined when it breaks none.
 * `json` is the body as it would be sent.
 */
export function brokenLimit(body: MailSendBody, json: string): string | undefined {
  const count = body.personalizations.length;
  if (count < 1 || count > MAX_RECIPIENTS) {
    return `A request takes 1 to ${MAX_RECIPIENTS} recipients, not ${count}.`;
  }
  const addresses = new Set(body.personalizations.map(({ to }) => to[0].email.toLowerCase()));
  if (addresses.size < count) {
    return `The batch names a recipient more than once (${count - addresses.size} too many).`;
  }
  for (const [no, { substitutions, custom_args }] of body.personalizations.entries()) {
    if (Math.max(jsonBytes(substitutions), jsonBytes(custom_args)) > MAX_PERSONAL_BYTES) {
      return `The personal part of recipient ${no + 1} is over ${MAX_PERSONAL_BYTES} bytes.`;
    }
  }
  const [category] = body.categories;
  if (category.length > MAX_CATEGORY_CHARACTERS || !/^[\x20-\x7e]+$/.test(category)) {
    return `The issue's id is not ${MAX_CATEGORY_CHARACTERS} ASCII characters or fewer.`;
  }
  const bytes = Buffer.byteLength(json);
  return bytes > MAX_BODY_BYTES
    ? `The request has ${bytes} bytes; at most ${MAX_BODY_BYTES} are taken. Make the issue or the batches smaller.`
    : undefined;
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
