/** `roundup stats`: how an issue went. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { requireIssue } from '../require-issue.ts';

export const registerStats: Register = (program, start) => {
  program
    .command('stats')
    .summary('how an issue went: delivered, bounced, complaints, clicks')
    .description(
      'Counts what became of an issue: accepted, delivered, bounced, complaints, unsubscribed, opens, and clicks per link.',
    )
    .argument('<issue>', 'such as 2023-10')
    .option('--html <file>', 'write a page with pictures as well')
    .addHelpText(
      'after',
      example('roundup stats 2023-10', 'roundup stats 2023-10 --html stats.html'),
    )
    .action((issueId: string, flags: { html?: string }, command: Command) =>
      start(command, (context) => stats(context, issueId, flags.html)),
    );
};

async function stats(
  { root, reporter, composition }: CommandContext,
  issueId: string,
  file: string | undefined,
): Promise<number> {
  const { issueStats } = await import('../../workflows/issue-stats.ts');
  const { statsTable } = await import('../../core/stats/stats-table.ts');
  const content = await composition.content();
  const config = await readConfig(content, reporter);
  await using store = await composition.store(config);
  const numbers = await issueStats({ ledger: store.ledger, events: store.events }, issueId);
  // Numbers stay when the issue's file is gone.
  if (numbers.startedAt === undefined) await requireIssue(content, issueId);
  if (file !== undefined) {
    const { statsPage } = await import('../../core/stats/stats-page.ts');
    const write = await composition.writer();
    const at = (await composition.clock()).now();
    const newsletter = { title: config.title, accent: config.theme.accent };
    await write(resolve(root, file), await statsPage({ newsletter, stats: numbers, at }));
    reporter.say(`Wrote ${file}.`);
  }
  reporter.answer(statsTable(numbers), numbers);
  return exitCodes.ok;
}
