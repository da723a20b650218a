/** `roundup subscribers export`: everybody, as a table or as JSON. */
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { exportFormats, type ExportFormat } from '../../../core/audience/export-row.ts';
import { subscriberStates, type SubscriberState } from '../../../core/audience/subscriber.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { keepHeapSmall } from '../../keep-heap-small.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';

interface ExportFlags {
  readonly format?: ExportFormat;
  readonly state?: SubscriberState;
  readonly tag?: string;
}

export function registerExport(subscribers: Command, start: Start): void {
  subscribers
    .command('export')
    .summary('export subscribers to a file or to stdout')
    .description(
      'Writes address, name, state, tags, tier and time of joining of everybody. A new file can be read by you alone; one that exists is left alone. What a spreadsheet would take for a formula begins with an apostrophe, which an import takes away again.',
    )
    .argument('[file]', 'a new file; stdout unless given')
    .addOption(
      new Option('--format <format>', 'csv, or a JSON value a line').choices(exportFormats),
    )
    .addOption(new Option('--state <state>', 'only these').choices(subscriberStates))
    .option('--tag <tag>', 'only those with this tag')
    .addHelpText('after', example('roundup subscribers export people.csv --state active'))
    .action((file: string | undefined, flags: ExportFlags, command: Command) =>
      start(command, async ({ reporter, composition, signal }) => {
        keepHeapSmall();
        const { exportSubscribers, exportToFile } =
          await import('../../../workflows/export-subscribers.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const { subscribers: stored } = store;
        if (file !== undefined) {
          const ports = { subscribers: stored, files: await composition.privateFiles() };
          const format = flags.format ?? 'csv';
          const path = resolve(file);
          const written = await exportToFile(ports, { ...flags, format, path, signal });
          reporter.answer(`${count(written.count, 'subscriber')} in ${file}`, { ...written, path });
          return exitCodes.ok;
        }
        const format = flags.format ?? (reporter.json ? 'json' : 'csv');
        let people = 0;
        const chunks = exportSubscribers(
          { subscribers: stored },
          { ...flags, format, signal },
          (sofar) => (people = sofar),
        );
        for await (const chunk of chunks) await reporter.pour(chunk);
        reporter.say(count(people, 'subscriber'));
        return exitCodes.ok;
      }),
    );
}
