/** Runs one command line from its words to its exit code. */
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { readEnvironment } from '../config/environment.ts';
import { compose } from '../compose.ts';
import { Failure } from '../core/failure.ts';
import { example, type Start } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { commands } from './program.ts';
import { createReporter, type Streams } from './reporter.ts';
import type { Restartable } from './restart-with-small-heap.ts';
import { systemFailure } from './system-failure.ts';
import { VERSION } from './version.ts';

/** What a command line is run in: this process unless given. */
export interface Surroundings extends Streams {
  /** The environment. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Given where the command has the process to itself. */
  readonly restartable?: Restartable;
}

/** `argv` without node and the script. Writes through the reporter only. */
export async function run(
  argv: readonly string[],
  surroundings: Surroundings = process,
): Promise<number> {
  const { stdout, stderr, variables, restartable } = surroundings;
  let exitCode: number = exitCodes.ok;
  const start: Start = async (command, handler) => {
    const options: { root?: string; json?: boolean } = command.optsWithGlobals();
    const reporter = createReporter({ json: options.json === true, stdout, stderr });
    exitCode = await settle(reporter, async (signal) => {
      const root = resolve(options.root ?? '.');
      const composition = compose({ root, environment: readEnvironment(variables) });
      return handler({ root, reporter, composition, signal, restartable });
    });
  };
  const program = createProgram(start, surroundings);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return exitCode;
}

function createProgram(start: Start, { stdout, stderr }: Streams): Command {
  const program = new Command('roundup')
    .description('Markdown issues in; a static archive, feeds and e-mail to every subscriber out.')
    .version(VERSION, '--version')
    .option('--root <folder>', 'where newsletter.config.ts is', '.')
    .option('--json', 'answer in JSON on stdout')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', example('roundup demo --once', 'roundup publish 2023-10 --plan'))
    .showHelpAfterError('(see roundup --help)')
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .exitOverride();
  for (const register of commands) register(program, start);
  return program;
}

async function settle(
  reporter: ReturnType<typeof createReporter>,
  work: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  try {
    return await work(interrupt.signal);
  } catch (error) {
    if (interrupt.signal.aborted && error === interrupt.signal.reason) {
      reporter.say('Interrupted; nothing was changed.');
      return exitCodes.interrupted;
    }
    const failure = error instanceof Failure ? error : systemFailure(error);
    reporter.failed(failure ?? error);
    return failure === undefined ? exitCodes.failure : exitCodes[failure.kind];
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  }
}
