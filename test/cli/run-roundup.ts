/** Runs the command line: here, with streams and an environment of its own, or in a process. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';

export const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly root: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * In this process, which is several times as quick as starting one. No key and no terminal,
 * whatever the shell that runs the tests has.
 */
export async function runRoundup(args: readonly string[], options: Options): Promise<Finished> {
  const stdout = collector();
  const stderr = collector();
  const code = await run([...args, '--root', options.root], {
    stdout: stdout.stream,
    stderr: stderr.stream,
    variables: options.env ?? {},
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** As an author starts it. */
export function startRoundupAlone(args: readonly string[], options: Options): Promise<Finished> {
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

function collector(): { readonly stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
