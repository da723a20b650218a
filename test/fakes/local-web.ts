/** A web of this machine's own: servers that only a fetcher made for them may reach. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebFetcher, type WebFetcherOptions } from '../../src/adapters/web/web-fetcher.ts';
import type { WebFetcher } from '../../src/ports/web.ts';

export interface LocalServer extends AsyncDisposable {
  readonly port: number;
  /** Every request, as `GET /path`. */
  readonly requests: readonly string[];
}

export async function localServer(
  listener: RequestListener,
  make: (listener: RequestListener) => Server = createServer,
  host = '127.0.0.1',
): Promise<LocalServer> {
  const requests: string[] = [];
  const server = make((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, host, listening));
  return {
    requests,
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Every name leads to 127.0.0.1, and every port is open. */
export function localFetcher(options: Partial<WebFetcherOptions> = {}): WebFetcher {
  return createWebFetcher({
    userAgent: 'Roundup (+https://news.example.com)',
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    reach: { address: (address) => address === '127.0.0.1', port: () => true },
    ...options,
  });
}
