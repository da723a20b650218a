/** The shell of an author: without the engine's own packages on its path, and without what npm tells its scripts. */
import { execFile, spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
}

/** npm or npx in a folder; throws with what it said where it fails. */
export async function inShell(
  cwd: string,
  program: 'npm' | 'npx',
  ...args: readonly string[]
): Promise<Said> {
  return promisify(execFile)(program, args, { ...surroundings(cwd), maxBuffer: 64_000_000 });
}

export interface Dev extends AsyncDisposable {
  readonly archive: string;
  readonly editions: string;
}

/** `npx roundup dev`, on any port, with its address. */
export async function devInShell(cwd: string): Promise<Dev> {
  const child = spawn('npx', ['roundup', 'dev', '--port', '0', '--json'], {
    ...surroundings(cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
    // npx, and what it starts, are ended together.
    detached: true,
  });
  const closed = new Promise<void>((done) => child.once('close', () => done()));
  const complaints = text(child.stderr);
  const answer = await new Promise<string>((done, failed) => {
    child.once('error', failed);
    void closed.then(async () => failed(new Error(`dev ended: ${await complaints}`)));
    child.stdout.once('data', (chunk) => done(String(chunk)));
  });
  const { archive = '', editions = '' }: Record<string, string> = JSON.parse(answer);
  return {
    archive,
    editions,
    async [Symbol.asyncDispose]() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await closed;
    },
  };
}

function surroundings(cwd: string) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|NODE_|VITEST|CI$)/i.test(name),
  );
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return {
    cwd,
    env: {
      ...Object.fromEntries(own),
      PATH: path
        .filter((folder) => !/node_modules.\.bin|node-gyp-bin/.test(folder))
        .join(delimiter),
      npm_config_prefer_offline: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    },
    shell: process.platform === 'win32',
  };
}
