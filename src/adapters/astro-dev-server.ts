/** The archive served by Astro while it is written, with another app in front of its pages. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { SnapshotOptions } from './files/snapshot.ts';
import { withoutAstroTelemetry } from '../config/packages-environment.ts';
import { contentSource } from '../site/content-source.ts';
import { siteConfig } from '../site/site-config.ts';

export interface DevServerOptions extends SnapshotOptions {
  readonly port: number;
  /** Answers what lies below `path`. */
  readonly beside: {
    readonly path: string;
    fetch(request: Request): Response | Promise<Response>;
  };
}

/** Listens on this machine only. Resolves when the server answers. */
export async function startDevServer(
  options: DevServerOptions,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const cacheDir = join(options.root, '.roundup/cache');
  withoutAstroTelemetry();
  const { dev } = await import('astro');
  const server = await dev({
    ...siteConfig({
      root: options.root,
      ...contentSource({ ...options, cacheDir, drafts: true }),
      outDir: join(options.root, 'dist'),
      cacheDir: join(cacheDir, 'dev'),
      onDevRequest: [besideHandler(options.beside)],
    }),
    configFile: false,
    logLevel: 'warn',
    server: { port: options.port, host: '127.0.0.1' },
  });
  return {
    url: `http://127.0.0.1:${server.address.port}`,
    close: () => server.stop(),
  };
}

function besideHandler(beside: DevServerOptions['beside']) {
  const listener = getRequestListener((request) => beside.fetch(request));
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.url?.startsWith(`${beside.path}/`) === true) void listener(request, response);
    else next();
  };
}
