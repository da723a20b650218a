/** Requests to a server of this machine over connections that stay open, as a proxy makes them. */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface LoadClient extends Disposable {
  /** Rejects when the connection breaks, or nothing comes for half a minute. */
  send(path: string, sent?: Sent): Promise<Answer>;
}

const MOST_CONNECTIONS = 256;
const ANSWER_WITHIN_MS = 30_000;

export function createLoadClient(url: string): LoadClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  return {
    send: (path, { method = 'GET', headers = {}, body = '' } = {}) =>
      new Promise((resolve, reject) => {
        const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
        const asked = request(
          { agent, hostname, port, path, method, headers: { ...headers, ...length } },
          (answer) => {
            text(answer).then((read) => {
              resolve({ status: answer.statusCode ?? 0, body: read });
            }, reject);
          },
        );
        asked.setTimeout(ANSWER_WITHIN_MS, () => asked.destroy(new Error('No answer came.')));
        asked.once('error', reject);
        asked.end(body);
      }),
    [Symbol.dispose]: () => agent.destroy(),
  };
}
