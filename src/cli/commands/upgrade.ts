/** `roundup upgrade`: what is new in the engine that is installed, and what to change for it. */
import { type Command, InvalidArgumentError } from 'commander';
import { isVersion } from '../../core/upgrade/compare-versions.ts';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { describeUpgrade } from '../upgrade-report.ts';

interface UpgradeFlags {
  readonly from?: string;
  readonly check: boolean;
  readonly latest: boolean;
}

export const registerUpgrade: Register = (program, start) => {
  program
    .command('upgrade')
    .summary('tell what is new in this version, and what to change for it')
    .description(
      'Shows what changed since the version of which you read last, or which built this newsletter first, and what in your files has another name now. Updating itself is up to npm: npm install roundup@latest. Asks nothing of the network unless --latest is given.',
    )
    .option('--from <version>', 'tell what is new since this version', version)
    .option('--check', 'remember nothing; exit with 1 if a file has to be changed', false)
    .option('--latest', 'ask npm whether there is a newer version', false)
    .addHelpText('after', example('roundup upgrade', 'roundup upgrade --from 0.1.0 --check'))
    .action((flags: UpgradeFlags, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { upgrade } = await import('../../workflows/upgrade.ts');
        const { migrations } = await import('../../core/upgrade/migrations.ts');
        const engine = await composition.engine();
        const found = await upgrade(
          { engine, files: await composition.files() },
          { migrations, from: flags.from, asksForNewest: flags.latest },
        );
        const isUnanswered = flags.latest && found.newest === undefined;
        if (isUnanswered) reporter.say('npm did not say which version is the newest.');
        reporter.answer(describeUpgrade(found), found);
        if (!flags.check) await engine.remember(found.installed);
        return flags.check && found.changes.length > 0 ? exitCodes.failure : exitCodes.ok;
      }),
    );
};

function version(text: string): string {
  if (isVersion(text)) return text;
  throw new InvalidArgumentError('A version is needed, such as 0.1.0.');
}
