/** A mail that asks to leave, as the mailto address in `List-Unsubscribe` makes it (RFC 2369, 3.2). */
import { parseAddress } from '../audience/address.ts';
import type { IncomingMail } from './incoming-mail.ts';

export interface LeavingMail {
  /** What may be the token of a mail of ours; only our key tells. */
  readonly tokens: readonly string[];
  /** As `Address.key`: whom it says to be from, if its subject asks to leave. It proves nothing. */
  readonly claimedBy: string | undefined;
  /** When it came; undefined where nothing dates it. */
  readonly at: Date | undefined;
}

const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/g;
/** On a line of its own: what is quoted of a newsletter asks for nothing. */
const TOKEN_LINE = /^[ \t]*unsubscribe[ \t]+([\w-]{43})[ \t]*$/gim;
const MOST_TOKENS = 5;
/** `Re:`, `AW:`, `Fwd[2]:` and their like in any language; then the word, and perhaps a damaged token. */
const ASKS_TO_LEAVE =
  /^(?:\p{L}{1,12} ?(?:[[(]\d{1,3}[\])])? ?[:：] ?){0,5}unsubscribe(?: [\w-]{20,100})?[.!]?$/iu;

/** undefined for what asks for nothing, and for what no person sent. */
export function readLeavingMail(mail: IncomingMail): LeavingMail | undefined {
  if (isAnswerOrBounce(mail)) return undefined;
  const subject = (first(mail, 'subject') ?? '').replace(/\s+/g, ' ').trim();
  const inBody = [...mail.opening.matchAll(TOKEN_LINE)].map(([, token = '']) => token);
  const tokens = [...(subject.match(TOKEN) ?? []), ...inBody].slice(0, MOST_TOKENS);
  // A mailbox provider may write the mail for somebody who pressed its button.
  const isByMachine = autoSubmitted(mail) !== 'no';
  const claimedBy = !isByMachine && ASKS_TO_LEAVE.test(subject) ? senderOf(mail) : undefined;
  if (tokens.length === 0 && claimedBy === undefined) return undefined;
  return { tokens, claimedBy, at: arrivalOf(mail) };
}

/** RFC 3834, 5, and what programs did before it; RFC 3464 of bounces. */
function isAnswerOrBounce(mail: IncomingMail): boolean {
  return (
    !['no', 'auto-generated'].includes(autoSubmitted(mail)) ||
    mail.headers.has('x-autoreply') ||
    mail.headers.has('x-autorespond') ||
    /^(?:auto_reply|bulk|junk)$/i.test(first(mail, 'precedence') ?? '') ||
    /^multipart\/report\b/i.test(first(mail, 'content-type') ?? '') ||
    first(mail, 'return-path') === '<>' ||
    /^(?:mailer-daemon|postmaster)@/.test(senderOf(mail) ?? '')
  );
}

function autoSubmitted(mail: IncomingMail): string {
  const [keyword = ''] = (first(mail, 'auto-submitted') ?? 'no').split(/[;(]/, 1);
  return keyword.trim().toLowerCase();
}

function senderOf(mail: IncomingMail): string | undefined {
  const from = first(mail, 'from') ?? '';
  const [, inBrackets] = /^[^<>]*<([^<>]*)>[^<>,]*$/.exec(from) ?? [];
  const address = parseAddress(inBrackets ?? from);
  return typeof address === 'string' ? undefined : address.key;
}

/** By the server that took it in, whose line is the topmost; else by the sender. */
function arrivalOf(mail: IncomingMail): Date | undefined {
  const received = first(mail, 'received')?.split(';').at(-1);
  return [received, first(mail, 'date')]
    .map((text) => new Date(text ?? ''))
    .find((time) => !Number.isNaN(time.getTime()));
}

function first({ headers }: IncomingMail, name: string): string | undefined {
  return headers.get(name)?.[0]?.trim();
}
