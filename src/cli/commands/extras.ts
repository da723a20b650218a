/** `roundup extras`: the files of extras encrypted for a public repository, and the key that seals them. */
import type { Command } from 'commander';
import type { VaultReport } from '../../ports/extras.ts';
import { example, type CommandContext, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { readConfig } from '../read-config.ts';

export const registerExtras: Register = (program, start) => {
  const extras = program
    .command('extras')
    .summary('encrypt the extras for a public repository, and find their key');
  extras
    .command('encrypt')
    .summary('turn the files of extras into age files')
    .description(
      'Encrypts the files of extras, those beside them, and the issues for patrons, for extras.recipients of the config. A plain file is removed once its encrypted one has been opened with EXTRAS_IDENTITY; without that it is kept.',
    )
    .addHelpText('after', example('roundup extras encrypt'))
    .action((_options: unknown, command: Command) =>
      start(command, async (context) => {
        const report = await (await vaultOf(context)).encrypt();
        const kept =
          report.kept.length === 0
            ? ''
            : ` Still there as plain text: ${report.kept.join(', ')}. Set EXTRAS_IDENTITY and run this again to have them removed.`;
        answer(context, 'Encrypted', report, kept);
        return exitCodes.ok;
      }),
    );
  extras
    .command('decrypt')
    .summary('turn the age files back into plain ones')
    .description('Opens what "extras encrypt" made, with EXTRAS_IDENTITY from the environment.')
    .addHelpText('after', example('roundup extras decrypt'))
    .action((_options: unknown, command: Command) =>
      start(command, async (context) => {
        const report = await (await vaultOf(context)).decrypt();
        const kept =
          report.kept.length === 0
            ? ''
            : ` Left alone, because the plain file holds something else: ${report.kept.join(', ')}.`;
        answer(context, 'Decrypted', report, kept);
        return exitCodes.ok;
      }),
    );
  extras
    .command('key')
    .summary('say where the key is that seals extras')
    .description(
      'Makes the key where there is none, but never where CI is set. Keep a copy: without it no link that was mailed opens anything.',
    )
    .option('--show', 'print the key itself, as EXTRAS_KEY takes it')
    .addHelpText('after', example('roundup extras key'))
    .action((options: { readonly show?: boolean }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const key = await (await composition.extrasKey()).read();
        const where =
          composition.environment.extrasKey === undefined
            ? `${composition.stateDir}/extras.key`
            : 'EXTRAS_KEY';
        if (options.show === true) {
          const shown = Buffer.from(key).toString('base64url');
          reporter.answer(shown, { where, key: shown });
        } else {
          reporter.answer(`The key is in ${where}.`, { where });
        }
        return exitCodes.ok;
      }),
    );
};

async function vaultOf({ composition, reporter }: CommandContext) {
  const config = await readConfig(await composition.content(), reporter);
  return composition.extrasVault(config);
}

function answer(
  { reporter }: CommandContext,
  word: string,
  report: VaultReport,
  kept: string,
): void {
  reporter.answer(`${word} ${count(report.done.length, 'file')}.${kept}`, report);
}
