/** Stands between a proxy and the server, and keeps what the proxy passed on. */
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Passed {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
}

export interface Recorder extends AsyncDisposable {
  readonly port: number;
  readonly passed: Passed[];
}

/** Answers webhooks itself, with 204: what is asked of a proxy there is to let them through. */
export async function recordBefore(serverUrl: string): Promise<Recorder> {
  const passed: Passed[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    void buffer(incoming)
      .then((body) => {
        passed.push({ method, target: url, headers, bytes: body.length });
        if (url.startsWith('/webhooks/')) return outgoing.writeHead(204).end();
        const onward = request(`${serverUrl}${url}`, { method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        });
        return onward.end(body);
      })
      // The proxy broke off; it has its own answer to give.
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return {
    port: address.port,
    passed,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
