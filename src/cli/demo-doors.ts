/** Where the demo is reached: the archive with its server, and the outbox, on this machine alone. */
import { join } from 'node:path';
import type { ServedApp } from '../server/listen.ts';

export interface DemoDoors extends AsyncDisposable {
  /** Without slashes at their ends. */
  readonly archive: string;
  readonly outbox: string;
  /** Nothing but "not yet" is answered before. */
  open(app: ServedApp): void;
}

/** Listens at once: what is served must know where its links lead. The outbox is one port above. */
export async function demoDoors(
  port: number,
  composition: { readonly stateDir: string },
): Promise<DemoDoors> {
  const { listen } = await import('../server/listen.ts');
  const { createLateApp } = await import('../server/late-app.ts');
  const { createOutboxServer } = await import('../server/create-outbox-server.ts');
  const app = createLateApp();
  const hostname = '127.0.0.1';
  const archive = await listen(app, { port, hostname });
  const dir = join(composition.stateDir, 'outbox');
  const outboxPort = port === 0 ? 0 : port + 1;
  const outbox = await listen(createOutboxServer({ dir }), { port: outboxPort, hostname }).catch(
    async (error: unknown) => {
      await archive.close();
      throw error;
    },
  );
  return {
    archive: archive.url,
    outbox: outbox.url,
    open: (made) => app.become(made),
    async [Symbol.asyncDispose]() {
      await Promise.all([archive.close(), outbox.close()]);
    },
  };
}
