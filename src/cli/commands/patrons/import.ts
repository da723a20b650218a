/** `roundup patrons import`: a list of patrons that another system exported, or one's own. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { revokeConsent } from '../../ask-revocation.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';
import { reportRows } from '../../report-rows.ts';
import { wholeNumber } from '../../whole-number.ts';

interface ImportFlags {
  readonly label: string;
  readonly tier?: string;
  readonly skipInvalid: boolean;
  readonly yesRevoke?: number;
}

export function registerImport(patrons: Command, start: Start): void {
  patrons
    .command('import')
    .summary('import a list of patrons')
    .description(
      'Reads a CSV with the columns email and tier, or the export of Patreon, Ghost, Substack, GitHub Sponsors or Liberapay. The file becomes the whole of what its source grants: who is no longer in it loses the tier.',
    )
    .argument('<file>', 'a CSV file in UTF-8')
    .option('--label <word>', 'tells this list from your others', 'list')
    .option('--tier <id>', 'the tier of those for whom the list names none')
    .option('--skip-invalid', 'leave broken rows out and import the rest', false)
    .option('--yes-revoke <count>', 'revoke so many unattended', wholeNumber)
    .addHelpText('after', example('roundup patrons import patrons.csv'))
    .action((file: string, flags: ImportFlags, command: Command) =>
      start(command, (context) => importFile(context, file, flags)),
    );
}

async function importFile(
  { reporter, composition }: CommandContext,
  file: string,
  { yesRevoke, ...flags }: ImportFlags,
): Promise<number> {
  const { importPatrons } = await import('../../../workflows/import-patrons.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const asking = { isUnattended: reporter.json || composition.environment.isUnattended };
  const report = await importPatrons(
    {
      tables: await composition.tables(),
      patrons: store.patrons,
      clock: await composition.clock(),
    },
    {
      path: resolve(file),
      tiers: config.tiers,
      graceDays: config.patrons.graceDays,
      consent: revokeConsent(basename(file), yesRevoke, asking),
      ...flags,
    },
  );
  reportRows(reporter, basename(file), report.problems);
  const figures = `${count(report.granted, 'patron')} in ${report.source}, ${report.revoked} revoked, ${report.withoutSubscription} not subscribed, ${report.notActive} not active, ${report.invalid} broken`;
  reporter.answer(report.imported ? figures : `Nothing was imported: ${figures}`, report);
  return report.imported ? exitCodes.ok : exitCodes.content;
}
