/** Debian's exim as a submission server of its own, which relays all it takes to another server. */
import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { selfMadeCertificate } from './self-made-certificate.ts';

const COMMAND = 'exim4';
const PATIENCE_MS = 10_000;
export const EXIM_USER = 'letters';
export const EXIM_PASSWORD = 'another-s3cret';

export interface Exim extends AsyncDisposable {
  /** With user and password. */
  readonly url: string;
  readonly port: number;
  log(): Promise<string>;
}

/** undefined where exim is not installed; only root can start one on a configuration of its own. */
export function eximStarter(): ((relay: { readonly port: number }) => Promise<Exim>) | undefined {
  const isInstalled = spawnSync(COMMAND, ['-bV'], { timeout: PATIENCE_MS }).status === 0;
  return isInstalled && process.getuid?.() === 0 ? startExim : undefined;
}

async function startExim(relay: { readonly port: number }): Promise<Exim> {
  const dir = await mkdtemp(join(tmpdir(), 'roundup-exim-'));
  // It works as a user of its own.
  await chmod(dir, 0o777);
  const port = await freePort();
  const { cert, key } = selfMadeCertificate('127.0.0.1');
  await writeFile(join(dir, 'cert.pem'), cert);
  await writeFile(join(dir, 'key.pem'), key, { mode: 0o644 });
  const config = join(dir, 'exim.conf');
  await writeFile(config, configuration({ dir, relay: relay.port }), { mode: 0o644 });
  const daemon = spawn(COMMAND, ['-C', config, '-bdf', '-q1s', '-oX', `127.0.0.1.${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  daemon.stderr.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  const log = () => readFile(join(dir, 'mainlog'), 'utf8').catch(() => '');
  try {
    await listening(port);
  } catch (error) {
    daemon.kill();
    throw new Error(`exim did not start: ${told} ${await log()}`, { cause: error });
  }
  return {
    port,
    log,
    url: `smtp://${EXIM_USER}:${EXIM_PASSWORD}@127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      daemon.kill();
      await new Promise((resolve) => daemon.once('exit', resolve));
      await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Tries again every second what it could not pass on. Wants TLS and a login; knows nobody called “nobody”, and puts “later” off. */
function configuration(at: { readonly dir: string; readonly relay: number }): string {
  return `
primary_hostname = relay.test
spool_directory = ${at.dir}/spool
log_file_path = ${at.dir}/%slog
pid_file_path = ${at.dir}/pid
host_lookup =
rfc1413_hosts =
tls_advertise_hosts = *
tls_certificate = ${at.dir}/cert.pem
tls_privatekey = ${at.dir}/key.pem
auth_advertise_hosts = \${if def:tls_in_cipher {*}{}}
acl_smtp_rcpt = rcpt
acl_smtp_data = data
dkim_verify_signers =
timeout_frozen_after = 1m
smtp_accept_max = 50
begin acl
rcpt:
  deny    message = 5.1.1 No such user: $local_part@$domain
          local_parts = nobody
  defer   message = 4.2.0 Later
          local_parts = later
  accept  authenticated = *
  deny    message = relay not permitted
data:
  accept
begin routers
relay:
  driver = manualroute
  transport = relay
  route_list = * 127.0.0.1
  self = send
begin transports
relay:
  driver = smtp
  port = ${at.relay}
  allow_localhost
  hosts_avoid_tls = *
begin retry
* * F,1h,1s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_set_id = $auth2
  server_condition = \${if and{{eq{$auth2}{${EXIM_USER}}}{eq{$auth3}{${EXIM_PASSWORD}}}}}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function listening(port: number): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isThere) return;
    await sleep(50);
  }
  throw new Error(`Nobody listens on ${port}.`);
}
