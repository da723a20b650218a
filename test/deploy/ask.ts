/** One request as a reader’s browser makes it, to a host of the recipes on a port of this machine. */
import { request as plainRequest, type IncomingHttpHeaders } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly port: number;
  readonly host: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** HTTP without TLS. */
  readonly isPlain?: boolean;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The path goes out as it is written; no redirect is followed. */
export function ask(asked: Asked): Promise<Answered> {
  const { port, host, path, method = 'GET', body } = asked;
  const options = {
    host: '127.0.0.1',
    port,
    path,
    method,
    agent: false,
    headers: {
      host,
      ...(body === undefined ? {} : { 'content-length': String(body.length) }),
      ...asked.headers,
    },
  };
  return new Promise((done, failed) => {
    const outgoing =
      asked.isPlain === true
        ? plainRequest(options)
        : // The proxies of the tests make their certificates themselves.
          tlsRequest({ ...options, servername: host, rejectUnauthorized: false });
    outgoing.once('error', failed);
    outgoing.once('response', (answer) => {
      buffer(answer).then(
        (bytes) => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }),
        failed,
      );
    });
    outgoing.end(body);
  });
}
