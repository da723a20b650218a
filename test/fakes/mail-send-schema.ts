/** What our double of SendGrid takes: closed objects, every documented rule, and only what we use. */
import { z } from 'zod';

const MAX_PERSONAL_BYTES = 10_000;

const email = z.email().max(254);
const off = z.strictObject({ enable: z.literal(false) });

function fewBytes(value: Record<string, string>): boolean {
  return Buffer.byteLength(JSON.stringify(value)) <= MAX_PERSONAL_BYTES;
}

const TAG = /^__roundup_(?:unsubscribe_token|name_\d{1,2}_(?:html|text))__$/;

function isSafe(tag: string, value: string): boolean {
  if (/__roundup_|[\p{Cc}\u2028\u2029]/u.test(value)) return false;
  return !tag.endsWith('_html__') || /^(?:[A-Za-z0-9 .,-]|&#\d+;)+$/.test(value);
}

/** Closed, so none of the reserved names (To, Subject, DKIM-Signature …) can be among them. */
const headers = z
  .strictObject({
    'List-Unsubscribe': z
      .string()
      .regex(
        /^<https?:\/\/[^<>\s,]+\/u\/([^<>\s,/]+)>, <mailto:[^<>\s,?]+\?subject=unsubscribe%20\1>$/,
        'is not an address and a mailto with one token',
      ),
    'List-Unsubscribe-Post': z.literal('List-Unsubscribe=One-Click'),
    'List-Id': z.string().regex(/^<[a-z0-9.-]+>$/i),
  })
  .refine(
    (given) => Object.values(given).every((value) => /^[\x20-\x7e]{1,998}$/.test(value)),
    'holds a value that is no header',
  );

const personalization = z.strictObject({
  to: z.tuple([z.strictObject({ email })]),
  headers,
  substitutions: z
    .object({ __roundup_unsubscribe_token__: z.string().regex(/^[\w.~-]+$/) })
    .catchall(z.string().max(400))
    .refine(
      (given) => Object.entries(given).every(([tag, value]) => TAG.test(tag) && isSafe(tag, value)),
      'holds a tag that is none of ours, or a value that could break out',
    )
    .refine(fewBytes, 'is over 10,000 bytes'),
  custom_args: z
    .strictObject({
      issue_id: z.string().regex(/^[\w-]+$/),
      run_id: z.string().regex(/^[\w-]+$/),
      batch_no: z.string().regex(/^\d+$/),
      attempt: z.string().regex(/^\d+$/),
      subscriber_id: z.string().regex(/^[\w-]+$/),
    })
    .refine(fewBytes, 'is over 10,000 bytes'),
});

export const mailSendRequest = z
  .strictObject({
    from: z.strictObject({ email, name: z.string().regex(/^\P{Cc}+$/u) }),
    reply_to: z.strictObject({ email }).optional(),
    subject: z.string().regex(/^[^\r\n]{1,990}$/),
    /** Plain before html. */
    content: z.tuple([
      z.strictObject({ type: z.literal('text/plain'), value: z.string().min(1) }),
      z.strictObject({ type: z.literal('text/html'), value: z.string().min(1) }),
    ]),
    personalizations: z.array(personalization).min(1).max(1000),
    /** One for each issue: "general groups", of at most 255 characters, and no personal data. */
    categories: z.tuple([z.string().regex(/^issue-[\w-]{1,249}$/)]),
    send_at: z.int().positive().optional(),
    batch_id: z
      .string()
      .regex(/^[\w-]{1,100}$/)
      .optional(),
    mail_settings: z
      .strictObject({ sandbox_mode: z.strictObject({ enable: z.literal(true) }) })
      .optional(),
    tracking_settings: z.strictObject({
      click_tracking: z.strictObject({ enable: z.boolean(), enable_text: z.literal(false) }),
      open_tracking: z.strictObject({ enable: z.boolean() }),
      subscription_tracking: off,
      ganalytics: off,
    }),
  })
  .refine(
    ({ send_at, batch_id }) => (send_at === undefined) === (batch_id === undefined),
    'has a send_at that could not be cancelled, or a batch_id without one',
  )
  .refine(
    ({ send_at, mail_settings }) => send_at === undefined || mail_settings === undefined,
    'schedules in sandbox mode',
  )
  .refine(({ personalizations }) => {
    const addresses = personalizations.map(({ to }) => to[0].email.toLowerCase());
    return new Set(addresses).size === addresses.length;
  }, 'names one recipient twice')
  .refine(({ personalizations }) => {
    const tokens = personalizations.map((one) => one.substitutions.__roundup_unsubscribe_token__);
    return new Set(tokens).size === tokens.length;
  }, 'gives two recipients one token')
  .refine(
    ({ personalizations }) =>
      personalizations.every((one) =>
        one.headers['List-Unsubscribe'].includes(one.substitutions.__roundup_unsubscribe_token__),
      ),
    'has a header with the token of another',
  )
  .refine(
    ({ content }) => content.every(({ value }) => value.includes('__roundup_unsubscribe_token__')),
    'has a part without a way out',
  );

/** The header names that the request itself may have: none of a message's. */
export const HTTP_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'host',
  'user-agent',
]);
