/** Runs a Node program as a process of its own and measures the whole of it. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Command {
  /** The script and its arguments, for the Node that runs the benchmark. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Added to the environment of the benchmark. */
  readonly env?: Readonly<Record<string, string>>;
  /** Interrupts it, as Ctrl-C does; it must end by itself then. */
  readonly signal?: AbortSignal;
}

export interface Measurement {
  /** From the start of the process to its end, in milliseconds. */
  readonly ms: number;
  /** The largest resident set of the process, threads included, in megabytes (10^6 bytes). */
  readonly megabytes: number;
  readonly stdout: string;
}

const PRELOAD = fileURLToPath(new URL('report-peak.mjs', import.meta.url));
const LONGEST_MS = 10 * 60_000;

/** Throws with what the program said when it fails. Processes that it starts itself are not counted. */
export async function measure(command: Command): Promise<Measurement> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', PRELOAD, ...command.argv], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  });
  command.signal?.addEventListener('abort', () => child.kill('SIGINT'));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - startedAt));
  });
  const [stdout, stderr, peak, ms] = await Promise.all([
    textOf(child.stdio[1]),
    textOf(child.stdio[2]),
    textOf(child.stdio[3]),
    ended,
  ]);
  if (child.exitCode !== 0) {
    throw new Error(`${command.argv.join(' ')} ended with ${child.exitCode}:\n${stderr}${stdout}`);
  }
  return { ms, megabytes: (Number(peak) * 1024) / 1e6, stdout };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

async function textOf(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : '';
}
