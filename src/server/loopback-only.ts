/** Keeps what holds addresses or extras on this machine. */
import type { MiddlewareHandler } from 'hono';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A page elsewhere could point a name of its own at 127.0.0.1 and read what is here. */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  if (LOOPBACK.has(new URL(context.req.url).hostname)) return next();
  return context.text('Open this by its address on this machine, such as http://127.0.0.1.', 403);
};
