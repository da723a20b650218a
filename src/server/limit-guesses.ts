/** Stops listening to a connection that tries one made-up token after another. */
import type { MiddlewareHandler } from 'hono';
import type { ConnectionAddress } from './connection-address.ts';
import { createLimit } from './limits.ts';
import type { PageRenderer } from './page.ts';
import type { ServerEnv } from './server-env.ts';
import { tooManyPage } from './subscribe-pages.ts';

/** People copy a link badly now and then, and scanners open links that have expired. */
const GUESSES = { times: 100, inSeconds: 10 * 60 };

/** For routes that answer 404 to a token that is none. Nobody could guess one; it saves the store the work. */
export function limitGuesses(
  render: PageRenderer,
  connection: ConnectionAddress,
): MiddlewareHandler<ServerEnv> {
  const guesses = createLimit(GUESSES);
  return async (context, next) => {
    const from = connection(context);
    const afterSeconds = guesses.look(from);
    if (afterSeconds !== undefined) return render(tooManyPage(afterSeconds));
    await next();
    if (context.res.status === 404) guesses.take(from);
    return undefined;
  };
}
