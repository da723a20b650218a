/** `roundup serve`: the archive, and readers who come, change and leave by themselves. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { chooseTransport } from '../../config/choose-transport.ts';
import type { Log } from '../../server/log.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { portNumber } from '../port-number.ts';
import { untilAborted } from '../until-aborted.ts';

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly out: string;
  readonly admin: boolean;
  readonly adminPort?: number;
}

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
    .option('--admin', 'print a one-time address of the admin page, on this machine alone', false)
    .addOption(
      new Option('--admin-port <number>', 'where the admin page is; one above unless given')
        .argParser(portNumber)
        .implies({ admin: true }),
    )
    .addHelpText('after', example('roundup serve --port 4321', 'roundup serve --admin'))
    .action((flags: ServeFlags, command: Command) =>
      start(command, (context) => serve(context, flags)),
    );
};

async function serve(
  { root, reporter, composition, signal }: CommandContext,
  flags: ServeFlags,
): Promise<number> {
  const { listen } = await import('../../server/listen.ts');
  const { adminLine, serveAdmin } = await import('../serve-admin.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const log: Log = (entry) => reporter.log(entry);
  await using admin = flags.admin
    ? await serveAdmin(await composition.admin(store, { config, log }), flags, reporter)
    : undefined;
  const distDir = resolve(root, flags.out);
  const app = await composition.server(store, { config, distDir, log });
  const listening = await listen(app, { port: flags.port, hostname: flags.host });
  const { environment, stateDir } = composition;
  const transport = chooseTransport(config.delivery, environment);
  const place = environment.databaseUrl === undefined ? stateDir : 'PostgreSQL';
  const adminUrl = admin?.newUrl();
  const where = `Serving ${flags.out}/ on ${listening.url}, store in ${place}, mail by ${transport}`;
  reporter.answer(adminUrl === undefined ? where : `${where}\n${adminLine(adminUrl)}`, {
    url: listening.url,
    store: place,
    stateDir,
    transport,
    adminUrl,
  });
  await untilAborted(signal);
  await Promise.all([listening.close(), admin?.[Symbol.asyncDispose]()]);
  return exitCodes.ok;
}
