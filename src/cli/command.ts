/** What every command shares: how it starts, what it is given, and how its end becomes a code. */
import type { Command } from 'commander';
import type { Composition } from '../compose.ts';
import type { Reporter } from './reporter.ts';
import type { Restartable } from './restart-with-small-heap.ts';

export interface CommandContext {
  /** The newsletter's folder, absolute. */
  readonly root: string;
  readonly reporter: Reporter;
  readonly composition: Composition;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The process, where it is nobody else's. */
  readonly restartable: Restartable | undefined;
}

/** Returns the exit code; throws a Failure for what stops it. */
export type Handler = (context: CommandContext) => Promise<number>;

/** Runs a handler on behalf of a commander command. */
export type Start = (command: Command, handler: Handler) => Promise<void>;

/** Adds a command's lines to the program. */
export type Register = (program: Command, start: Start) => void;

/** The example under a command's help. */
export function example(...lines: readonly string[]): string {
  return `\nExample:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
}
