/** `roundup link pull`: the links that wait at the server, as files. */
import type { Command } from 'commander';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';
import { serverAddress } from '../../server-address.ts';

export function registerPull(link: Command, start: Start): void {
  link
    .command('pull')
    .summary('fetch the links that wait at the server')
    .description(
      'Files the links that a browser or a phone sent to “roundup serve”, where the server has no checkout of the newsletter. They wait in the store that this machine shares with it, or at the server itself.',
    )
    .option('--server <url>', 'ask the running server, by INBOX_TOKEN', serverAddress)
    .addHelpText(
      'after',
      example('roundup link pull', 'roundup link pull --server https://mail.example.com'),
    )
    .action((flags: { readonly server?: string }, command: Command) =>
      start(command, (context) => pull(context, flags.server)),
    );
}

async function pull(
  { reporter, composition, signal }: CommandContext,
  server: string | undefined,
): Promise<number> {
  const { pullLinks } = await import('../../../workflows/pull-links.ts');
  const config = await readConfig(await composition.content(), reporter);
  const links = await composition.links();
  await using store = server === undefined ? await composition.store(config) : undefined;
  const captured = store?.capturedLinks ?? (await composition.captured(server ?? ''));
  const pulled = await pullLinks({ links, captured }, signal);
  for (const path of pulled.filed) reporter.say(path);
  const known = pulled.known.length === 0 ? '' : `, ${pulled.known.length} here already`;
  reporter.answer(`${count(pulled.filed.length, 'link')} filed${known}.`, pulled);
  return exitCodes.ok;
}
