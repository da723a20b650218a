/** What an error of the SMTP library means for a mail: certainly not taken, or unknown. */
import { z } from 'zod';
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import { cleanerFor, confidentialIn } from '../clean-text.ts';

/** The library's error, as far as it is read; all else of it may hold addresses and passwords. */
const failure = z.object({
  code: z.string().optional().catch(undefined),
  /** Of the system, where `code` is the library's. */
  originalCode: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
});
type SmtpFailure = z.output<typeof failure>;

/** A server that is going down or busy, and one that defers a mail, as by greylisting. */
const BUSY_WAIT_MS = 10_000;
const DEFERRED_WAIT_MS = 30_000;

/** Refusals at `RCPT TO` that are about us: log in first, or no relaying. */
const ABOUT_SENDER = /^5(?:30|34|35|38)[ -]|relay|authenticat/i;

/** `secrets` must not appear in a reason, whatever the server says. */
export function outcomeOfFailure(
  error: unknown,
  known: {
    readonly submission: Submission;
    /** Whether a byte of the mail itself may have left. */
    readonly mayHaveLeft: boolean;
    readonly secrets: readonly string[];
  },
): SubmitOutcome {
  const found = failure.safeParse(error).data ?? {};
  const { responseCode: reply } = found;
  // A reply of 4xx or 5xx is a promise not to have taken the mail (RFC 5321, 4.2.1); one of 2xx
  // that came where none was expected is none.
  if (reply !== undefined && reply >= 400 && reply < 600) {
    const clean = cleanerFor(confidentialIn(known.submission, ...known.secrets));
    const said = clean(wordsOf(found.response ?? ''));
    return refusal(found, reply, said, known.submission);
  }
  const code = codeOf(found);
  if (known.mayHaveLeft) {
    return { state: 'unknown', reason: `No reply came from the SMTP server (${code}).` };
  }
  return unreached(found, code);
}

function refusal(
  { code, command, response = '' }: SmtpFailure,
  reply: number,
  said: string,
  { recipients }: Submission,
): SubmitOutcome {
  const words = said === '' ? '' : ` ${said}`;
  if (command === 'STARTTLS') {
    return rejected(`The SMTP server does not encrypt (${reply}); nothing was sent.`);
  }
  if (reply < 500) {
    const retryAfterMs = reply === 421 ? BUSY_WAIT_MS : DEFERRED_WAIT_MS;
    const reason = `The SMTP server asks to come back later (${reply}).${words}`;
    return { state: 'rejected', reason, retryAfterMs };
  }
  if (code === 'EAUTH') {
    return rejected(
      `The SMTP server does not take user and password (${reply}). Check SMTP_URL.${words}`,
    );
  }
  const [recipient] = recipients;
  if (command === 'RCPT TO' && recipient !== undefined && !ABOUT_SENDER.test(response)) {
    const reason = `The SMTP server refuses the recipient (${reply}).${words}`;
    const { subscriberId } = recipient;
    return { state: 'rejected', reason, refused: [{ subscriberId, reason }] };
  }
  const what = command === 'MAIL FROM' ? 'the sender' : 'the mail';
  return rejected(`The SMTP server refuses ${what} (${reply}).${words}`);
}

/** Before the mail itself: the connection, its encryption, the login, the envelope. */
function unreached({ code }: SmtpFailure, told: string): SubmitOutcome {
  const reason = `The SMTP server could not be reached (${told}); nothing was sent.`;
  // Neither a certificate nor a missing password becomes good by waiting, nor a broken mail.
  if (/CERT|_TLS_|SSL|SELF_SIGNED|VERIFY/.test(told)) return rejected(reason);
  if (code === 'EAUTH' || code === 'ENOAUTH') return rejected(`${reason} Check SMTP_URL.`);
  if (code === 'ESTREAM' || code === 'EMESSAGE' || code === 'EENVELOPE') {
    return rejected(`The mail could not be sent as it is (${told}).`);
  }
  return { state: 'rejected', reason, retryAfterMs: BUSY_WAIT_MS };
}

/** Without the codes that each line of a reply begins with. */
function wordsOf(response: string): string {
  return response.replace(/^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3} )?/gm, '');
}

function codeOf({ code, originalCode }: SmtpFailure): string {
  if (code === 'ETIMEDOUT' || code === 'EABORT') return 'time-out';
  const told = originalCode ?? code ?? '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(told) ? told : 'no code';
}

function rejected(reason: string): SubmitOutcome {
  return { state: 'rejected', reason };
}
