/** A stand-in for a mail API that takes whole mails: a real server on 127.0.0.1, strict and scripted. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the double answers one request that is in order; what is not is refused by the API's rules. */
export type ApiBehaviour =
  | { readonly kind: 'accept'; readonly delayMs?: number }
  /** Takes the mails but those at these places, which it refuses one by one. */
  | { readonly kind: 'refuse'; readonly places: readonly number[]; readonly why?: unknown }
  /** Any status; `takes` says whether the mails go out all the same. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly takes?: boolean;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** A 302 to a page that answers 200 to a GET. */
  | { readonly kind: 'redirect' }
  /** Cuts the connection before the body is read. */
  | { readonly kind: 'reset-before' }
  /** Takes the mails, then cuts the connection. */
  | { readonly kind: 'reset-after' }
  /** Takes the mails and never answers. */
  | { readonly kind: 'hang' }
  /** Takes the mails and answers without end. */
  | { readonly kind: 'endless' };

export interface TakenMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What differs between the APIs. */
export interface MailApi {
  /** Such as `POST /emails/batch`. */
  readonly route: string;
  readonly httpHeaders: ReadonlySet<string>;
  readonly maxBytes: number;
  /** Answers a request without a valid key. */
  authorize(headers: IncomingHttpHeaders): ApiAnswer | undefined;
  /** Every rule of the official documentation that the body breaks. */
  problems(body: unknown): readonly string[];
  refuse(problems: readonly string[]): ApiAnswer;
  /** Of a body without problems. */
  mails(body: unknown): readonly TakenMail[];
  /** `refused` are the places of those mails that are not taken. */
  accept(mails: readonly TakenMail[], refused: readonly number[], why: unknown): ApiAnswer;
  /** Answers a request in place of the double, as a repeated one. */
  recall?(headers: IncomingHttpHeaders, text: string): ApiAnswer | undefined;
  /** Keeps the answer to a request for the time when it comes again. */
  remember?(headers: IncomingHttpHeaders, text: string, answer: ApiAnswer | 'under way'): void;
}

export interface MailApiDouble extends AsyncDisposable {
  readonly url: string;
  readonly taken: readonly TakenMail[];
  /** Of the requests that were in order, parsed, as they came. */
  readonly bodies: readonly unknown[];
  readonly httpHeaders: readonly IncomingHttpHeaders[];
  readonly violations: readonly string[];
  /** Requests that came by another method or to another path than they should. */
  readonly strays: readonly string[];
  requests(): number;
  /** The next requests are answered like this, in this order; then it accepts again. */
  next(...behaviours: readonly ApiBehaviour[]): void;
  close(): Promise<void>;
}

interface State {
  readonly api: MailApi;
  readonly queue: ApiBehaviour[];
  readonly taken: TakenMail[];
  readonly bodies: unknown[];
  readonly httpHeaders: IncomingHttpHeaders[];
  readonly violations: string[];
  readonly strays: string[];
  requests: number;
}

export async function startMailApiDouble(api: MailApi): Promise<MailApiDouble> {
  const state: State = {
    api,
    queue: [],
    taken: [],
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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The double has no port.');
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    ...state,
    url: `http://127.0.0.1:${address.port}`,
    requests: () => state.requests,
    next: (...behaviours) => void state.queue.push(...behaviours),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function handle(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { api } = state;
  const route = `${request.method} ${request.url}`;
  if (route !== api.route) {
    state.strays.push(route);
    return answer(response, { status: route === 'GET /elsewhere' ? 200 : 404, body: [] });
  }
  state.requests += 1;
  const how = state.queue.shift() ?? { kind: 'accept' };
  if (how.kind === 'reset-before') return void request.socket.destroy();
  const text = await read(request, 2 * api.maxBytes);
  const { headers } = request;
  state.httpHeaders.push(headers);
  const stranger = api.authorize(headers);
  if (stranger !== undefined) return answer(response, stranger);
  const body = parse(text);
  const problems = [...httpProblems(api, headers, text), ...api.problems(body)];
  if (problems.length > 0) {
    state.violations.push(...problems);
    return answer(response, api.refuse(problems));
  }
  state.bodies.push(body);
  const known = api.recall?.(headers, text);
  if (known !== undefined) return answer(response, known);
  await respond(state, { headers, text, mails: api.mails(body) }, how, response);
}

function httpProblems(api: MailApi, headers: IncomingHttpHeaders, text: string): string[] {
  return [
    ...Object.keys(headers)
      .filter((name) => !api.httpHeaders.has(name))
      .map((name) => `http-headers hold ${name}`),
    ...(headers['content-type'] === 'application/json' ? [] : ['content-type is not JSON']),
    ...(headers.accept === 'application/json' ? [] : ['accept is not JSON']),
    ...(Buffer.byteLength(text) > api.maxBytes ? ['body is too large'] : []),
  ];
}

async function respond(
  { api, taken }: State,
  request: {
    readonly headers: IncomingHttpHeaders;
    readonly text: string;
    readonly mails: readonly TakenMail[];
  },
  how: Exclude<ApiBehaviour, { kind: 'reset-before' }>,
  response: ServerResponse,
): Promise<void> {
  const { headers, text, mails } = request;
  const take = (refused: readonly number[] = [], why?: unknown): ApiAnswer => {
    taken.push(...mails.filter((_, place) => !refused.includes(place)));
    const accepted = api.accept(mails, refused, why);
    api.remember?.(headers, text, accepted);
    return accepted;
  };
  switch (how.kind) {
    case 'accept':
      if (how.delayMs !== undefined) {
        api.remember?.(headers, text, 'under way');
        await sleep(how.delayMs);
      }
      return answer(response, take());
    case 'refuse':
      return answer(response, take(how.places, how.why));
    case 'status':
      if (how.takes === true) take();
      return answer(response, { status: how.status, body: how.body ?? {} }, how.headers);
    case 'redirect':
      return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'reset-after':
      take();
      return void response.socket?.destroy();
    case 'hang':
      return void take();
    case 'endless':
      return void response.writeHead(take().status).end(`["${'y'.repeat(3_000_000)}"]`);
  }
}

async function read(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new Error('Not bytes.');
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error('A body without end.');
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

function answer(
  response: ServerResponse,
  { status, body }: ApiAnswer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
