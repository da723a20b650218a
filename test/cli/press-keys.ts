/** A command as a person has it: in a terminal, key by key. */
import { execFile, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { MAIN } from './run-roundup.ts';

const PRESSER = resolve(import.meta.dirname, 'key-presser.py');
const outcome = z.object({ code: z.number(), seen: z.string(), restored: z.boolean() });

/** Pseudo-terminals are in Python's own library, which is on nearly every Unix. */
export const hasTerminals = spawnSync('python3', ['-c', 'import pty']).status === 0;
export const CTRL_C = '\u0003';

/** Each pair: what is waited for, and what is pressed then. */
export type Steps = readonly (readonly [string, string])[];

export interface Pressing {
  readonly root: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A module that is loaded before the command line. */
  readonly before?: string;
}

/** What the person saw, and whether the terminal was given back as it was. */
export async function pressKeys(
  args: readonly string[],
  steps: Steps,
  { root, env, before }: Pressing,
): Promise<z.output<typeof outcome>> {
  const node = [process.execPath, ...(before === undefined ? [] : ['--import', before]), MAIN];
  const { stdout } = await promisify(execFile)(
    'python3',
    [PRESSER, JSON.stringify(steps), ...node, ...args, '--root', root],
    { env: { PATH: process.env['PATH'], HOME: root, TERM: 'dumb', ...env } },
  );
  return outcome.parse(JSON.parse(stdout));
}
