/** One POST of JSON, which follows no redirect and knows whether anything of it can have left. */
import { request as plainRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { watchConnection } from './connection-watch.ts';
import type { ConnectionWatch } from './connection-watch.ts';

export interface JsonPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: string;
  /** For the whole exchange, from the look-up of the host's name to the last byte of the answer. */
  readonly timeoutMs: number;
}

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown;
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

/** What came back. It holds nothing of the request, so it may be kept. */
export type Exchange = Answer | NoAnswer;

/** A result for each of 500 mails has some 100 KB; more than this is no answer of a mail API. */
const MAX_ANSWER_BYTES = 2_000_000;

/** Sends one body, once. */
export async function postJson(post: JsonPost): Promise<Exchange> {
  const connection = watchConnection();
  const deadline = AbortSignal.timeout(post.timeoutMs);
  try {
    return await read(await send(post, connection, deadline));
  } catch (error) {
    return {
      kind: 'no-answer',
      code: codeOf(error),
      timedOut: deadline.aborted,
      mayHaveLeft: connection.state() !== 'connecting',
    };
  } finally {
    connection.httpAgent.destroy();
    connection.httpsAgent.destroy();
  }
}

function send(
  post: JsonPost,
  connection: ConnectionWatch,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = new URL(post.url);
  const body = Buffer.from(post.json);
  const headers = {
    ...post.headers,
    accept: 'application/json',
    'content-type': 'application/json',
    'content-length': body.length,
    'user-agent': 'roundup',
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? secureRequest(url, { method: 'POST', agent: connection.httpsAgent, signal, headers })
        : plainRequest(url, { method: 'POST', agent: connection.httpAgent, signal, headers });
    request.once('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const text = await textOf(response).catch((error: unknown) => {
    // A refusal is one without its explanation; an acceptance without its list says of nobody
    // that they were taken.
    if (status < 300) throw error;
    return '';
  });
  return {
    kind: 'answer',
    status,
    body: parsed(text),
    header(name) {
      const value = response.headers[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('An answer is read as bytes.');
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

class AnswerTooLarge extends Error {
  readonly code = 'ANSWER_TOO_LARGE';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'no code';
}
