/** A stand-in for an API that is only read: a real server on 127.0.0.1, with answers and troubles by script. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it was sent, still encoded. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What befalls a request in place of its answer. */
export type ApiTrouble = ApiAnswer | 'reset' | 'endless' | 'cut-off' | 'no-json';

export interface ApiDouble {
  readonly url: string;
  readonly requests: readonly ApiRequest[];
  /** The next requests meet these, in this order; then it answers again. */
  next(...troubles: readonly ApiTrouble[]): void;
}

/** `answer` throws for a request that no documentation describes; the test then fails by its 500. */
export async function startApiDouble(
  answer: (request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>,
): Promise<ApiDouble> {
  const requests: ApiRequest[] = [];
  const troubles: ApiTrouble[] = [];
  const problems: unknown[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = await requestOf(incoming);
      requests.push(request);
      const trouble = troubles.shift();
      if (trouble === 'reset') return void incoming.socket.destroy();
      if (trouble === 'cut-off') {
        response.writeHead(200, { 'content-length': 1000 }).write('{"data":');
        return void setTimeout(() => incoming.socket.destroy(), 20);
      }
      if (trouble === 'no-json') return void response.writeHead(200).end('<html>Wait</html>');
      if (trouble === 'endless') {
        return void response.writeHead(200).end(`["${'y'.repeat(25_000_000)}"]`);
      }
      const { status, body, headers = {} } = trouble ?? (await answer(request));
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    })().catch((error: unknown) => {
      problems.push(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The double has no port.');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    if (problems.length > 0) throw new Error(`The double failed: ${problems.map(String).join()}`);
  });
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    next: (...more) => void troubles.push(...more),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) {
    if (!(chunk instanceof Uint8Array)) throw new Error('Not bytes.');
    chunks.push(chunk);
  }
  const [path = '', rawQuery = ''] = (incoming.url ?? '').split('?');
  return {
    method: incoming.method ?? '',
    path,
    query: new URLSearchParams(rawQuery),
    rawQuery,
    headers: incoming.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}
