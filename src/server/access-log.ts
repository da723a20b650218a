/** One entry for each answer, under an id that the answer bears too. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../ports/clock.ts';
import type { Log } from './log.ts';
import type { ServerEnv } from './server-env.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const ID_BYTES = 8;

/**
 * Handlers name what was asked for by `context.set('target', …)` in words that are safe to keep: a
 * route's pattern, mostly. All else is `-`. An id that the request brings is not believed.
 */
export function accessLog(clock: Clock, log: Log): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const start = clock.now();
    const id = randomBytes(ID_BYTES).toString('hex');
    context.set('requestId', id);
    await next();
    context.res.headers.set('X-Request-Id', id);
    log({
      at: start.toISOString(),
      event: 'request',
      id,
      method: METHODS.has(context.req.method) ? context.req.method : '?',
      target: context.get('target') ?? '-',
      status: context.res.status,
      ms: clock.now().getTime() - start.getTime(),
    });
  };
}
