/** Putting an app on a port of this machine, with bounds on slow peers and a stop that ends. */
import { once } from 'node:events';
import {
  createServer as createHttpServer,
  IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout } from 'node:timers/promises';
import {
  getRequestListener,
  type Http2Bindings,
  type HttpBindings,
  RequestError,
} from '@hono/node-server';
import { Failure } from '../core/failure.ts';
import { refusal } from './security-headers.ts';

export interface ServedApp {
  /** `env` has the connection that the request came by. */
  fetch(request: Request, env?: Partial<HttpBindings>): Response | Promise<Response>;
  /** Called when a stop begins, before the last answers are given. */
  stopping?(): void;
  /** Resolves when all work that answers did not wait for is done. */
  drain(): Promise<void>;
}

export interface ListenAt {
  readonly port: number;
  readonly hostname: string;
  /** By which the command line chooses the port; `--port` unless given. */
  readonly option?: string;
}

export interface Listening {
  /** With the port that was taken, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Lets running answers end, for 5 seconds at most, then cuts what is left. Idempotent. */
  close(): Promise<void>;
}

const CLOSE_WITHIN_MS = 5_000;
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 20_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than a proxy keeps a connection that it does not use, or it may send into one that ends. */
const UNUSED_WITHIN_MS = 130_000;
const MAX_HEADER_BYTES = 16 * 1024;
/** Only a target in absolute form can; nobody but an attacker has a use for it (RFC 9110, 4.2.4). */
const NAMES_A_USER = /^[^/]*\/\/[^/?#]*@/;

/** Port 0 takes any free one. Throws an `unavailable` failure when the port is taken. */
export async function listen(app: ServedApp, at: ListenAt): Promise<Listening> {
  const listener = getRequestListener(
    (request, env) =>
      NAMES_A_USER.test(request.url) ? refusal(400) : app.fetch(request, connectionOf(env)),
    { errorHandler: (error) => refusal(error instanceof RequestError ? 400 : 500) },
  );
  const answers = new Set<ServerResponse>();
  const server = createHttpServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      keepAliveTimeout: UNUSED_WITHIN_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
    (request, response) => {
      answers.add(response);
      response.once('close', () => answers.delete(response));
      void listener(request, response);
    },
  );
  const port = await bind(server, at).catch(async (error: unknown) => {
    await app.drain();
    throw error;
  });
  const host = at.hostname.includes(':') ? `[${at.hostname}]` : at.hostname;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${host}:${port}`,
    port,
    close: () => (closing ??= stop({ server, app, answers })),
  };
}

/** What came with HTTP/2 is never listened for here. */
function connectionOf(env: HttpBindings | Http2Bindings): Partial<HttpBindings> {
  return env.incoming instanceof IncomingMessage ? { incoming: env.incoming } : {};
}

async function bind(server: Server, at: ListenAt): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new Failure(
          'unavailable',
          'port-unavailable',
          `Nothing can listen on ${at.hostname}:${at.port} (${error.code ?? 'unknown'}).`,
          `Stop what is using the port, or choose another with ${at.option ?? '--port'}.`,
        ),
      );
    });
    server.listen(at.port, at.hostname, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return address.port;
}

/** Waits for answers, not for connections: browsers open some that they may never use. */
async function stop(running: {
  readonly server: Server;
  readonly app: ServedApp;
  readonly answers: ReadonlySet<ServerResponse>;
}): Promise<void> {
  running.app.stopping?.();
  const closed = new Promise<void>((resolve) => running.server.close(() => resolve()));
  const quiet = Promise.all([...running.answers].map((answer) => once(answer, 'close')));
  await Promise.race([
    quiet.then(() => running.app.drain()),
    setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false }),
  ]);
  running.server.closeAllConnections();
  await closed;
}
