/** `roundup link refresh`: fills in what links lack once their pages can be read. */
import type { Command } from 'commander';
import { oneLine } from '../../../core/link/clean-text.ts';
import type { RefreshedLink } from '../../../workflows/refresh-links.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerRefresh(link: Command, start: Start): void {
  link
    .command('refresh')
    .summary('fill in what links lack')
    .description(
      'Asks the pages of links that were filed without being read, and fills in what is missing. What stands in a file stays. Without a name, all links in the inbox or ready whose page nobody has read yet.',
    )
    .argument('[link...]', 'a part of its name, its eight digits, or its address')
    .addHelpText('after', example('roundup link refresh', 'roundup link refresh 9f2c11ab'))
    .action((parts: readonly string[], _options: unknown, command: Command) =>
      start(command, (context) => refresh(context, parts)),
    );
}

async function refresh(context: CommandContext, parts: readonly string[]): Promise<number> {
  const { reporter, composition, signal } = context;
  const { refreshLinks } = await import('../../../workflows/refresh-links.ts');
  const config = await readConfig(await composition.content(), reporter);
  const ports = { links: await composition.links(), web: await composition.web(config) };
  const done: RefreshedLink[] = [];
  try {
    for await (const refreshed of refreshLinks(ports, { parts, signal })) done.push(refreshed);
  } catch (error) {
    if (!signal.aborted || done.length === 0) throw error;
  }
  const lines = done.map(describeRefreshed);
  reporter.answer(
    lines.length === 0 ? 'Every link has been read.' : lines.join('\n'),
    done.map(({ record: { id, path }, filled, unread, isBusy }) => ({
      id,
      path,
      filled,
      unread: unread ?? null,
      isBusy,
    })),
  );
  return signal.aborted ? exitCodes.interrupted : exitCodes.ok;
}

function describeRefreshed({ record, filled, unread, isBusy }: RefreshedLink): string {
  if (unread !== undefined) return `${record.id}: could not be read: ${oneLine(unread, 200)}.`;
  if (isBusy) return `${record.id}: changed meanwhile, and left as it is. Try again.`;
  if (filled.length === 0) return `${record.id}: nothing to fill in.`;
  return `${record.id}: ${filled.join(', ')}`;
}
