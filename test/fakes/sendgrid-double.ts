/** A stand-in for SendGrid's API: a real server on 127.0.0.1 that takes nothing it should not. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Behaviour } from './sendgrid/behaviour.ts';
import { MAX_BODY_BYTES, problemsOf, type Checks } from './sendgrid/check-call.ts';
import { control } from './sendgrid/control.ts';
import { countsOf, recipientsOf, type AcceptedRecipient, type Counts } from './sendgrid/counts.ts';
import { doubleClock, type DoubleClock } from './sendgrid/double-clock.ts';
import { listen, parse, read, send, type Reply } from './sendgrid/http.ts';
import { createMailroom, type BatchStatus } from './sendgrid/mailroom.ts';
import { refusal, type Call, type Route, type World } from './sendgrid/route.ts';
import { routeOf } from './sendgrid/routes.ts';
import { createSuppressionLists, type SuppressionLists } from './sendgrid/suppression-lists.ts';

type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface SendgridDouble extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Whose mail was taken, and whose went out, each time. */
  readonly accepted: readonly AcceptedRecipient[];
  readonly delivered: readonly AcceptedRecipient[];
  /** Bodies of the mails that were in order, parsed, as they came. */
  readonly bodies: readonly unknown[];
  /** Of every request. */
  readonly httpHeaders: readonly HttpHeaders[];
  readonly clock: DoubleClock;
  readonly lists: SuppressionLists;
  /** The next mails are answered like this, in this order; then it accepts again. */
  next(...behaviours: readonly Behaviour[]): void;
  /** The same for any route, such as `PATCH /v3/user/scheduled_sends/{batch_id}`. */
  on(route: string, ...behaviours: readonly Behaviour[]): void;
  /** Somebody else, with the same account, pauses or cancels a batch, or takes that back. */
  setStatus(batchId: string, status: BatchStatus | undefined): void;
  /** A mail to one of these is refused with a 400 that names its place. */
  refuse(...addresses: readonly string[]): void;
  counts(): Counts;
  close(): Promise<void>;
}

export interface DoubleOptions extends Checks {
  readonly apiKey?: string | undefined;
  readonly port?: number | undefined;
  /** Before each acceptance of a mail. */
  readonly delayMs?: number | undefined;
  /**
   * Mails are counted and answered at once, and neither checked nor kept: for benchmarks, where all
   * that is measured should be ours. Such mails are `accepted`, and have no other fate.
   */
  readonly quick?: boolean | undefined;
  /** Its clock stands there until it is moved; without it, it runs. */
  readonly startAt?: Date | undefined;
}

export const DOUBLE_KEY = 'SG.invented-for-the-double.0123456789abcdef';
const MAIL_SEND = 'POST /v3/mail/send';

interface State {
  readonly options: DoubleOptions;
  readonly clock: DoubleClock;
  readonly world: World;
  readonly queues: Map<string, Behaviour[]>;
  /** What is acted upon later than it was answered. */
  late: { readonly at: number; readonly act: (at: number) => void }[];
  readonly bodies: unknown[];
  readonly httpHeaders: HttpHeaders[];
  readonly tally: {
    requests: number;
    valid: number;
    unread: number;
    readonly violations: string[];
    readonly strays: string[];
    readonly calls: Record<string, number>;
  };
}

