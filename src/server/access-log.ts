/** One line for each answer, without any token, address, query or forged text. */
import type { MiddlewareHandler } from 'hono';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../ports.ts';

export type Log = (line: string) => void;

export interface LogVariables {
  /** What the request asked for in words that are safe to keep; a route's pattern, mostly. */
  target: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Handlers name their target by `context.set('target', …)`; all else is `-`. */
export function accessLog(
  clock: Clock,
  log: Log,
): MiddlewareHandler<{ Variables: Partial<LogVariables> }> {
  return async (context, next) => {
    const start = clock.now();
    await next();
    const method = METHODS.has(context.req.method) ? context.req.method : '?';
    const took = clock.now().getTime() - start.getTime();
    const target = context.get('target') ?? '-';
    log(`${start.toISOString()} ${method} ${target} ${context.res.status} ${took} ms`);
  };
}

/** Says where something broke. An error's message may hold anything, so only a failure's id is kept. */
export function describeError(error: unknown): string {
  if (error instanceof Failure) return `error ${error.id}`;
  if (!(error instanceof Error)) return 'error of an unknown kind';
  const frame = /^\s+at .*?([^/\\()]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return `error ${error.name}${frame === undefined ? '' : ` at ${frame}`}`;
}
