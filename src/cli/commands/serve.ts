/** `roundup serve`: the archive, and readers who come, change and leave by themselves. */
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
    .summary('serve the archive; let readers come, change and leave')
    .description(
      'Serves dist/, takes the subscribe form, and answers the addresses that mails point to and providers tell events to. It listens on this machine only unless --host says otherwise; put a proxy with TLS before it.',
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
        const { environment, stateDir } = composition;
        const transport = chooseTransport(config.delivery, environment);
        const place = environment.databaseUrl === undefined ? stateDir : 'PostgreSQL';
        reporter.answer(
          `Serving ${options.out}/ on ${listening.url}, store in ${place}, mail by ${transport}`,
          { url: listening.url, store: place, stateDir, transport },
        );
        await untilAborted(signal);
        await listening.close();
        return exitCodes.ok;
      }),
    );
};
