/** `roundup serve`: the archive, the way in and the way out. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { chooseTransport } from '../../config/choose-transport.ts';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { portNumber } from '../port-number.ts';
import { untilAborted } from '../until-aborted.ts';

export const registerServe: Register = (program, start) => {
  program
    .command('serve')
    .summary('serve the archive and the unsubscribe address')
    .description(
      'Serves dist/ and answers the addresses that mails and the subscribe form point to. It listens on this machine only unless --host says otherwise; put a proxy with TLS before it.',
    )
    .option('--port <number>', 'where to listen', portNumber, 4321)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--out <folder>', 'the built archive', 'dist')
    .addHelpText('after', example('roundup serve --port 4321'))
    .action((options: { port: number; host: string; out: string }, command: Command) =>
      start(command, async ({ root, reporter, composition, signal }) => {
        const { listen } = await import('../../server/listen.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const app = await composition.server(store, {
          config,
          distDir: resolve(root, options.out),
          log: (entry) => reporter.log(entry),
        });
        const listening = await listen(app, { port: options.port, hostname: options.host });
        const transport = chooseTransport(config.delivery, composition.environment);
        reporter.answer(
          `Serving ${options.out}/ on ${listening.url}, store in ${composition.stateDir}, mail by ${transport}`,
          { url: listening.url, stateDir: composition.stateDir, transport },
        );
        await untilAborted(signal);
        await listening.close();
        return exitCodes.ok;
      }),
    );
};
