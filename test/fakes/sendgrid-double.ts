/** A stand-in for SendGrid's mail API: a real server on 127.0.0.1 that takes nothing it should not. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { HTTP_HEADERS, mailSendRequest } from './mail-send-schema.ts';

/** How the double answers one request that is in order; what is not gets a 400 or a 401. */
const behaviour = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accept'),
    delayMs: z.number().optional(),
    /** Leaves the X-Message-Id out. */
    anonymous: z.boolean().optional(),
  }),
  /** Any status, such as 401, 413 or 500; `takes` says whether the mail goes out all the same. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int(),
    takes: z.boolean().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  z.strictObject({ kind: z.literal('rate-limit'), resetInSeconds: z.number() }),
  /** A 302 to a page that answers 202 to a GET. */
  z.strictObject({ kind: z.literal('redirect') }),
  /** Cuts the connection before the body is read. */
  z.strictObject({ kind: z.literal('reset-before') }),
  /** Takes the mail, then cuts the connection. */
  z.strictObject({ kind: z.literal('reset-after') }),
  /** Never answers; `takes` says whether the mail goes out. */
  z.strictObject({ kind: z.literal('hang'), takes: z.boolean() }),
]);
export type Behaviour = z.output<typeof behaviour>;

export interface AcceptedRecipient {
  readonly email: string;
  readonly subscriberId: string;
  readonly request: number;
}

export interface Counts {
  readonly requests: number;
  /** Requests that were in order. */
  readonly valid: number;
  /** Recipients whose mail went out, each time. */
  readonly accepted: number;
  readonly distinct: number;
  readonly duplicates: number;
  readonly violations: readonly string[];
  /** Requests that came by another method or to another path than they should. */
  readonly strays: readonly string[];
}

export interface SendgridDouble extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly accepted: readonly AcceptedRecipient[];
  /** Bodies of the requests that were in order, parsed, as they came. */
  readonly bodies: readonly unknown[];
  readonly httpHeaders: readonly Readonly<Record<string, string | string[] | undefined>>[];
  /** The next requests are answered like this, in this order; then it accepts again. */
  next(...behaviours: readonly Behaviour[]): void;
  counts(): Counts;
  close(): Promise<void>;
}

export interface DoubleOptions {
  readonly apiKey?: string | undefined;
  readonly port?: number | undefined;
  /** Before each acceptance. */
  readonly delayMs?: number | undefined;
  /** Finds what else is wrong with a body, such as what the official contract says. */
  readonly check?: ((body: unknown) => readonly string[]) | undefined;
}

export const DOUBLE_KEY = 'SG.invented-for-the-double.0123456789abcdef';
const MAX_BODY_BYTES = 30_000_000;

interface State {
  readonly options: DoubleOptions;
  readonly queue: Behaviour[];
  readonly accepted: AcceptedRecipient[];
  readonly bodies: unknown[];
  readonly httpHeaders: Readonly<Record<string, string | string[] | undefined>>[];
  readonly violations: string[];
  readonly strays: string[];
  requests: number;
}

