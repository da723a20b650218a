/** A proxy that cuts the connection through it after a number of bytes, one way or the other. */
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface Cut {
  readonly of: 'request' | 'reply';
  /** The byte after the last that passes; Infinity cuts nothing. */
  readonly at: number;
}

export interface CuttingProxy extends AsyncDisposable {
  readonly port: number;
  /** Bytes that passed so far. */
  readonly passed: { request: number; reply: number };
}

export async function startCuttingProxy(target: number, cut: Cut): Promise<CuttingProxy> {
  const passed = { request: 0, reply: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const [from, to, way] of [
      [client, upstream, 'request'],
      [upstream, client, 'reply'],
    ] as const) {
      sockets.add(from);
      from.on('error', end).on('close', end);
      from.on('data', (chunk) => {
        const left = cut.of === way ? Math.max(0, cut.at - passed[way]) : Infinity;
        passed[way] += Math.min(chunk.length, left);
        if (chunk.length < left) return void to.write(chunk);
        // What is let through arrives before the end does.
        to.write(chunk.subarray(0, left), () => setTimeout(end, 20));
        from.pause();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    passed,
    port: address.port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
