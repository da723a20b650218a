/** A stand-in for Postmark's `POST /email/batch`, after its documentation and its official client. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ApiAnswer, MailApi, MailApiDouble, TakenMail } from './mail-api-double.ts';
import { startMailApiDouble } from './mail-api-double.ts';
import {
  email,
  id,
  listHeaders,
  mailbox,
  problemsBetween,
  subject,
  zodProblems,
} from './whole-mail-rules.ts';

export const POSTMARK_TOKEN = 'b0aa0190-1111-4000-8000-0123456789ab';

const headers = z
  .array(z.strictObject({ Name: z.string(), Value: z.string() }))
  .transform((list) => Object.fromEntries(list.map(({ Name, Value }) => [Name, Value])))
  .pipe(listHeaders);

/** Closed: what we do not use is a mistake, though Postmark has it. */
const mail = z.strictObject({
  From: mailbox,
  To: email,
  ReplyTo: email.optional(),
  Subject: subject,
  /** Each at most 5 MB. */
  HtmlBody: z.string().min(1).max(5_000_000),
  TextBody: z.string().min(1).max(5_000_000),
  MessageStream: z.literal('broadcast'),
  Tag: z
    .string()
    .max(1000)
    .regex(/^issue-[\w-]+$/),
  TrackOpens: z.literal(false),
  TrackLinks: z.literal('None'),
  Headers: headers,
  /** At most 10 names of 20 characters, values of 80. */
  Metadata: z.strictObject({ issue_id: id, run_id: id, batch_no: id, subscriber_id: id }),
});
const batch = z.array(mail).min(1).max(500);

/** What to refuse a mail with: the official code and words. */
export interface PostmarkError {
  readonly ErrorCode: number;
  readonly Message: string;
}

export function startPostmarkDouble(token = POSTMARK_TOKEN): Promise<MailApiDouble> {
  const api: MailApi = {
    route: 'POST /email/batch',
    maxBytes: 50_000_000,
    httpHeaders: new Set([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
      'x-postmark-server-token',
    ]),
    authorize(given) {
      const sent = given['x-postmark-server-token'];
      if (sent === token) return undefined;
      return refusal(401, 10, `The Server Token ${String(sent)} is not valid.`);
    },
    problems(body) {
      const parsed = batch.safeParse(body);
      return parsed.success ? problemsBetween(parsed.data.map(takenOf)) : zodProblems(parsed.error);
    },
    refuse: (problems) => refusal(422, 300, problems.join('; ')),
    mails: (body) => batch.parse(body).map(takenOf),
    accept(mails, refused, why) {
      const results = mails.map(({ to }, place) =>
        refused.includes(place)
          ? (why ?? inactive(to))
          : {
              ErrorCode: 0,
              Message: 'OK',
              MessageID: randomUUID(),
              SubmittedAt: '2023-11-02T08:30:00Z',
              To: to,
            },
      );
      return { status: 200, body: results };
    },
  };
  return startMailApiDouble(api);
}

function inactive(to: string): PostmarkError {
  return {
    ErrorCode: 406,
    Message: `You tried to send to a recipient that has been marked as inactive. Found inactive addresses: ${to}.`,
  };
}

function takenOf(given: z.output<typeof mail>): TakenMail {
  const { To: to, From: from, Subject, HtmlBody: html, TextBody: text, Headers } = given;
  const lowered = Object.entries(Headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { to, from, subject: Subject, html, text, headers: Object.fromEntries(lowered) };
}

function refusal(status: number, ErrorCode: number, Message: string): ApiAnswer {
  return { status, body: { ErrorCode, Message } };
}