export async function startSendgridDouble(options: DoubleOptions = {}): Promise<SendgridDouble> {
  const state: State = {
    options,
    queue: [],
    accepted: [],
    bodies: [],
    httpHeaders: [],
    violations: [],
    strays: [],
    requests: 0,
  };
  const server = createServer((request, response) => {
    handle(state, request, response).catch((error: unknown) => {
      state.violations.push(`The double failed: ${String(error)}`);
      request.socket.destroy();
    });
  });
  const port = await listen(server, options.port ?? 0);
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    accepted: state.accepted,
    bodies: state.bodies,
    httpHeaders: state.httpHeaders,
    next: (...behaviours) => void state.queue.push(...behaviours),
    counts: () => countsOf(state),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function handle(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /__double/requests') return json(response, 200, countsOf(state));
  if (route === 'GET /__double/recipients') return json(response, 200, state.accepted);
  if (route === 'POST /__double/next') {
    state.queue.push(...z.array(behaviour).parse(JSON.parse(await read(request))));
    return json(response, 200, {});
  }
  if (route !== 'POST /v3/mail/send') {
    state.strays.push(route);
    return json(response, route === 'GET /elsewhere' ? 202 : 404, {});
  }
  state.requests += 1;
  const how = state.queue.shift() ?? { kind: 'accept' };
  if (how.kind === 'reset-before') return void request.socket.destroy();
  const text = await read(request);
  state.httpHeaders.push(request.headers);
  if (request.headers.authorization !== `Bearer ${state.options.apiKey ?? DOUBLE_KEY}`) {
    const message = 'The provided authorization grant is invalid, expired, or revoked';
    return json(response, 401, { errors: [{ message, field: null, help: null }] });
  }
  const body = parse(text);
  const problems = problemsOf(state, request, text, body);
  if (problems.length > 0) {
    state.violations.push(...problems);
    const errors = problems.map((message) => ({ message, field: message.split(' ')[0] }));
    return json(response, 400, { errors });
  }
  state.bodies.push(body);
  await answer(state, mailSendRequest.parse(body), how, response);
}

/** Everything that is wrong with a request, whatever the answer to it is going to be. */
function problemsOf(state: State, request: IncomingMessage, text: string, body: unknown): string[] {
  const problems = Object.keys(request.headers)
    .filter((name) => !HTTP_HEADERS.has(name))
    .map((name) => `http-headers hold ${name}`);
  if (request.headers['content-type'] !== 'application/json')
    problems.push('content-type is not JSON');
  if (Buffer.byteLength(text) >= MAX_BODY_BYTES) problems.push('body has 30 MB or more');
  const parsed = mailSendRequest.safeParse(body);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'} ${issue.message}`),
    );
  }
  return [...problems, ...(state.options.check?.(body) ?? [])];
}

async function answer(
  state: State,
  body: z.output<typeof mailSendRequest>,
  how: Exclude<Behaviour, { kind: 'reset-before' }>,
  response: ServerResponse,
): Promise<void> {
  const take = () => {
    for (const { to, custom_args } of body.personalizations) {
      const subscriberId = custom_args.subscriber_id;
      state.accepted.push({ email: to[0].email, subscriberId, request: state.requests });
    }
  };
  switch (how.kind) {
    case 'accept': {
      await sleep(how.delayMs ?? state.options.delayMs ?? 0);
      take();
      const id = { 'x-message-id': `double-${state.requests}` };
      return void response.writeHead(202, how.anonymous === true ? {} : id).end();
    }
    case 'status':
      if (how.takes === true) take();
      return json(response, how.status, how.body ?? { errors: [] }, how.headers);
    case 'rate-limit': {
      const reset = Math.floor(Date.now() / 1000) + how.resetInSeconds;
      const errors = [{ field: null, message: 'too many requests' }];
      return json(response, 429, { errors }, { 'x-ratelimit-reset': String(reset) });
    }
    case 'redirect':
      return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'reset-after':
      take();
      return void response.socket?.destroy();
    case 'hang':
      if (how.takes) take();
  }
}

function countsOf(state: State): Counts {
  const distinct = new Set(state.accepted.map(({ email }) => email)).size;
  return {
    requests: state.requests,
    valid: state.bodies.length,
    accepted: state.accepted.length,
    distinct,
    duplicates: state.accepted.length - distinct,
    violations: state.violations.slice(0, 100),
    strays: state.strays,
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new Error('Not bytes.');
    bytes += chunk.length;
    if (bytes > 2 * MAX_BODY_BYTES) throw new Error('A body without end.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(portOf(server.address())));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The double has no port.');
  return address.port;
}

/** `node test/fakes/sendgrid-double.ts [--delay-ms=50] [--port=0]` prints `{"port","url","apiKey"}`. */
async function main(): Promise<void> {
  const { officialMailSendCheck } = await import('./official-contract.ts');
  const { values } = parseArgs({
    options: { 'delay-ms': { type: 'string' }, port: { type: 'string' } },
  });
  const double = await startSendgridDouble({
    check: officialMailSendCheck(),
    delayMs: Number(values['delay-ms'] ?? 0),
    port: Number(values.port ?? 0),
  });
  console.log(JSON.stringify({ port: double.port, url: double.url, apiKey: DOUBLE_KEY }));
  // A double whose test died does not stay for ever.
  setTimeout(() => process.exit(0), 10 * 60_000).unref();
}

if (import.meta.main) await main();
