/** An upper bound of a request's bytes, by which a batch is cut before it can be too large. */
import { MAX_ADDRESS_BYTES } from '../audience/address.ts';
import type { TransportCapabilities } from './capabilities.ts';
import type { Message } from './message.ts';
import { anyOf, MOST_NAME_BYTES, personalTags } from './personal-parts.ts';

/** Field names, brackets, ids and a token: of the request, and of each recipient in it. */
const REQUEST_OVERHEAD_BYTES = 4096;
const RECIPIENT_OVERHEAD_BYTES = 1024;
/** Of one fallback and one recipient: two tags, two values, quotes around all of them. */
const NAME_BYTES = 2 * (32 + MOST_NAME_BYTES);
/** A personal value at its longest, the soft line breaks around it, and what its tag took. */
const PLACE_BYTES = 3 * MOST_NAME_BYTES;

/** What a transport takes in one request. */
export type RequestLimits = Pick<TransportCapabilities, 'batchSize' | 'maxBytes' | 'substitutes'>;

/** The most bytes that a request with so many recipients takes, as JSON or as MIME. */
export function requestBytesBound(
  message: Message,
  recipients: number,
  { substitutes }: Pick<RequestLimits, 'substitutes'>,
): number {
  const { fixed, each } = bounds(message, substitutes);
  return fixed + recipients * each;
}

/** The most recipients a request may have; 0 when not even one fits. */
export function largestBatch(message: Message, limits: RequestLimits): number {
  const { fixed, each } = bounds(message, limits.substitutes);
  const fitting = Math.floor((limits.maxBytes - fixed) / each);
  return Math.max(0, Math.min(limits.batchSize, fitting));
}

/** The texts are there once where the provider puts personal parts in, else for each recipient. */
function bounds(
  message: Message,
  substitutes: boolean,
): { readonly fixed: number; readonly each: number } {
  const { subject, html, text, from, replyTo = '' } = message;
  const texts =
    sum([subject, html, text, from.name, replyTo].map(encodedBytesBound)) +
    placesBytesBound(message);
  const listed = [subject, message.unsubscribeUrl, message.unsubscribeMailto, message.listId];
  const each =
    RECIPIENT_OVERHEAD_BYTES + 2 * MAX_ADDRESS_BYTES + sum(listed.map(encodedBytesBound));
  return substitutes
    ? {
        fixed: REQUEST_OVERHEAD_BYTES + texts,
        each: each + message.nameFallbacks.length * NAME_BYTES,
      }
    : { fixed: REQUEST_OVERHEAD_BYTES, each: each + texts };
}

/** What the texts grow by when values take the place of their tags. */
function placesBytesBound({ html, text, nameFallbacks }: Message): number {
  const tags = anyOf(personalTags({ nameFallbacks }));
  const places = [html, text].map((part) => part.match(tags)?.length ?? 0);
  return sum(places) * PLACE_BYTES;
}

const utf8 = new TextEncoder();

function encodedBytesBound(text: string): number {
  return Math.max(utf8.encode(JSON.stringify(text)).length, quotedBytesBound(utf8.encode(text)));
}

/** A line's end, with what keeps a space before it. */
const LINE_END_BYTES = 6;

/**
 * Quoted-printable takes three bytes for one that is not plain, and breaks lines so that they grow
 * by a half at most; so do the encoded words of a header.
 */
function quotedBytesBound(bytes: Uint8Array): number {
  let plain = 0;
  let lineEnds = 1;
  for (const byte of bytes) {
    if (byte === 0x0a) lineEnds += 1;
    else if (byte === 0x09 || (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d)) plain += 1;
  }
  return Math.ceil((plain + 3 * (bytes.length - plain)) * 1.5) + LINE_END_BYTES * lineEnds;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
