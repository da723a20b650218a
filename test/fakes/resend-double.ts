/** A stand-in for Resend's `POST /emails/batch`, after its documentation and its official clients. */
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

export const RESEND_KEY = 're_inventedForTheDouble_0123456789abcdef';

/** Closed: what we do not use is a mistake, though Resend has it. */
const mail = z.strictObject({
  from: mailbox,
  to: z.tuple([email]),
  reply_to: email.optional(),
  subject,
  html: z.string().min(1),
  text: z.string().min(1),
  headers: listHeaders,
  tags: z.tuple([
    z.strictObject({ name: z.literal('issue_id'), value: id }),
    z.strictObject({ name: z.literal('run_id'), value: id }),
    z.strictObject({ name: z.literal('batch_no'), value: id }),
    z.strictObject({ name: z.literal('subscriber_id'), value: id }),
  ]),
});
const batch = z.array(mail).min(1).max(100);

/** Remembers every key for as long as it runs, as Resend does for 24 hours. */
export function startResendDouble(key = RESEND_KEY): Promise<MailApiDouble> {
  const answers = new Map<
    string,
    { readonly text: string; readonly answer: ApiAnswer | 'under way' }
  >();
  const api: MailApi = {
    route: 'POST /emails/batch',
    maxBytes: 40_000_000,
    httpHeaders: new Set([
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'idempotency-key',
      'user-agent',
      'x-batch-validation',
    ]),
    authorize({ authorization }) {
      if (authorization === `Bearer ${key}`) return undefined;
      return refusal(401, 'validation_error', `API key is invalid: ${authorization}`);
    },
    problems(body) {
      const parsed = batch.safeParse(body);
      return parsed.success ? problemsBetween(parsed.data.map(takenOf)) : zodProblems(parsed.error);
    },
    refuse: (problems) => refusal(422, 'validation_error', problems.join('; ')),
    mails: (body) => batch.parse(body).map(takenOf),
    accept(mails, refused, why) {
      const message = typeof why === 'string' ? why : 'Invalid `to` field.';
      return {
        status: 200,
        body: {
          data: mails
            .filter((_, place) => !refused.includes(place))
            .map(() => ({ id: randomUUID() })),
          errors: refused.map((index) => ({ index, message })),
        },
      };
    },
    recall(headers, text) {
      const name = headers['idempotency-key'];
      if (typeof name !== 'string' || name.length < 1 || name.length > 256) {
        return refusal(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
      }
      if (headers['x-batch-validation'] !== 'permissive') {
        return refusal(422, 'validation_error', 'The double wants permissive validation.');
      }
      const known = answers.get(name);
      if (known === undefined) return undefined;
      if (known.text !== text) {
        return refusal(409, 'invalid_idempotent_request', 'Same key, different request payload.');
      }
      return known.answer === 'under way'
        ? refusal(409, 'concurrent_idempotent_requests', 'Same key, still in progress.')
        : known.answer;
    },
    remember: (headers, text, answer) =>
      void answers.set(String(headers['idempotency-key']), { text, answer }),
  };
  return startMailApiDouble(api);
}

function takenOf({ to, headers, from, subject, html, text }: z.output<typeof mail>): TakenMail {
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { to: to[0], from, subject, html, text, headers: Object.fromEntries(lowered) };
}

function refusal(statusCode: number, name: string, message: string): ApiAnswer {
  return { status: statusCode, body: { statusCode, name, message } };
}
