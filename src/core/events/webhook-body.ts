/** The body of a webhook's request: JSON in the provider's outer form. */
import { z } from 'zod';
import type { WebhookProvider } from './webhook.ts';

/** SendGrid posts lists; the others one event a request. */
const forms: Readonly<Record<WebhookProvider, z.ZodType<readonly unknown[]>>> = {
  sendgrid: z.array(z.unknown()),
  postmark: z.looseObject({ RecordType: z.string() }).transform((event) => [event]),
  resend: z.looseObject({ type: z.string() }).transform((event) => [event]),
};

/** Its events, unread; undefined for what is no JSON of that form. */
export function eventsIn(provider: WebhookProvider, body: string): readonly unknown[] | undefined {
  try {
    return forms[provider].safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
