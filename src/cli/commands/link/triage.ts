/** `roundup link triage`: goes through the inbox, one key an action. */
import type { Command } from 'commander';
import { Failure } from '../../../core/failure.ts';
import { oneLine } from '../../../core/link/clean-text.ts';
import type { TriageCard, TriageDesk } from '../../../workflows/triage-links.ts';
import { example, type Start } from '../../command.ts';
import { linkCard } from '../../describe-link.ts';
import { exitCodes } from '../../exit-codes.ts';
import { count } from '../../plural.ts';
import type { Reporter } from '../../reporter.ts';
import { canTakeKeys, openTerminalDesk, type TerminalDesk } from '../../terminal-desk.ts';

const KEYS =
  'r ready · s skip · e comment · t tags · o open · space later · u undo · q quit · ? help';

const HELP = `r      ready: the next issue takes it
s      skip: it stays in links/, and no issue takes it
e      edit the file in your editor; without one, type a comment of one line
t      tags, divided by spaces
o      open the page in your browser
space  later: it stays in the inbox
u      undo the last action, and the one before it, and so on
q      quit; Ctrl-C does, too. Every decision is on disk already.`;

export function registerTriage(link: Command, start: Start): void {
  link
    .command('triage')
    .summary('go through the inbox, one key an action')
    .description(
      'Shows the links of the inbox one by one, those that have waited longest first, and takes one key for each. Every decision is on disk before the next link is shown, and can be undone.',
    )
    .addHelpText('after', `\nKeys:\n${HELP.replace(/^/gm, '  ')}\n`)
    .addHelpText('after', example('roundup link triage'))
    .action((_options: unknown, command: Command) =>
      start(command, async ({ reporter, composition, signal }) => {
        if (reporter.json || composition.environment.isUnattended || !canTakeKeys()) {
          throw noTerminal();
        }
        const { triageLinks } = await import('../../../workflows/triage-links.ts');
        const links = await composition.links();
        const desktop = await composition.desktop();
        using terminal = openTerminalDesk(signal);
        const desk = deskOf(reporter, terminal);
        const outcome = await triageLinks({ links, desktop, desk });
        if (outcome === undefined) {
          reporter.say('The inbox is empty.');
          return exitCodes.ok;
        }
        const { ready, skipped, left, isInterrupted } = outcome;
        reporter.say(`${ready} ready, ${skipped} skipped, ${left} still in the inbox.`);
        return isInterrupted ? exitCodes.interrupted : exitCodes.ok;
      }),
    );
}

function deskOf(reporter: Reporter, terminal: TerminalDesk): TriageDesk {
  return {
    key: terminal.key,
    ask: terminal.ask,
    lend: terminal.lend,
    say: (text) => reporter.say(text),
    showHelp: () => reporter.say(HELP),
    showEnd: () => reporter.say('\nThat was the last one. u undo · q quit'),
    showBroken(path, diagnostics) {
      reporter.diagnostics(diagnostics);
      reporter.say(
        diagnostics.length === 0
          ? `\n${path} is gone. space goes on · q quit`
          : `\n${path} has mistakes. e edit again · u undo · space later · q quit`,
      );
    },
    showCard: (card) => reporter.say(describe(card)),
  };
}

function describe({ number, total, standing, duplicates }: TriageCard): string {
  const warnings = [
    ...standing.repeats.map(
      ({ issueId, date, title }) =>
        `! ${issueId} showed this page: “${oneLine(title, 100)}”, ${oneLine(date, 10)}`,
    ),
    ...duplicates.map(({ path, fields }) => `! ${path} is about the same page (${fields.status})`),
  ];
  return [
    '',
    `─── ${number} of ${count(total, 'link')} ${'─'.repeat(50)}`,
    linkCard(standing),
    ...(warnings.length === 0 ? [] : ['', ...warnings.map((line) => `  ${line}`)]),
    '',
    KEYS,
  ].join('\n');
}

function noTerminal(): Failure {
  return new Failure(
    'usage',
    'no-terminal',
    'Triage takes keys, and nobody is at a terminal here.',
    'Use `roundup link list --status inbox`, then `roundup link keep` and `roundup link skip` with their names.',
  );
}
