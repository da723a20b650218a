/** What every handler of the server knows of its request. */
import type { HttpBindings } from '@hono/node-server';

export interface ServerEnv {
  /** Partial: an app that is called without a socket, such as by a test, has none. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** What was asked for in words that are safe to keep, for the log. */
    target?: string;
  };
}
