/** One call of SendGrid's API through its library, with what that does on its own closed off. */
import { MailService } from '@sendgrid/mail';
import { z } from 'zod';
import { watchConnection } from '../http/connection-watch.ts';
import type { ConnectionState } from '../http/connection-watch.ts';

export interface SendgridAccess {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** For the whole exchange, from the look-up of the host's name to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Waits between two calls. */
  readonly sleep: (ms: number) => Promise<void>;
}

export interface SendgridRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** From the root of the API on; what is put into it is encoded. */
  readonly path: `/v3/${string}`;
  /** JSON in UTF-8. */
  readonly body?: Buffer;
  /** A megabyte unless given. */
  readonly maxAnswerBytes?: number;
}

/** Puts a body into the bytes of a request. */
export function jsonBytes(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}

/** What came back. It holds neither the key nor the request, so it may be kept. */
export type Exchange = Answer | NoAnswer;

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly body: unknown;
  /** When SendGrid wrote it, by its own clock and to the second; undefined when it does not say. */
  readonly at: Date | undefined;
  header(name: string): string | undefined;
}

export interface NoAnswer {
  readonly kind: 'no-answer';
  /** Such as `ECONNRESET`. */
  readonly code: string;
  readonly timedOut: boolean;
  /** False only when it is certain that no byte of the request left. */
  readonly mayHaveLeft: boolean;
}

/** Most answers hold a few hundred bytes; more than this is not SendGrid's. */
const MAX_ANSWER_BYTES = 1_000_000;

/** The library's types hide the client that a MailService makes for itself. */
type Client = Parameters<MailService['setClient']>[0];

/**
 * Calls once and never repeats by itself. Never throws what the library throws: its errors carry
 * the key and the whole request.
 */
export async function exchange(
  access: SendgridAccess,
  request: SendgridRequest,
): Promise<Exchange> {
  const connection = watchConnection();
  const deadline = AbortSignal.timeout(access.timeoutMs);
  const client = clientOf(new MailService());
  // As a default header rather than by `setApiKey`, which resets the base URL and prints a
  // warning when it does not know the look of the key.
  client.setDefaultHeader('Authorization', `Bearer ${access.apiKey}`);
  const defaults = {
    url: '',
    baseUrl: access.baseUrl,
    // A redirect would be followed by a GET and taken for an acceptance, and the mail be lost.
    maxRedirects: 0,
    maxContentLength: request.maxAnswerBytes ?? MAX_ANSWER_BYTES,
    // The client would copy bytes into a plain object, and axios parse a text to see whether it is
    // JSON; so the body is put in where all that is done.
    transformRequest: [() => request.body],
    signal: deadline,
    httpAgent: connection.httpAgent,
    httpsAgent: connection.httpsAgent,
  };
  client.setDefaultRequest(defaults);
  try {
    const [response] = await client.request({
      method: request.method,
      url: request.path,
      ...(request.body === undefined ? {} : { body: 'put in by transformRequest' }),
    });
    return answer(response.statusCode, response.body, response.headers);
  } catch (error) {
    return exchangeOf(error, deadline.aborted, connection.state());
  } finally {
    connection.httpAgent.destroy();
    connection.httpsAgent.destroy();
  }
}

function clientOf(service: MailService): Client {
  if ('client' in service && isClient(service.client)) return service.client;
  throw new Error('This version of @sendgrid/mail keeps its client elsewhere.');
}

function isClient(value: unknown): value is Client {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['request', 'setDefaultRequest', 'setDefaultHeader'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  );
}

/** The library's error of a 4xx or 5xx. */
const errorAnswer = z.object({
  code: z.number(),
  response: z.object({ headers: z.unknown(), body: z.unknown() }),
});
/** Its HTTP client's error, which a 3xx comes as. */
const redirectAnswer = z.object({
  response: z.object({ status: z.number(), headers: z.unknown(), data: z.unknown() }),
});
const failureCode = z.object({ code: z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/) });

function exchangeOf(error: unknown, timedOut: boolean, connection: ConnectionState): Exchange {
  const failed = errorAnswer.safeParse(error);
  if (failed.success) {
    return answer(failed.data.code, failed.data.response.body, failed.data.response.headers);
  }
  const redirect = redirectAnswer.safeParse(error);
  // An acceptance whose body was cut off or too large arrives here too, and is not an answer.
  if (redirect.success && redirect.data.response.status >= 300) {
    const { status, data, headers } = redirect.data.response;
    return answer(status, data, headers);
  }
  const named = failureCode.safeParse(error);
  const code = named.success ? named.data.code : 'no code';
  return { kind: 'no-answer', code, timedOut, mayHaveLeft: mayHaveLeft(connection, code) };
}

/** Failures to find or reach a host, which come before the first byte. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function mayHaveLeft(connection: ConnectionState, code: string): boolean {
  if (connection === 'unused') return !UNREACHED.has(code);
  return connection === 'open';
}

function answer(status: number, body: unknown, headers: unknown): Answer {
  const header = (name: string) => {
    if (typeof headers !== 'object' || headers === null) return undefined;
    const value: unknown = Reflect.get(headers, name);
    return typeof value === 'string' ? value : undefined;
  };
  const at = new Date(header('date') ?? '');
  return { kind: 'answer', status, body, at: Number.isNaN(at.getTime()) ? undefined : at, header };
}
