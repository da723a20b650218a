/** `roundup status`: how far the delivery of an issue is. */
import type { Command } from 'commander';
import type { IssueReport } from '../../workflows/issue-status.ts';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { requireIssue } from '../require-issue.ts';

export const registerStatus: Register = (program, start) => {
  program
    .command('status')
    .summary('how far the delivery of an issue is')
    .description('Counts the deliveries of an issue by their state, from the ledger.')
    .argument('<issue>', 'such as 2023-10')
    .addHelpText('after', example('roundup status 2023-10'))
    .action((issueId: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { issueStatus } = await import('../../workflows/issue-status.ts');
        const content = await composition.content();
        const config = await readConfig(content, reporter);
        await using store = await composition.store(config);
        const report = await issueStatus({ ledger: store.ledger }, issueId);
        // A delivery stays in the ledger when its issue's file is gone.
        if (report.stage === 'not-published') await requireIssue(content, issueId);
        reporter.answer(statusTable(report), report);
        if (report.next !== undefined) reporter.say(report.next);
        return report.deliveries.unknown > 0 ? exitCodes.unresolved : exitCodes.ok;
      }),
    );
};

/** The counts as lines of name and figure. */
export function statusTable(
  report: Pick<IssueReport, 'issueId' | 'audience' | 'deliveries' | 'byTier' | 'allowedRules'>,
): string {
  const rows: [string, number][] = [
    ['audience', report.audience],
    ...Object.entries(report.byTier).map(([tier, number]): [string, number] => [
      `  ${tier}`,
      number,
    ]),
    ...Object.entries(report.deliveries),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Issue ${report.issueId}`,
    ...rows.map(([name, number]) => `  ${name.padEnd(width)}  ${String(number).padStart(7)}`),
    ...(report.allowedRules.length === 0
      ? []
      : [`  rules allowed  ${report.allowedRules.join(', ')}`]),
  ].join('\n');
}
