/** `roundup link check`: whether the pages that links lead to are still there. */
import type { Command } from 'commander';
import { linkFindings } from '../../../core/link-check/link-findings.ts';
import { pagesOfIssue, pagesOfLinks } from '../../../core/link-check/pages-to-check.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { calendarDay } from '../../calendar-day.ts';
import { exitCodes } from '../../exit-codes.ts';
import { checkFigures, describeFindings, describeMended } from '../../link-check-report.ts';
import { readConfig } from '../../read-config.ts';
import { readIssue } from '../../read-issue.ts';

interface CheckFlags {
  readonly issue?: string;
  readonly since?: string;
  readonly fix: boolean;
  readonly snapshots: boolean;
}

export function registerCheck(link: Command, start: Start): void {
  link
    .command('check')
    .summary('ask whether the pages are still there')
    .description(
      'Asks each page, one at a time of a host, and tells of what is dead, has moved for good, answers with https: too, follows readers around, has a cut title, or is filed twice. What cannot be told, such as 403, 429 or no answer in time, is unknown. Answers are kept for some days, so that a check which was interrupted goes on. Exits with 65 when a link is dead and has no snapshot.',
    )
    .option('--issue <id>', 'only the links that this issue shows')
    .option('--since <day>', 'only those added on that day or later', calendarDay)
    .option(
      '--fix',
      'write new addresses into the files, and offer snapshots of the Wayback Machine for what is dead',
      false,
    )
    .option('--snapshots', 'with --fix: write all of those without asking', false)
    .addHelpText(
      'after',
      example('roundup link check --issue 2023-10', 'roundup link check --since 2023-01-01 --fix'),
    )
    .action((flags: CheckFlags, command: Command) => {
      if (flags.issue !== undefined && flags.since !== undefined) {
        command.error('error: give either --issue or --since');
      }
      if (flags.snapshots && !flags.fix) command.error('error: --snapshots goes with --fix');
      return start(command, (context) => check(context, flags));
    });
}

async function check(context: CommandContext, flags: CheckFlags): Promise<number> {
  const { reporter, composition, signal } = context;
  const { checkLinks } = await import('../../../workflows/check-links.ts');
  const { mendLinks } = await import('../../../workflows/mend-links.ts');
  const { canAsk } = await import('../../ask.ts');
  const { askSnapshots } = await import('../../ask-snapshots.ts');
  const content = await composition.content();
  const config = await readConfig(content, reporter);
  const issue =
    flags.issue === undefined ? undefined : await readIssue(content, flags.issue, reporter);
  const links = await composition.links();
  const { checks: kept } = await composition.linkMemory();
  const clock = await composition.clock();
  const ports = { links, clock, web: await composition.web(config), checks: kept };
  const { records, diagnostics } = await links.all();
  const unread = diagnostics.filter(({ severity }) => severity === 'error');
  reporter.diagnostics(unread);
  const pages =
    issue === undefined ? pagesOfLinks(records, flags.since) : pagesOfIssue(issue, records);
  const checked = await checkLinks(ports, pages, {
    signal,
    onProgress: (done, count) => reporter.progress(`${done} of ${count} pages`),
  });
  reporter.endProgress();
  const { checks, isInterrupted } = checked;
  const findings = linkFindings(pages, checks);
  const canMend = flags.fix && !isInterrupted;
  const asking = { isUnattended: reporter.json || composition.environment.isUnattended };
  const onSnapshot = askSnapshots(flags.snapshots, asking);
  const mended = canMend
    ? await mendLinks(ports, pages, checks, { onSnapshot, signal })
    : undefined;
  const figures = checkFigures(pages, checked, findings, mended);
  reporter.answer(describeFindings(findings, figures), figures);
  if (mended !== undefined) reporter.say(describeMended(mended, canAsk(asking)));
  else if (!flags.fix && findings.some(({ isMendable }) => isMendable)) {
    reporter.say('roundup link check --fix mends what it can.');
  }
  if (isInterrupted) {
    reporter.say('Interrupted; what was found is kept, and the same command goes on.');
    return exitCodes.interrupted;
  }
  const isSound = figures.deadWithoutSnapshot === 0 && unread.length === 0;
  return isSound ? exitCodes.ok : exitCodes.content;
}
