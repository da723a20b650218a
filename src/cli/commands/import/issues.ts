/** `roundup import issues`: the issues of another platform, shown first and then written. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { newsletterSources } from '../../../core/newsletter-import/newsletter-sources.ts';
import type { PreparedIssueImport } from '../../../workflows/prepare-issue-import.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { describeIssueImport, issueImportFigures } from '../../issue-import-report.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';
import { wholeNumber } from '../../whole-number.ts';

interface IssuesFlags {
  readonly from: string;
  readonly dryRun: boolean;
  readonly confirm?: number;
  readonly images: boolean;
}

export function registerIssues(group: Command, start: Start): void {
  group
    .command('issues')
    .summary('write old issues into issues/, and their links into links/')
    .description(
      'Reads what another platform exported, shows what it would write and what it could not make out, and writes it once you have confirmed how many issues that are. A file that is here is never written over, so importing twice changes nothing.',
    )
    .argument('<path>', 'the file, folder or zip file that was exported')
    .addOption(
      new Option('--from <platform>', 'what it is')
        .choices(newsletterSources.map(({ id }) => id))
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'show what would be written; change nothing', false)
    .option('--confirm <count>', 'import unattended, if it is so many issues', wholeNumber)
    .option('--no-images', 'fetch no pictures: those of the web become links')
    .addHelpText(
      'after',
      example(
        'roundup import issues content/ --from markdown --dry-run',
        'roundup import issues feed.xml --from rss',
      ),
    )
    .action((path: string, flags: IssuesFlags, command: Command) =>
      start(command, (context) => importIssues(context, path, flags)),
    );
}

async function importIssues(
  { reporter, composition, signal }: CommandContext,
  path: string,
  flags: IssuesFlags,
): Promise<number> {
  const { prepareIssueImport } = await import('../../../workflows/prepare-issue-import.ts');
  const config = await readConfig(await composition.content(), reporter);
  const source = newsletterSources.find(({ id }) => id === flags.from);
  if (source === undefined) return exitCodes.usage;
  const files = await composition.files();
  const links = await composition.links();
  const exports = await composition.newsletterExports();
  const prepared = await prepareIssueImport(
    { exports, files, links, clock: await composition.clock() },
    { source, path: resolve(path), shown: path, config },
  );
  if (flags.dryRun) {
    reporter.answer(describeIssueImport(prepared), issueImportFigures(prepared, 'planned'));
    return exitCodes.ok;
  }
  reporter.say(describeIssueImport(prepared));
  if (prepared.fresh.length === 0) {
    reporter.answer('Nothing to import.', issueImportFigures(prepared, 'nothing-to-do'));
    return exitCodes.ok;
  }
  const isUnattended = reporter.json || composition.environment.isUnattended;
  await confirm(prepared, flags.confirm, isUnattended);
  const { commitIssueImport } = await import('../../../workflows/commit-issue-import.ts');
  const web = flags.images ? await composition.web(config) : undefined;
  const end = await commitIssueImport({ files, links, web }, prepared, {
    signal,
    onProgress: (done) => reporter.progress(`${done} of ${prepared.fresh.length} issues`),
  });
  reporter.endProgress();
  for (const { at, what } of end.failed) reporter.say(`${at}: picture stays a link: ${what}`);
  for (const each of end.overtaken) reporter.say(`${each} was made meanwhile; it stays.`);
  reporter.answer(
    `${count(end.issues, 'issue')} written, with ${count(end.links, 'new link')} and ${count(end.pictures, 'picture')}. Look at them with: roundup dev`,
    { ...issueImportFigures(prepared, 'imported'), written: end },
  );
  return exitCodes.ok;
}

/** Throws `not-confirmed` unless the number is the one that the preview shows. */
async function confirm(
  { fresh }: PreparedIssueImport,
  given: number | undefined,
  isUnattended: boolean,
): Promise<void> {
  const size = fresh.length;
  if (given === size) return;
  const { askToType } = await import('../../ask.ts');
  const words = {
    message: `Type how many issues are written (${size}), or press Ctrl-C`,
    otherwise: `To import, type ${size}; Ctrl-C imports nothing.`,
  };
  if (given === undefined && (await askToType(String(size), words, { isUnattended })) !== undefined)
    return;
  const { Failure } = await import('../../../core/failure.ts');
  throw new Failure(
    'not-confirmed',
    'issue-import-not-confirmed',
    `Nothing was imported: ${count(size, 'issue')} would be written, and nobody confirmed it.`,
    `Look at the preview (--dry-run), then run it again with --confirm=${size}.`,
  );
}
