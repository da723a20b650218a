/** `roundup patrons`: who may read the extras. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { example, type Register, type Start } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { readConfig } from '../read-config.ts';
import { reportRows } from '../report-rows.ts';

export const registerPatrons: Register = (program, start) => {
  const patrons = program.command('patrons').summary('import or list patrons');
  patrons
    .description('Who supports the newsletter, and so gets the edition of a tier.')
    .addHelpText('after', example('roundup patrons import patrons.csv'));
  registerImport(patrons, start);
  registerList(patrons, start);
};

function registerImport(patrons: Command, start: Start): void {
  patrons
    .command('import')
    .summary('import a list of patrons')
    .description(
      "Reads a CSV with the columns email and tier, or Patreon's export. The file becomes the whole of what its source grants: who is no longer in it loses the tier.",
    )
    .argument('<file>', 'a CSV file in UTF-8')
    .option('--label <word>', 'tells this list from your others', 'list')
    .option('--skip-invalid', 'leave broken rows out and import the rest', false)
    .addHelpText('after', example('roundup patrons import patrons.csv'))
    .action((file: string, options: { label: string; skipInvalid: boolean }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { importPatrons } = await import('../../workflows/import-patrons.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const report = await importPatrons(
          { tables: await composition.tables(), patrons: store.patrons },
          { path: resolve(file), tiers: config.tiers, ...options },
        );
        reportRows(reporter, basename(file), report.problems);
        const figures = `${count(report.granted, 'patron')} in ${report.source}, ${report.revoked} revoked, ${report.withoutSubscription} not subscribed, ${report.invalid} broken`;
        reporter.answer(report.imported ? figures : `Nothing was imported: ${figures}`, report);
        return report.imported ? exitCodes.ok : exitCodes.content;
      }),
    );
}

function registerList(patrons: Command, start: Start): void {
  patrons
    .command('list')
    .summary('list patrons')
    .description('Lists grants, one a line; with --json one object a line.')
    .addHelpText('after', example('roundup patrons list'))
    .action((_options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const grants = await store.patrons.listGrants();
        for (const { address, tier, source, name } of grants) {
          const text = [address.spelling, tier, source, name ?? ''].join('\t').trimEnd();
          reporter.answer(text, { address: address.spelling, tier, source, name });
        }
        reporter.say(count(grants.length, 'grant'));
        return exitCodes.ok;
      }),
    );
}
