/** The body of a submission's request to SendGrid, as SendGrid reads it. */
import { mailSendBody, personalizationsOf } from '../../src/adapters/sendgrid/request-body.ts';
import type { Submission } from '../../src/core/delivery/message.ts';
import { z } from 'zod';

const body = z.looseObject({
  content: z.array(z.object({ type: z.string(), value: z.string() })),
  tracking_settings: z.looseObject({}),
  personalizations: z.array(
    z.looseObject({
      to: z.array(z.looseObject({ email: z.string() })),
      headers: z.record(z.string(), z.string()),
      substitutions: z.record(z.string(), z.string()),
      custom_args: z.record(z.string(), z.string()),
    }),
  ),
});

const usual = { sandbox: false, tracking: { opens: false, clicks: false } };

export function mailBytes(submission: Submission, mode: Partial<typeof usual> = {}): Buffer {
  return mailSendBody(submission, personalizationsOf(submission), { ...usual, ...mode });
}

export function mailBody(
  submission: Submission,
  mode: Partial<typeof usual> = {},
): z.output<typeof body> {
  return body.parse(JSON.parse(mailBytes(submission, mode).toString('utf8')));
}
