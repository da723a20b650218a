/** HTTP agents that know whether a connection was ever open, so whether anything can have left. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ClientRequestArgs } from 'node:http';
import type { Duplex } from 'node:stream';

/** `unused`: something else made the connection, such as a proxy's tunnel. */
export type ConnectionState = 'unused' | 'connecting' | 'open';

export interface ConnectionWatch {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  state(): ConnectionState;
}

/**
 * For one request. Connections are not kept: on a reused one a reset could mean either that the
 * server had closed it before or that it took the request, and no one could tell which.
 */
export function watchConnection(): ConnectionWatch {
  let state: ConnectionState = 'unused';
  const watch = (socket: Duplex | null | undefined, event: 'connect' | 'secureConnect') => {
    state = 'connecting';
    socket?.once(event, () => {
      state = 'open';
    });
    return socket;
  };
  class WatchedHttpAgent extends HttpAgent {
    override createConnection(
      options: ClientRequestArgs,
      callback?: (error: Error | null, stream: Duplex) => void,
    ) {
      return watch(super.createConnection(options, callback), 'connect');
    }
  }
  class WatchedHttpsAgent extends HttpsAgent {
    // Nothing of the request leaves before the handshake is done and the certificate is trusted.
    override createConnection(
      options: ClientRequestArgs,
      callback?: (error: Error | null, stream: Duplex) => void,
    ) {
      return watch(super.createConnection(options, callback), 'secureConnect');
    }
  }
  return {
    httpAgent: new WatchedHttpAgent({ keepAlive: false }),
    httpsAgent: new WatchedHttpsAgent({ keepAlive: false }),
    state: () => state,
  };
}
