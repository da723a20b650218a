/** Whether SendGrid has the mails of a batch, by its Email Logs (tsg_logs_v3.json). */
import { z } from 'zod';
import type { LookUpOutcome, LookUpQuestion } from '../../core/delivery/capabilities.ts';
import { ask } from './ask.ts';
import { cleanerFor, type CleanText } from '../clean-text.ts';
import { jsonBytes, type Exchange, type SendgridAccess } from './exchange.ts';
import { whyNot } from './explain.ts';
import { readMessage } from './logged-message.ts';
import { categoryOf } from './request-body.ts';

/** More would tell little more: a request is taken or refused as a whole. */
const MOST_ADDRESSES = 3;
/** Mails of one issue to one address since the request; there should be one or two. */
const MOST_ROWS = 5;
const MINUTE_MS = 60_000;
/** For our clock, which may be ahead of SendGrid's. */
const CLOCK_MARGIN_MS = 15 * MINUTE_MS;
/** The log is "near real time": before that nothing can be said to be missing. */
const LOG_LAG_MS = 5 * MINUTE_MS;
/** "30 days of email event history", less a day of caution. */
const KEPT_MS = 29 * 24 * 60 * MINUTE_MS;

const listAnswer = z.object({
  messages: z.array(z.object({ sg_message_id: z.string().min(1).max(500) })),
});

/**
 * Rows of the list name neither run nor batch, so each is opened for its custom arguments. Mails
 * that a cancellation discarded are logged, too, and do not count.
 */
export async function lookUp(
  access: SendgridAccess,
  question: LookUpQuestion,
): Promise<LookUpOutcome> {
  const { addresses } = question;
  const clean = cleanerFor({ secrets: [access.apiKey], addresses });
  const asked = askable(addresses);
  let doubt = asked.length === 0 ? 'SendGrid cannot be asked about these addresses.' : undefined;
  for (const address of asked) {
    const outcome = await lookUpOne(access, question, address, clean);
    if (outcome.state === 'found') return outcome;
    if (outcome.state === 'unknown') doubt ??= outcome.reason;
  }
  return doubt === undefined ? { state: 'not-found' } : { state: 'unknown', reason: doubt };
}

/** Those that the query's quotes can hold; in lower case, too, for the log compares by case. */
function askable(addresses: readonly string[]): string[] {
  const plain = addresses.filter((address) => !/['"\\]/.test(address)).slice(0, MOST_ADDRESSES);
  return [...new Set(plain.flatMap((address) => [address, address.toLowerCase()]))];
}

async function lookUpOne(
  access: SendgridAccess,
  question: LookUpQuestion,
  address: string,
  clean: CleanText,
): Promise<LookUpOutcome> {
  const body = jsonBytes({ query: queryFor(question, address), limit: MOST_ROWS });
  // A POST that only reads, so that no address stands in a URL.
  const reply = await ask(access, { method: 'POST', path: '/v3/logs', body }, clean);
  const rows = rowsIn(reply);
  if (reply.kind === 'no-answer' || rows === undefined) {
    return { state: 'unknown', reason: whyNot(reply, clean).reason };
  }
  const tooSoon = whyTooSoon(reply.at, question);
  // What waits in a batch that was cancelled looks like what goes out, until its time.
  if (tooSoon !== undefined && question.sendAt !== undefined) {
    return { state: 'unknown', reason: tooSoon };
  }
  let doubt = tooSoon ?? whyTooLate(reply.at, question);
  if (rows.length >= MOST_ROWS) doubt ??= TOO_MANY;
  for (const row of rows) {
    const message = await readMessage(access, row.sg_message_id, clean);
    if (message.state === 'read' && isOf(message.customArgs, question)) {
      if (!message.isDiscarded) return { state: 'found', providerId: message.providerId };
    } else if (message.state === 'unknown') doubt ??= message.reason;
  }
  return doubt === undefined ? { state: 'not-found' } : { state: 'unknown', reason: doubt };
}

const TOO_MANY = 'SendGrid’s log holds too many mails to be sure.';

function queryFor({ issueId, submittedAt }: LookUpQuestion, address: string): string {
  const since = new Date(submittedAt.getTime() - CLOCK_MARGIN_MS).toISOString();
  return [
    `to_email = '${address}'`,
    `categories IN ('${categoryOf(issueId)}')`,
    `sg_message_id_created_at >= TIMESTAMP "${since.replace(/\.\d+Z$/, 'Z')}"`,
  ].join(' AND ');
}

function rowsIn(reply: Exchange): z.output<typeof listAnswer>['messages'] | undefined {
  if (reply.kind === 'no-answer' || reply.status !== 200) return undefined;
  const parsed = listAnswer.safeParse(reply.body);
  return parsed.success ? parsed.data.messages : undefined;
}

/** Why the log need not have a mail yet, by its own clock. */
function whyTooSoon(
  now: Date | undefined,
  { submittedAt, sendAt }: LookUpQuestion,
): string | undefined {
  if (now === undefined) return 'SendGrid’s answer does not say when it was written.';
  const due = Math.max(submittedAt.getTime(), sendAt?.getTime() ?? 0);
  return now.getTime() < due + LOG_LAG_MS
    ? 'SendGrid’s log may not have these mails yet.'
    : undefined;
}

function whyTooLate(now: Date | undefined, { submittedAt }: LookUpQuestion): string | undefined {
  return now !== undefined && now.getTime() - submittedAt.getTime() > KEPT_MS
    ? 'SendGrid’s log keeps mails for 30 days.'
    : undefined;
}

function isOf(customArgs: Readonly<Record<string, string>>, question: LookUpQuestion): boolean {
  return (
    customArgs['run_id'] === question.runId && customArgs['batch_no'] === String(question.batchNo)
  );
}
