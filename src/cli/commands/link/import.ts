/** `roundup link import`: the links of another tool, shown first and then filed. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { PreparedLinkImport } from '../../../workflows/prepare-link-import.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { describeLinkImport, linkImportFigures } from '../../link-import-report.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';
import { tagName } from '../../tag-name.ts';
import { wholeNumber } from '../../whole-number.ts';

interface ImportFlags {
  readonly from?: string;
  readonly tag: readonly string[];
  readonly status: 'inbox' | 'ready';
  readonly folderTags: boolean;
  readonly withPrivate: boolean;
  readonly plan: boolean;
  readonly confirm?: number;
}

export function registerImport(link: Command, start: Start): void {
  link
    .command('import')
    .summary('file the links of another tool')
    .description(
      'Reads bookmarks of browsers, linkding or Shaarli, the exports of Pocket, Raindrop.io, Readwise, Instapaper, Pinboard, Omnivore and Karakeep, and lists of addresses; shows what it would file, and files it once you have confirmed how many links that are. What is here already stays as it is, so importing twice changes nothing.',
    )
    .argument('<file>', 'the file that the other tool exported')
    .option('--from <format>', 'what it is, where that is not seen right')
    .option(
      '--tag <tag>',
      'a tag for all of them; may be given again',
      (tag: string, before: readonly string[]) => [...before, tagName(tag)],
      [],
    )
    .addOption(
      new Option('--status <status>', 'what they are to be')
        .choices(['inbox', 'ready'])
        .default('inbox'),
    )
    .option('--folder-tags', 'make tags of the folders, too', false)
    .option('--with-private', 'take in what is private there', false)
    .option('--plan', 'show what would be done; change nothing', false)
    .option('--confirm <count>', 'import unattended, if it changes so many links', wholeNumber)
    .addHelpText(
      'after',
      example('roundup link import bookmarks.html --plan', 'roundup link import pocket.csv'),
    )
    .action((file: string, flags: ImportFlags, command: Command) =>
      start(command, (context) => importFile(context, file, flags)),
    );
}

async function importFile(
  { reporter, composition, signal }: CommandContext,
  file: string,
  flags: ImportFlags,
): Promise<number> {
  const { prepareLinkImport } = await import('../../../workflows/prepare-link-import.ts');
  // Outside of a newsletter the files would lie where nobody looks for them.
  await readConfig(await composition.content(), reporter);
  const links = await composition.links();
  const exports = await composition.exportFiles();
  const prepared = await prepareLinkImport(
    { links, exports, clock: await composition.clock() },
    { ...flags, path: resolve(file), shown: file, tags: flags.tag },
  );
  const size = prepared.fresh.length + prepared.passages.length;
  if (flags.plan) {
    reporter.answer(describeLinkImport(prepared), linkImportFigures(prepared, 'planned'));
    return exitCodes.ok;
  }
  reporter.say(describeLinkImport(prepared));
  if (size === 0) {
    reporter.answer('Nothing to import.', linkImportFigures(prepared, 'nothing-to-do'));
    return exitCodes.ok;
  }
  const isUnattended = reporter.json || composition.environment.isUnattended;
  await confirm(size, prepared, flags.confirm, isUnattended);
  const { commitLinkImport } = await import('../../../workflows/commit-link-import.ts');
  const end = await commitLinkImport(links, prepared, {
    signal,
    onProgress: (done) => reporter.progress(`${done} of ${prepared.fresh.length} filed`),
  });
  reporter.endProgress();
  for (const path of end.overtaken)
    reporter.say(`${path} was made or changed meanwhile; it stays.`);
  const commented = end.commented === 0 ? '' : `, ${count(end.commented, 'comment')} added`;
  reporter.answer(
    `${count(end.filed, 'link')} filed${commented}. Go through them with: roundup link triage`,
    { ...linkImportFigures(prepared, 'imported'), ...end },
  );
  return exitCodes.ok;
}

/** Throws `not-confirmed` unless the number is the one that the plan shows. */
async function confirm(
  size: number,
  { fresh }: PreparedLinkImport,
  given: number | undefined,
  isUnattended: boolean,
): Promise<void> {
  if (given === size) return;
  const { askToType } = await import('../../ask.ts');
  const words = {
    message: `Type how many links are filed or changed (${size}), or press Ctrl-C`,
    otherwise: `To import, type ${size}; Ctrl-C imports nothing.`,
  };
  if (given === undefined && (await askToType(String(size), words, { isUnattended })) !== undefined)
    return;
  const { Failure } = await import('../../../core/failure.ts');
  throw new Failure(
    'not-confirmed',
    'link-import-not-confirmed',
    `Nothing was imported: ${count(fresh.length, 'link')} would be filed, and nobody confirmed it.`,
    `Look at the plan (--plan), then run it again with --confirm=${size}.`,
  );
}
