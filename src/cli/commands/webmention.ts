/** `roundup webmention`: tells the pages that an issue links to that it does. */
import type { Command } from 'commander';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';
import { readIssue } from '../read-issue.ts';

export const registerWebmention: Register = (program, start) => {
  program
    .command('webmention')
    .summary('tell the pages that an issue links to')
    .description(
      'Looks on each page of the issue’s reading list for where it takes webmentions, and tells it there that the issue links to it; each page once. Sponsors are left out. The issue must be in the public archive already. Exits with 69 when a page could not be told; the same command tries those again.',
    )
    .argument('<issue>', 'such as 2023-10')
    .option('--dry-run', 'show who would be told; tell nobody', false)
    .addHelpText('after', example('roundup webmention 2023-10 --dry-run'))
    .action((issueId: string, { dryRun }: { dryRun: boolean }, command: Command) =>
      start(command, (context) => tell(context, issueId, dryRun)),
    );
};

async function tell(
  { reporter, composition, signal }: CommandContext,
  issueId: string,
  isDry: boolean,
): Promise<number> {
  const { sendWebmentions } = await import('../../workflows/send-webmentions.ts');
  const content = await composition.content();
  const config = await readConfig(content, reporter);
  const issue = await readIssue(content, issueId, reporter);
  const ports = {
    web: await composition.web(config),
    clock: await composition.clock(),
    mentions: (await composition.linkMemory()).mentions,
  };
  const report = await sendWebmentions(ports, config, issue, {
    isDry,
    signal,
    onProgress: (done, count) => reporter.progress(`${done} of ${count} pages`),
  });
  reporter.endProgress();
  const { outcomes, isInterrupted } = report;
  const lines = outcomes.map(
    ({ target, outcome, detail }) => `${words[outcome]} ${target}: ${detail}`,
  );
  reporter.answer([...lines, sums(outcomes)].join('\n'), report);
  if (isInterrupted) {
    reporter.say('Interrupted; the same command goes on with those that were not told.');
    return exitCodes.interrupted;
  }
  return outcomes.some(({ outcome }) => outcome === 'failed')
    ? exitCodes.unavailable
    : exitCodes.ok;
}

const words = {
  sent: 'told',
  known: 'told before',
  found: 'would tell',
  none: 'takes none',
  failed: 'not told',
} as const;

function sums(outcomes: readonly { readonly outcome: keyof typeof words }[]): string {
  const kinds = Object.entries(words).map(([kind, word]) => {
    const number = outcomes.filter(({ outcome }) => outcome === kind).length;
    return number === 0 ? [] : [`${number} ${word}`];
  });
  return kinds.flat().join(', ') || 'The issue links to no page of others.';
}
