/** `roundup store`: keeps subscribers and ledger safe, and moves them where several machines reach them. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { example, type Register, type Start } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const registerStore: Register = (program, start) => {
  const store = program.command('store').summary('back up, check or move subscribers and ledger');
  store
    .description('Subscribers, suppressions and the ledger of what was sent, as one database.')
    .addHelpText('after', example('roundup store backup letter-2023-11.db'));
  registerBackup(store, start);
  registerCheck(store, start);
  registerMove(store, start);
};

function registerBackup(store: Command, start: Start): void {
  store
    .command('backup')
    .summary('copy all of it into a new file')
    .description(
      'Writes a consistent copy while others go on, readable by you alone: it holds every address and the newsletter’s secret. A file that exists is never overwritten. To restore it, put it in the place of .roundup/roundup.db.',
    )
    .argument('<file>', 'a file that does not exist yet')
    .addHelpText('after', example('roundup store backup ~/backups/letter-2023-11.db'))
    .action((file: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const target = resolve(file);
        await (await composition.upkeep()).backUp(target);
        reporter.answer(`Backed up to ${target}`, { file: target });
        return exitCodes.ok;
      }),
    );
}

function registerCheck(store: Command, start: Start): void {
  store
    .command('check')
    .summary('see whether it holds together')
    .description(
      'Reads all of it: whether the file is whole, and whether what the ledger says adds up. Changes nothing.',
    )
    .addHelpText('after', example('roundup store check'))
    .action((_options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const problems = await (await composition.upkeep()).check();
        const lines = problems.map(({ what, rows }) => `${rows.toLocaleString('en')} ${what}`);
        reporter.answer(lines.join('\n') || 'All is well.', { problems });
        return problems.length === 0 ? exitCodes.ok : exitCodes.failure;
      }),
    );
}

function registerMove(store: Command, start: Start): void {
  store
    .command('move')
    .summary('copy all of it to PostgreSQL, and go on there')
    .description(
      'Copies every table in one transaction, counts both sides, and shuts the old store: only one may know what was sent.',
    )
    .argument('<url>', 'an empty database, postgres://user@host/name')
    .addHelpText('after', example('roundup store move postgres://roundup@db.example.com/letter'))
    .action((url: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const copied = await (await composition.upkeep()).move(url);
        const rows = Object.entries(copied).map(
          ([table, count]) => `${String(count).padStart(10)}  ${table}`,
        );
        reporter.answer(rows.join('\n'), { copied });
        reporter.say('Moved. Set DATABASE_URL to that address from now on.');
        return exitCodes.ok;
      }),
    );
}
