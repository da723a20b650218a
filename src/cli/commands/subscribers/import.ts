/** `roundup subscribers import`: the list of another system, shown first and then taken in. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ColumnMap } from '../../../core/audience/column-map.ts';
import type { CommandContext, Start } from '../../command.ts';
import { example } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { describeEnd, describeImport, importFigures } from '../../import-report.ts';
import { keepHeapSmall } from '../../keep-heap-small.ts';
import { readConfig } from '../../read-config.ts';
import { reportRows } from '../../report-rows.ts';
import { wholeNumber } from '../../whole-number.ts';

interface ImportFlags {
  readonly plan: boolean;
  readonly confirm?: number;
  readonly map: readonly string[];
  readonly skipInvalid: boolean;
}

export function registerImport(subscribers: Command, start: Start): void {
  subscribers
    .command('import')
    .summary('import an export of another system')
    .description(
      'Reads a CSV with a column of addresses (Ghost, Substack, Mailchimp, Buttondown and others), shows what it would do, and does it once you have confirmed how many people it changes. Whoever left stays away; importing twice changes nothing. A broken row stops the import unless --skip-invalid is given.',
    )
    .argument('<file>', 'a CSV file in UTF-8')
    .option('--plan', 'show what would be done; change nothing', false)
    .option('--confirm <count>', 'import unattended, if it changes so many people', wholeNumber)
    .option(
      '--map <columns>',
      'which column holds what: email=COLUMN,name=COLUMN,tags=COLUMN,state=COLUMN; may be given again',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--skip-invalid', 'leave broken rows out and import the rest', false)
    .addHelpText(
      'after',
      example(
        'roundup subscribers import members.csv --plan',
        'roundup subscribers import members.csv --confirm=1204',
      ),
    )
    .action((file: string, flags: ImportFlags, command: Command) =>
      start(command, (context) => importFile(context, file, flags)),
    );
}

async function importFile(
  context: CommandContext,
  file: string,
  flags: ImportFlags,
): Promise<number> {
  keepHeapSmall();
  const { reporter, composition, signal } = context;
  const { prepareImport } = await import('../../../workflows/prepare-import.ts');
  const { askColumns } = await import('../../ask-columns.ts');
  const isUnattended = reporter.json || composition.environment.isUnattended;
  const map = await readMaps(flags.map);
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const clock = await composition.clock();
  await using prepared = await prepareImport(
    { tables: await composition.tables(), records: store.records, clock },
    {
      path: resolve(file),
      fileName: basename(file),
      map,
      skipInvalid: flags.skipInvalid,
      askColumns: askColumns({ isUnattended }),
      signal,
    },
  );
  reportRows(reporter, basename(file), prepared.problems);
  if (flags.plan) {
    reporter.answer(describeImport(prepared), importFigures(prepared, 'planned'));
    return prepared.isSound ? exitCodes.ok : exitCodes.content;
  }
  reporter.say(describeImport(prepared));
  const { commitImport } = await import('../../../workflows/commit-import.ts');
  const confirm = flags.confirm ?? ((size: number) => askSize(size, isUnattended));
  const end = await commitImport({ clock }, prepared, confirm);
  reporter.answer(describeEnd(prepared, end), importFigures(prepared, end));
  return end === 'broken' ? exitCodes.content : exitCodes.ok;
}

/** Of several, what a later one says about a field counts. */
async function readMaps(maps: readonly string[]): Promise<ColumnMap> {
  const { parseColumnMap } = await import('../../../core/audience/column-map.ts');
  return Object.assign({}, ...maps.map(parseColumnMap));
}

async function askSize(size: number, isUnattended: boolean): Promise<number | undefined> {
  const { askToType } = await import('../../ask.ts');
  const words = {
    message: `Type how many people are added or recorded as having left (${size}), or press Ctrl-C`,
    otherwise: `To import, type ${size}; Ctrl-C imports nothing.`,
  };
  const typed = await askToType(String(size), words, { isUnattended });
  return typed === undefined ? undefined : Number(typed);
}
