/** `roundup link list`: the links and where they stand, one a line. */
import { Option, type Command } from 'commander';
import { type LinkFilter, type LinkStatus, selectLinks } from '../../../core/link/link-standing.ts';
import { linkStatuses } from '../../../core/link/schema.ts';
import { example, type Start } from '../../command.ts';
import { linkData, linkLine } from '../../describe-link.ts';
import { calendarDay } from '../../calendar-day.ts';
import { exitCodes } from '../../exit-codes.ts';

/** Longer names push the titles off the screen. */
const WIDEST_NAME = 60;

export function registerList(link: Command, start: Start): void {
  link
    .command('list')
    .summary('list links')
    .description(
      'Lists links, the newest first: status, name, title, and the issues that show it. A link that an issue shows is used, whatever its file says.',
    )
    .addOption(new Option('--status <status>', 'only these').choices(linkStatuses))
    .option('--tag <tag>', 'only those with this tag')
    .option('--author <name>', 'only those by somebody of that name, or a part of it')
    .option('--site <site>', 'only those of a site or host, or a part of its name')
    .option('--since <day>', 'only those added on that day or later', calendarDay)
    .option('--unused', 'only those whose page no issue shows')
    .addHelpText('after', example('roundup link list --status ready --tag kubernetes'))
    .action((filter: LinkFilter & { status?: LinkStatus }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { readLinks } = await import('../../../workflows/read-links.ts');
        const { standings, diagnostics } = await readLinks(await composition.links());
        const shown = selectLinks(standings, filter);
        const width = Math.min(
          WIDEST_NAME,
          Math.max(0, ...shown.map(({ record }) => record.id.length)),
        );
        if (reporter.json) reporter.answer('', shown.map(linkData));
        else if (shown.length > 0) {
          await reporter.pour(`${shown.map((each) => linkLine(each, width)).join('\n')}\n`);
        }
        reporter.diagnostics(diagnostics);
        reporter.say(figures(shown.map(({ status }) => status)) || 'There is no such link.');
        return exitCodes.ok;
      }),
    );
}

function figures(statuses: readonly LinkStatus[]): string {
  return linkStatuses
    .map((name) => ({ name, number: statuses.filter((status) => status === name).length }))
    .filter(({ number }) => number > 0)
    .map(({ name, number }) => `${number} ${name}`)
    .join(', ');
}
