/** `roundup patrons sync`: asks the sources of the config who supports the newsletter now. */
import type { Command } from 'commander';
import { Failure } from '../../../core/failure.ts';
import type { PatronSource } from '../../../ports/patron-sources.ts';
import type { SyncReport } from '../../../workflows/sync-patrons.ts';
import { revokeConsent } from '../../ask-revocation.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';
import { wholeNumber } from '../../whole-number.ts';

interface SyncFlags {
  readonly dryRun: boolean;
  readonly yesRevoke?: number;
}

export function registerSync(patrons: Command, start: Start): void {
  patrons
    .command('sync')
    .summary('ask the sources who supports the newsletter')
    .description(
      'Asks every source of patrons in the config, or the one named, for all of its members. What it says becomes what it grants; a source that fails half way changes nothing. If more than a fifth of its patrons would lose their tier, you are asked first.',
    )
    .argument('[source]', 'such as patreon or github-sponsors')
    .option('--dry-run', 'show what would change; change nothing', false)
    .option('--yes-revoke <count>', 'revoke so many unattended', wholeNumber)
    .addHelpText(
      'after',
      example('roundup patrons sync --dry-run', 'roundup patrons sync patreon --yes-revoke 120'),
    )
    .action((source: string | undefined, flags: SyncFlags, command: Command) =>
      start(command, (context) => syncAll(context, source, flags)),
    );
}

async function syncAll(
  { reporter, composition, signal }: CommandContext,
  name: string | undefined,
  flags: SyncFlags,
): Promise<number> {
  const { syncPatrons } = await import('../../../workflows/sync-patrons.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const clock = await composition.clock();
  const sources = chosen(await composition.patronSources(config, store), name);
  const asking = { isUnattended: reporter.json || composition.environment.isUnattended };
  let code: number = exitCodes.ok;
  for (const source of sources) {
    try {
      const report = await syncPatrons(
        { source, patrons: store.patrons, clock },
        {
          tiers: config.tiers,
          graceDays: config.patrons.graceDays,
          isDry: flags.dryRun,
          consent: revokeConsent(source.name, flags.yesRevoke, asking),
          signal,
        },
      );
      reporter.answer(describeSync(report), report);
    } catch (error) {
      // What one source cannot tell keeps nobody from asking the next.
      if (!(error instanceof Failure)) throw error;
      reporter.failed(error);
      code = exitCodes[error.kind];
    }
  }
  return code;
}

function chosen(
  sources: readonly PatronSource[],
  name: string | undefined,
): readonly PatronSource[] {
  const found = name === undefined ? sources : sources.filter((source) => source.name === name);
  if (found.length > 0) return found;
  throw new Failure(
    'configuration',
    'no-patron-source',
    name === undefined
      ? 'No source of patrons is set up, so there is nobody to ask.'
      : 'No source of that name is set up.',
    sources.length === 0
      ? 'Name one under `patrons` in newsletter.config.ts and set its keys, as docs/patrons.md says; or import a list.'
      : `Choose one of: ${sources.map((source) => source.name).join(', ')}`,
  );
}

function describeSync(report: SyncReport): string {
  const { source, came, changed, went, unchanged, withoutSubscription, unknownTiers } = report;
  const unreached =
    withoutSubscription === undefined ? '' : `, ${withoutSubscription} not subscribed`;
  return [
    `${source}${report.isDry ? ' (dry run)' : ''}: ${came} new, ${changed} changed, ${went} revoked, ${unchanged} as before${unreached}`,
    ...unknownTiers.map(({ title, members }) =>
      title === undefined
        ? `  ${count(members, 'member')} without a tier: nothing granted. Give the tiers \`monthlyCents\` in newsletter.config.ts.`
        : `  ${count(members, 'member')} of “${title}”, which no tier is called: nothing granted. Add it to a tier’s \`aliases\` in newsletter.config.ts.`,
    ),
  ].join('\n');
}
