/** The admin page beside the server: a listener of its own, and one-time addresses on stdout. */
import type { AdminServer } from '../server/admin/create-admin-server.ts';
import { listen } from '../server/listen.ts';
import type { Reporter } from './reporter.ts';

export interface ServedAdmin extends AsyncDisposable {
  /** A new one-time address; the former is good no longer. */
  newUrl(): string;
}

/** Whatever address the server itself listens on. */
const HOSTNAME = '127.0.0.1';
const LAST_PORT = 65_535;

/** Each SIGUSR2 answers with another address, until it is disposed of; Windows has no such signal. */
export async function serveAdmin(
  admin: AdminServer,
  { port, adminPort = portBeside(port) }: { readonly port: number; readonly adminPort?: number },
  reporter: Pick<Reporter, 'answer'>,
): Promise<ServedAdmin> {
  const { url, close } = await listen(admin, {
    port: adminPort,
    hostname: HOSTNAME,
    option: '--admin-port',
  });
  const newUrl = (): string => `${url}${admin.newEntry()}`;
  const answerAnew = (): void => {
    const adminUrl = newUrl();
    reporter.answer(adminLine(adminUrl), { adminUrl });
  };
  process.on('SIGUSR2', answerAnew);
  return {
    newUrl,
    async [Symbol.asyncDispose]() {
      process.off('SIGUSR2', answerAnew);
      await close();
    },
  };
}

export function adminLine(url: string): string {
  return `The admin page opens once, within ten minutes, at ${url}`;
}

/** Any free one where the server's own is any, or is the last there is. */
function portBeside(port: number): number {
  return port === 0 || port === LAST_PORT ? 0 : port + 1;
}
