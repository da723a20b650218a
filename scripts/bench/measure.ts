/** Runs a program as a process of its own and measures the whole of it. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Command {
  /** A script for the Node that runs the benchmark unless it is given; an absolute path. */
  readonly program?: string;
  /** The script and its arguments, or those of the program. */
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
  /** What processors spent on it, those of all threads together; other work is not in it. */
  readonly processorMs: number;
  /** The largest resident set of the process, threads included, in megabytes (10^6 bytes). */
  readonly megabytes: number;
  readonly stdout: string;
}

const PRELOAD = fileURLToPath(new URL('report-peak.mjs', import.meta.url));
const LONGEST_MS = 10 * 60_000;
/** GNU time. */
export const WATCH = '/usr/bin/time';

/** Throws with what the program said when it fails. Processes that it starts itself are not counted. */
export async function measure(command: Command): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-measured-'));
  try {
    return await measureInto(join(folder, 'figures'), command);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureInto(path: string, command: Command): Promise<Measurement> {
  const startedAt = performance.now();
  const [program, argv] = programOf(command);
  const child = spawn(program, argv, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env, ROUNDUP_FIGURES: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  });
  command.signal?.addEventListener('abort', () => child.kill('SIGINT'));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - startedAt));
  });
  const [stdout, stderr, ms] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (child.exitCode !== 0) {
    throw new Error(`${command.argv.join(' ')} ended with ${child.exitCode}:\n${stderr}${stdout}`);
  }
  const figures =
    command.program === undefined
      ? await readFile(path, 'utf8')
      : (stderr.trim().split('\n').at(-1) ?? '');
  const [peak = Number.NaN, user = Number.NaN, system = 0] = figures.split(' ').map(Number);
  return { ms, processorMs: (user + system) * 1000, megabytes: (peak * 1024) / 1e6, stdout };
}

/** Of other programs GNU time says what the preload says of Node, as the last line of their errors. */
function programOf({ program, argv }: Command): [string, string[]] {
  return program === undefined
    ? [process.execPath, ['--import', PRELOAD, ...argv]]
    : [WATCH, ['--quiet', '--format=%M %U %S', program, ...argv]];
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
