/** What routes of webhooks have in common: a path that is logged without a query, and their errors. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../ports/clock.ts';
import { describeError, type Log } from './log.ts';
import { readBody } from './read-body.ts';
import type { ServerEnv } from './server-env.ts';
import { notKept } from './webhook-answer.ts';

/** What the log calls the route, whatever else stands in its address. */
export function loggedAs(path: string): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    context.set('target', path);
    await next();
  };
}

export interface WebhookRequest {
  readonly headers: Headers;
  readonly read: (maxBytes: number) => ReturnType<typeof readBody>;
}

type Note = (facts: Readonly<Record<string, string>>) => void;

/** Has the request taken, and makes the sender come again when it could not be kept. */
export async function exchange<Answer>(
  { clock, log }: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
  { provider, context }: { readonly provider: string; readonly context: Context<ServerEnv> },
  take: (request: WebhookRequest) => Promise<Answer>,
  respond: (answer: Answer, note: Note) => Response,
): Promise<Response> {
  const { raw } = context.req;
  const note: Note = (facts) =>
    log({
      at: clock.now().toISOString(),
      event: 'webhook',
      id: context.get('requestId'),
      provider,
      ...facts,
    });
  let answer: Answer;
  try {
    answer = await take({ headers: raw.headers, read: (maxBytes) => readBody(raw, maxBytes) });
  } catch (error) {
    note({ state: 'not-kept', error: describeError(error) });
    return notKept();
  }
  return respond(answer, note);
}
