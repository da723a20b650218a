/** Starts a command that goes on until it is stopped, and reads what it says first. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts');
const ANSWER_WITHIN_MS = 60_000;

export interface Running<T> extends AsyncDisposable {
  /** The command's first answer under --json. */
  readonly answer: T;
  /** Sends SIGINT and resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** `isAnswer` tells the answer that is waited for from others before it. */
export async function startRoundup<T>(
  args: readonly string[],
  options: { readonly root: string; readonly isAnswer: (answer: unknown) => answer is T },
): Promise<Running<T>> {
  const child = spawn(process.execPath, [MAIN, ...args, '--json', '--root', options.root], {
    env: { PATH: process.env['PATH'], HOME: options.root },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const answer = await new Promise<T>((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`No answer. ${errors}`)), ANSWER_WITHIN_MS);
    void closed.then((code) => failed(new Error(`Ended with ${code}. ${errors}`)));
    let output = '';
    let isAnswered = false;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      // What the framework writes of requests later on is nobody's answer.
      if (isAnswered) return;
      output += chunk;
      for (const line of output.split('\n').slice(0, -1)) {
        const parsed: unknown = JSON.parse(line);
        if (!options.isAnswer(parsed)) continue;
        isAnswered = true;
        clearTimeout(timer);
        done(parsed);
      }
    });
  });
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT');
    return closed;
  };
  return { answer, stop, [Symbol.asyncDispose]: async () => void (await stop()) };
}
