/** Requests that trickle in (slowloris), to keep all connections busy. */
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { running } from './running.ts';

test(
  'bodies and headers that trickle in are cut off, and others are served meanwhile',
  { timeout: 60_000 },
  async () => {
    const server = await running();
    const sockets = Array.from({ length: 200 }, () => connect(server.port, '127.0.0.1'));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    const cut = sockets.map(
      (socket, index) =>
        new Promise<void>((resolve) => {
          socket.on('error', () => {}).on('close', () => resolve());
          socket.write(
            index % 2 === 0
              ? 'GET / HTTP/1.1\r\nHost: ada.example.com\r\nX-Slow: '
              : 'POST /subscribe HTTP/1.1\r\nHost: ada.example.com\r\nContent-Length: 1000\r\n\r\ne',
          );
          socket.resume();
        }),
    );
    const trickle = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('x');
    }, 500);
    onTestFinished(() => clearInterval(trickle));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await Promise.all(cut);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  },
);
