/** `roundup cancel`: takes an issue back, as far as that is still possible. */
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { statusTable } from './status.ts';

export const registerCancel: Register = (program, start) => {
  program
    .command('cancel')
    .summary('take an issue back that is not out yet')
    .description(
      'Takes back what was not submitted and what still waits at the provider. Whoever has not got the issue may then get it by a later publish.',
    )
    .argument('<issue>', 'such as 2023-10')
    .addHelpText('after', example('roundup cancel 2023-10'))
    .action((issueId: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { cancelPublish } = await import('../../workflows/cancel-publish.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = { ledger: store.ledger, transport: await composition.transport(config) };
        const result = await cancelPublish(ports, issueId);
        reporter.answer(statusTable(result.status, config.timeZone), result);
        for (const problem of result.problems) {
          reporter.say(`Not all of it could be taken back: ${problem}.`);
        }
        if (result.isPending) {
          reporter.say(`Ask again soon: roundup cancel ${issueId}`);
          return exitCodes.unresolved;
        }
        if (result.problems.length > 0) return exitCodes.failure;
        reporter.say('All of it was taken back; nobody gets it.');
        return exitCodes.ok;
      }),
    );
};
