/** The description of the routes that speak JSON (OpenAPI 3.1), made of the schemas that they use. */
import { z } from 'zod';
import { type WebhookProvider, webhookProviders } from '../core/events/webhook.ts';
import { PROOF_FIELD, STAMP_FIELD, TRAP_FIELD } from './form-guard.ts';
import { problemSchema } from './problem.ts';
import { askedSchema } from './subscribe-answer.ts';

const ticketSchema = z.strictObject({
  /** Goes into the form's field of this name. */
  stamp: z.string(),
  /** How long to wait before the form is sent, in milliseconds. */
  waitMs: z.number().int(),
  /** ALTCHA's, where the newsletter asks for a proof of work. */
  challenge: z.looseObject({}).optional(),
});

const formSchema = z.strictObject({
  email: z.string().max(254),
  name: z.string().max(200).optional(),
  [STAMP_FIELD]: z.string(),
  [PROOF_FIELD]: z.string().optional(),
  [TRAP_FIELD]: z.literal('').optional(),
});

const webhooks = {
  200: 'Kept, and thanked for (Postmark).',
  204: 'Kept (SendGrid, Resend).',
  400: 'Not what the provider sends.',
  401: 'No proof, or a false one, that the provider sends it.',
  403: 'The provider is not set up here.',
  413: 'More than 2 MiB, or more than 20,000 events.',
  503: 'It cannot be kept now; to be told again.',
} as const;

const problems = {
  400: 'The address or the name cannot be taken.',
  403: 'The page’s origin is not allowed.',
  409: 'The stamp or the proof of work is not good (any more).',
  413: 'The body has more than 16 KiB.',
  429: 'Too many forms came from this connection; see Retry-After.',
  503: 'Too much waits already; see Retry-After.',
} as const;

/** `serverUrl` is where the server is reached, without a slash at its end. */
export function openApi(facts: { readonly title: string; readonly serverUrl: string }): object {
  return {
    openapi: '3.1.0',
    info: {
      title: facts.title,
      version: '1',
      description:
        'How a page lets its readers subscribe. The answer is the same whether an address is known or not. Requests from a browser come from the archive, or from an origin of `server.allowedOrigins`.',
    },
    servers: [{ url: facts.serverUrl }],
    paths: {
      '/subscribe/form': {
        get: {
          operationId: 'getFormTicket',
          summary: 'What a form needs to be taken: a stamp, and perhaps a challenge',
          responses: { 200: json('A stamp, good for one form and two hours.', ticketSchema) },
        },
      },
      '/subscribe': {
        post: {
          operationId: 'subscribe',
          summary: 'Asks to subscribe an address, whose owner is then asked by mail',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(formSchema) } },
          },
          responses: {
            202: json('A mail is on its way, if one is needed.', askedSchema),
            ...Object.fromEntries(
              Object.entries(problems).map(([status, description]) => [
                status,
                status === '413' ? { description } : problemResponse(description),
              ]),
            ),
          },
        },
      },
      ...Object.fromEntries(
        webhookProviders.map((provider) => [`/webhooks/${provider}`, { post: webhook(provider) }]),
      ),
    },
  };
}

/** The body is the provider's own; it is read long after the answer. */
function webhook(provider: WebhookProvider): object {
  const thanks = provider === 'postmark' ? '204' : '200';
  return {
    operationId: `tell-${provider}`,
    summary: 'Tells what became of mails',
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { type: provider === 'sendgrid' ? 'array' : 'object' } },
      },
    },
    responses: Object.fromEntries(
      Object.entries(webhooks)
        .filter(([status]) => status !== thanks)
        .map(([status, description]) => [status, { description }]),
    ),
  };
}

function json(description: string, schema: z.ZodType): object {
  return { description, content: { 'application/json': { schema: schemaOf(schema) } } };
}

function problemResponse(description: string): object {
  return {
    description,
    content: { 'application/problem+json': { schema: schemaOf(problemSchema) } },
  };
}

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema);
  return described;
}
