/** `roundup status`: how far the delivery of an issue is, or what waits of all. */
import type { Command } from 'commander';
import type { IssueReport } from '../../workflows/issue-status.ts';
import { describeOpenRun, nextCommand } from '../../core/delivery/open-run.ts';
import { describeInbox } from '../../core/inbox/describe-inbox.ts';
import { localTime } from '../../core/delivery/local-time.ts';
import type { Delivery } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { pourLines } from '../pour-lines.ts';
import { readConfig } from '../read-config.ts';
import type { Reporter } from '../reporter.ts';
import { requireIssue } from '../require-issue.ts';

export const registerStatus: Register = (program, start) => {
  program
    .command('status')
    .summary('how far the delivery of an issue is')
    .description(
      'Counts the deliveries of an issue by their state, from the ledger. Without an issue it tells of all unfinished deliveries, and what waits in the inbox of the server.',
    )
    .argument('[issue]', 'such as 2023-10')
    .option('--who', 'list each person, whether they have it, and why not', false)
    .addHelpText(
      'after',
      example('roundup status', 'roundup status 2023-10', 'roundup status 2023-10 --who'),
    )
    .action((issueId: string | undefined, { who }: { who: boolean }, command: Command) => {
      if (issueId !== undefined) return start(command, (context) => status(context, issueId, who));
      if (who) command.error('error: --who lists the people of one issue: name it');
      return start(command, waiting);
    });
};

async function status(
  { reporter, composition }: CommandContext,
  issueId: string,
  who: boolean,
): Promise<number> {
  const { issueStatus } = await import('../../workflows/issue-status.ts');
  const content = await composition.content();
  const config = await readConfig(content, reporter);
  await using store = await composition.store(config);
  const report = await issueStatus({ ledger: store.ledger }, issueId);
  // A delivery stays in the ledger when its issue's file is gone.
  if (report.stage === 'not-published') await requireIssue(content, issueId);
  if (who) await listDeliveries(reporter, store.ledger, issueId);
  else reporter.answer(statusTable(report, config.timeZone), report);
  if (report.next !== undefined) reporter.say(report.next);
  return report.deliveries.unknown > report.leftUnknown ? exitCodes.unresolved : exitCodes.ok;
}

async function waiting({ reporter, composition }: CommandContext): Promise<number> {
  const { openWork } = await import('../../workflows/open-work.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const { timeZone } = config;
  const work = await openWork({ ledger: store.ledger, inbox: store.inbox });
  const runs = work.runs.map(
    (run) => `Issue ${run.issueId}: ${describeOpenRun(run, timeZone)}. Go on: ${nextCommand(run)}`,
  );
  const deliveries = runs.length > 0 ? runs : ['No delivery is unfinished.'];
  reporter.answer([...deliveries, describeInbox(work.inbox, timeZone)].join('\n'), work);
  return work.runs.some(({ unknown }) => unknown > 0) ? exitCodes.unresolved : exitCodes.ok;
}

async function listDeliveries(
  reporter: Reporter,
  ledger: Pick<Ledger, 'deliveries'>,
  issueId: string,
): Promise<void> {
  const lineOf = (delivery: Delivery): string =>
    reporter.json ? JSON.stringify(delivery) : asText(delivery);
  await pourLines(reporter, ledger.deliveries(issueId), lineOf);
}

function asText({ address = '(erased)', state, tier, reason = '' }: Delivery): string {
  return [address, state, tier, reason].join('\t').trimEnd();
}

/** The counts as lines of name and figure. */
export function statusTable(
  report: Pick<
    IssueReport,
    'issueId' | 'audience' | 'deliveries' | 'byTier' | 'allowedRules' | 'sendAt' | 'paused'
  >,
  timeZone: string,
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
    ...(report.sendAt === undefined ? [] : [`  goes out  ${localTime(report.sendAt, timeZone)}`]),
    ...(report.paused === undefined ? [] : [`  paused  ${report.paused.reason}`]),
  ].join('\n');
}
