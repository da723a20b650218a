/** An upper bound of a request's bytes, by which a batch is cut before it can be too large. */
import { MAX_ADDRESS_BYTES } from '../audience/address.ts';
import type { Message } from './message.ts';
import { anyOf, MOST_NAME_BYTES, personalTags } from './personal-parts.ts';

/** Quoted-printable takes three bytes for one, the most of all usual mail encodings. */
const ENCODED_BYTES_PER_BYTE = 3;
/** Field names, brackets, ids and a token: of the request, and of each recipient in it. */
const REQUEST_OVERHEAD_BYTES = 4096;
const RECIPIENT_OVERHEAD_BYTES = 1024;
/** Of one fallback and one recipient: two tags, two values, quotes around all of them. */
const NAME_BYTES = 2 * (32 + MOST_NAME_BYTES);

/**
 * The most bytes that a request with one copy of the texts and so many recipients takes, as JSON
 * or as MIME. A transport that repeats the texts for each recipient must cut for itself.
 */
export function requestBytesBound(message: Message, recipients: number): number {
  const once = [message.subject, message.html, message.text, message.from.name];
  const each = [message.subject, message.unsubscribeUrl, message.unsubscribeMailto, message.listId];
  return (
    REQUEST_OVERHEAD_BYTES +
    sum(once.map(encodedBytesBound)) +
    namesBytesBound(message) +
    recipients *
      (RECIPIENT_OVERHEAD_BYTES +
        2 * MAX_ADDRESS_BYTES +
        message.nameFallbacks.length * NAME_BYTES +
        sum(each.map(encodedBytesBound)))
  );
}

/** The most recipients a request may have; 0 when not even one fits. */
export function largestBatch(
  message: Message,
  limits: { readonly batchSize: number; readonly maxBytes: number },
): number {
  const fixed = requestBytesBound(message, 0);
  const perRecipient = requestBytesBound(message, 1) - fixed;
  const fitting = Math.floor((limits.maxBytes - fixed) / perRecipient);
  return Math.max(0, Math.min(limits.batchSize, fitting));
}

/** What the texts grow by when names take the place of their tags. */
function namesBytesBound({ html, text, nameFallbacks }: Message): number {
  if (nameFallbacks.length === 0) return 0;
  const tags = anyOf(personalTags({ nameFallbacks }));
  const places = [html, text].map((part) => part.match(tags)?.length ?? 0);
  return sum(places) * ENCODED_BYTES_PER_BYTE * MOST_NAME_BYTES;
}

function encodedBytesBound(text: string): number {
  const utf8 = new TextEncoder();
  return Math.max(
    utf8.encode(JSON.stringify(text)).length,
    ENCODED_BYTES_PER_BYTE * utf8.encode(text).length,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
