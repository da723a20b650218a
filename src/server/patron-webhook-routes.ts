/** Where sources of patrons tell what changed: `POST /webhooks/patrons/<source>`, one route for each. */
import { type Context, Hono } from 'hono';
import { patronSourceNames, type PatronSourceName } from '../core/patrons/patron-news.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronWebhook } from '../ports/patron-sources.ts';
import {
  takePatronWebhook,
  type TakePatronWebhookPorts,
} from '../workflows/take-patron-webhook.ts';
import { createLimit } from './limits.ts';
import type { Log } from './log.ts';
import type { ServerEnv } from './server-env.ts';
import { plain, refusal, wrongMethod } from './webhook-answer.ts';
import { exchange, loggedAs } from './webhook-exchange.ts';

export interface PatronWebhookDeps {
  /** Those that are set up; of the others nothing is taken. */
  readonly webhooks: readonly PatronWebhook[];
  /** Resolves once it is on disk; what it throws makes the source come again. */
  readonly accept: TakePatronWebhookPorts['accept'];
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

const PREFIX = '/webhooks/patrons/';
const CHALLENGE = 'Signature realm="webhooks"';

/** Of a source that proves nothing: each request costs a question to it. */
const UNPROVEN = { times: 60, inSeconds: 60 * 60 } as const;

export function patronWebhookRoutes(deps: PatronWebhookDeps): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  const unproven = createLimit(UNPROVEN);
  for (const source of patronSourceNames) {
    const path = `${PREFIX}${source}`;
    const webhook = deps.webhooks.find((each) => each.source === source);
    routes.use(path, loggedAs(path));
    routes.post(path, (context) => {
      const afterSeconds = webhook?.proves === false ? unproven.take(source) : undefined;
      if (afterSeconds === undefined) return answerTo(deps, source, webhook, context);
      return plain(429, 'This is told too often.', { 'Retry-After': String(afterSeconds) });
    });
    routes.all(path, wrongMethod);
  }
  return routes;
}

function answerTo(
  { accept, clock, log }: PatronWebhookDeps,
  source: PatronSourceName,
  webhook: PatronWebhook | undefined,
  context: Context<ServerEnv>,
): Promise<Response> {
  return exchange(
    { clock, log },
    { provider: source, context },
    (request) => takePatronWebhook({ webhook, accept, clock }, request),
    (answer, note) => {
      if (answer.state !== 'taken') note({ state: answer.state, why: answer.why });
      if (answer.state === 'taken' || answer.state === 'nothing-told') {
        // Ko-fi tells it again unless it reads 200; to the others each 2xx is one.
        return plain(200, 'Thank you.');
      }
      return refusal(answer.state, CHALLENGE);
    },
  );
}
