/** Runs the real command line in a process of its own. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** No key and no terminal, whatever the shell that runs the tests has. */
export function runRoundup(
  args: readonly string[],
  options: { readonly root: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Finished> {
  const child = spawn(process.execPath, [MAIN, ...args, '--root', options.root], {
    env: { PATH: process.env['PATH'], HOME: options.root, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}
