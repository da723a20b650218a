/** `roundup patrons claim`: tells the address of a member whose source tells none. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerClaim(patrons: Command, start: Start): void {
  patrons
    .command('claim')
    .summary('tell the address of a member')
    .description(
      'Tells the address of a member of whom the source tells none, as GitHub Sponsors and Liberapay do. Only do so for an address that you know to be theirs: the extras go there from then on.',
    )
    .argument('<source>', 'such as github-sponsors')
    .argument('<member>', 'as `patrons list` shows it')
    .argument('<address>', 'an e-mail address')
    .addHelpText('after', example('roundup patrons claim github-sponsors octoada ada@example.com'))
    .action((source: string, member: string, address: string, _flags: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { claimMember } = await import('../../../workflows/patron-by-hand.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        await claimMember(store.patrons, { source, member, address });
        reporter.answer('Claimed.', { outcome: 'claimed', source, member });
        return exitCodes.ok;
      }),
    );
}
