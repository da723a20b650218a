/** Where providers tell what became of mails: `POST /webhooks/<provider>`, one route for each. */
import { type Context, Hono } from 'hono';
import { webhookProviders, type WebhookProvider } from '../core/events/webhook.ts';
import type { Clock } from '../ports/clock.ts';
import type { WebhookVerifier } from '../ports/events.ts';
import { takeWebhook, type TakeWebhookPorts } from '../workflows/take-webhook.ts';
import type { Log } from './log.ts';
import type { ServerEnv } from './server-env.ts';
import { plain, refusal, wrongMethod } from './webhook-answer.ts';
import { exchange, loggedAs } from './webhook-exchange.ts';

export interface WebhookDeps {
  /** Those that are set up; of the others nothing is taken. */
  readonly verifiers: Readonly<Partial<Record<WebhookProvider, WebhookVerifier>>>;
  /** Resolves once it is on disk; what it throws makes the provider come again. */
  readonly accept: TakeWebhookPorts['accept'];
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Below it neither the origin of a request counts nor the limits of forms: the signature is the authority. */
export const WEBHOOK_PREFIX = '/webhooks/';

/** Of a request that was taken: Postmark tells an event again unless it reads 200. */
const THANKS: Readonly<Record<WebhookProvider, 200 | 204>> = {
  sendgrid: 204,
  postmark: 200,
  resend: 204,
};

/** RFC 9110, 11.6.1: a 401 names how a request proves itself. */
const CHALLENGES: Readonly<Record<WebhookProvider, string>> = {
  sendgrid: 'Signature realm="webhooks"',
  postmark: 'Basic realm="webhooks", charset="UTF-8"',
  resend: 'Signature realm="webhooks"',
};

export function webhookRoutes(deps: WebhookDeps): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  for (const provider of webhookProviders) {
    const path = `${WEBHOOK_PREFIX}${provider}`;
    routes.use(path, loggedAs(path));
    routes.post(path, (context) => answerTo(deps, provider, context));
    routes.all(path, () => wrongMethod());
  }
  return routes;
}

function answerTo(
  { verifiers, accept, clock, log }: WebhookDeps,
  provider: WebhookProvider,
  context: Context<ServerEnv>,
): Promise<Response> {
  const ports = { verifier: verifiers[provider], accept, clock };
  return exchange(
    { clock, log },
    { provider, context },
    (request) => takeWebhook(ports, { provider, ...request }),
    (answer, note) => {
      if (answer.state === 'taken') return thanks(provider);
      note({ state: answer.state, why: answer.why });
      return refusal(answer.state, CHALLENGES[provider]);
    },
  );
}

function thanks(provider: WebhookProvider): Response {
  const status = THANKS[provider];
  return status === 204 ? new Response(null, { status }) : plain(status, 'Thank you.');
}
