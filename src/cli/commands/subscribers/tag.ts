/** `roundup subscribers tag`: gives tags to one person, and takes them away. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerTag(subscribers: Command, start: Start): void {
  subscribers
    .command('tag')
    .summary('give tags to one person, or take them away')
    .description(
      '+tag gives a tag, -tag takes one away. `publish` can mail those with a tag alone.',
    )
    .argument('<address>', 'an e-mail address')
    .argument('<changes...>', '+tag and -tag, as many as you like')
    // What begins with a hyphen is a tag to take away; -h would be the help.
    .allowUnknownOption()
    .helpOption('--help', 'display help for command')
    .addHelpText('after', example('roundup subscribers tag ada@example.com +beta -trial'))
    .action((address: string, changes: readonly string[], _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { tagSubscriber } = await import('../../../workflows/tag-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const { outcome, tags } = await tagSubscriber(store, { address, changes });
        const sentences = {
          changed: `Tags: ${tags.join(', ') || 'none'}`,
          unchanged: `Nothing changed. Tags: ${tags.join(', ') || 'none'}`,
          unknown: 'No subscriber has this address.',
        };
        reporter.answer(sentences[outcome], { outcome, tags });
        return outcome === 'unknown' ? exitCodes.failure : exitCodes.ok;
      }),
    );
}
