/** `roundup stats`: how an issue went, or the last ones beside each other. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { requireIssue } from '../require-issue.ts';
import { wholeNumberTo } from '../whole-number.ts';

interface StatsFlags {
  readonly html?: string;
  readonly limit: number;
}

const MOST_ISSUES = 1000;

export const registerStats: Register = (program, start) => {
  program
    .command('stats')
    .summary('how an issue went: delivered, bounced, complaints, clicks')
    .description(
      'Counts what became of an issue: accepted, delivered, bounced, complaints, unsubscribed, opens, and clicks per link. Without an issue it lists the last ones beside each other.',
    )
    .argument('[issue]', 'such as 2023-10')
    .option('--html <file>', 'write a page with pictures of the issue as well')
    .option('--limit <count>', 'without an issue: at most so many', wholeNumberTo(MOST_ISSUES), 6)
    .addHelpText(
      'after',
      example(
        'roundup stats 2023-10',
        'roundup stats 2023-10 --html stats.html',
        'roundup stats --limit 12',
      ),
    )
    .action((issueId: string | undefined, flags: StatsFlags, command: Command) => {
      if (issueId !== undefined) {
        return start(command, (context) => stats(context, issueId, flags.html));
      }
      if (flags.html !== undefined)
        command.error('error: --html writes a page of one issue: name it');
      return start(command, (context) => lastIssues(context, flags.limit));
    });
};

async function lastIssues(
  { reporter, composition }: CommandContext,
  limit: number,
): Promise<number> {
  const { recentIssues } = await import('../../workflows/recent-issues.ts');
  const { issuesTable } = await import('../../core/stats/issues-table.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const { ledger, events } = store;
  const issues = await recentIssues({ ledger, events, clock: await composition.clock() }, limit);
  const text = issues.length > 0 ? issuesTable(issues) : 'No issue has begun to go out yet.';
  reporter.answer(text, issues);
  return exitCodes.ok;
}

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
    const newsletter = { title: config.title, theme: config.theme };
    await write(resolve(root, file), await statsPage({ newsletter, stats: numbers, at }));
    reporter.say(`Wrote ${file}.`);
  }
  reporter.answer(statsTable(numbers), numbers);
  return exitCodes.ok;
}