export async function startSendgridDouble(options: DoubleOptions = {}): Promise<SendgridDouble> {
  const mailroom = createMailroom();
  const lists = createSuppressionLists();
  const state: State = {
    options,
    clock: doubleClock(options.startAt),
    world: { mailroom, lists, refused: new Set() },
    queues: new Map(),
    late: [],
    bodies: [],
    httpHeaders: [],
    tally: { requests: 0, valid: 0, unread: 0, violations: [], strays: [], calls: {} },
  };
  const server = createServer((request, response) => {
    handle(state, double, request, response).catch((error: unknown) => {
      state.tally.violations.push(`The double failed: ${String(error)}`);
      request.socket.destroy();
    });
  });
  const port = await listen(server, options.port ?? 0);
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const on = (route: string, ...behaviours: readonly Behaviour[]) =>
    void state.queues.set(route, [...(state.queues.get(route) ?? []), ...behaviours]);
  const double: SendgridDouble = {
    url: `http://127.0.0.1:${port}`,
    port,
    get accepted() {
      settle(state);
      return recipientsOf(mailroom.taken);
    },
    get delivered() {
      settle(state);
      return recipientsOf(mailroom.taken.filter(({ fate }) => fate === 'delivered'));
    },
    bodies: state.bodies,
    httpHeaders: state.httpHeaders,
    clock: state.clock,
    lists,
    next: (...behaviours) => on(MAIL_SEND, ...behaviours),
    on,
    refuse: (...addresses) => addresses.forEach((each) => state.world.refused.add(each)),
    setStatus: (id, status) => mailroom.setStatus(id, status, state.clock.now().getTime()),
    counts() {
      settle(state);
      return countsOf(mailroom, state.tally);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  return double;
}

/** What is due by the double's clock happens, in the order of its times; at the latest now. */
function settle(state: State): void {
  const now = state.clock.now().getTime();
  const due = state.late.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  state.late = state.late.filter(({ at }) => at > now);
  for (const { at, act } of due) {
    state.world.mailroom.settle(at);
    act(at);
  }
  state.world.mailroom.settle(now);
}

async function handle(
  state: State,
  double: SendgridDouble,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://double');
  const name = `${request.method} ${url.pathname}`;
  if (url.pathname.startsWith('/__double/')) {
    const body = parse(await read(request, MAX_BODY_BYTES));
    return send(response, control(double, name, body) ?? refusal(404, 'no such control'));
  }
  settle(state);
  response.setHeader('date', state.clock.now().toUTCString());
  const found = routeOf(name);
  if (found === undefined) {
    state.tally.strays.push(name);
    return send(response, { status: name === 'GET /elsewhere' ? 202 : 404, body: {} });
  }
  const { route, id } = found;
  const isMail = route.name === MAIL_SEND;
  if (isMail) state.tally.requests += 1;
  else state.tally.calls[route.name] = (state.tally.calls[route.name] ?? 0) + 1;
  const no = state.tally.requests;
  const how = state.queues.get(route.name)?.shift() ?? { kind: 'accept' };
  if (how.kind === 'reset-before') return void request.socket.destroy();
  const bytes = await read(request, 2 * MAX_BODY_BYTES);
  if (isMail && state.options.quick === true) {
    state.tally.unread += countRecipients(bytes);
    return send(response, { status: 202, headers: { 'x-message-id': `double-${no}` } });
  }
  state.httpHeaders.push(request.headers);
  if (request.headers.authorization !== `Bearer ${state.options.apiKey ?? DOUBLE_KEY}`) {
    const message = 'The provided authorization grant is invalid, expired, or revoked';
    return send(response, refusal(401, message));
  }
  const call: Call = {
    no,
    id,
    query: url.searchParams,
    body: bytes.length === 0 ? undefined : parse(bytes),
  };
  const at = state.clock.now().getTime();
  const problems = problemsOf(request, { route, call, bytes, at }, state.world, state.options);
  if (problems.length > 0) {
    state.tally.violations.push(...problems);
    const errors = problems.map((message) => ({ message, field: message.split(' ')[0] }));
    return send(response, { status: 400, body: { errors } });
  }
  if (isMail) {
    state.tally.valid += 1;
    state.bodies.push(call.body);
  }
  await answer(state, { route, call }, how, response);
}

/** Every recipient has custom arguments, and no text of ours can hold that key unescaped. */
function countRecipients(body: Buffer): number {
  let count = 0;
  for (let at = body.indexOf(KEY_OF_EACH); at !== -1; at = body.indexOf(KEY_OF_EACH, at + 1)) {
    count += 1;
  }
  return count;
}

const KEY_OF_EACH = Buffer.from('"custom_args":');

async function answer(
  state: State,
  { route, call }: { readonly route: Route; readonly call: Call },
  how: Exclude<Behaviour, { kind: 'reset-before' }>,
  response: ServerResponse,
): Promise<void> {
  const act = (at = state.clock.now().getTime()): Reply => {
    const reply = route.act(call, state.world, at);
    const broken = state.options.contract?.response(route.name, reply.status, reply.body) ?? [];
    state.tally.violations.push(...broken.map((problem) => `our answer ${problem}`));
    return reply;
  };
  switch (how.kind) {
    case 'accept': {
      const delayMs = how.delayMs ?? (route.name === MAIL_SEND ? state.options.delayMs : 0) ?? 0;
      if (delayMs > 0) await sleep(delayMs);
      const { headers, ...reply } = act();
      return send(response, how.anonymous === true ? reply : { ...reply, headers: { ...headers } });
    }
    case 'status': {
      if (how.takes === true) act();
      const { status, body = { errors: [] }, headers = {} } = how;
      return send(response, { status, body, headers });
    }
    case 'rate-limit': {
      const reset = Math.floor(state.clock.now().getTime() / 1000) + how.resetInSeconds;
      const headers = { 'x-ratelimit-reset': String(reset) };
      return send(response, { ...refusal(429, 'too many requests'), headers });
    }
    case 'redirect':
      return send(response, { status: 302, headers: { location: '/elsewhere' } });
    case 'reset-after':
      act();
      return void response.socket?.destroy();
    case 'hang':
      if (how.takes) act();
      return;
    case 'late': {
      state.late.push({ at: state.clock.now().getTime() + how.afterMs, act: (at) => void act(at) });
      if (how.status === undefined) return void response.socket?.destroy();
      return send(response, { status: how.status, body: { errors: [] } });
    }
  }
}

/**
 * `node test/fakes/sendgrid-double.ts [--delay-ms=50] [--port=0] [--quick] [--start-at=2026-…Z]`
 * prints `{"port","url","apiKey"}`.
 */
async function main(): Promise<void> {
  const { officialContract } = await import('./official-contract.ts');
  const { values } = parseArgs({
    options: {
      'delay-ms': { type: 'string' },
      port: { type: 'string' },
      quick: { type: 'boolean' },
      'start-at': { type: 'string' },
    },
  });
  const startAt = values['start-at'];
  const double = await startSendgridDouble({
    contract: officialContract(),
    quick: values.quick,
    delayMs: Number(values['delay-ms'] ?? 0),
    port: Number(values.port ?? 0),
    ...(startAt === undefined ? {} : { startAt: new Date(startAt) }),
  });
  console.log(JSON.stringify({ port: double.port, url: double.url, apiKey: DOUBLE_KEY }));
  // A double whose test died does not stay for ever.
  setTimeout(() => process.exit(0), 10 * 60_000).unref();
}

if (import.meta.main) await main();
