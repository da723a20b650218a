/** `roundup link add`: files pages as links, with what the pages say of themselves. */
import { Option, type Command } from 'commander';
import type { CapturedLink } from '../../../workflows/capture-links.ts';
import { capturedData, describeCaptured, describeHint } from '../../captured-report.ts';
import { type CommandContext, example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { authorsFrom, lineOf, tagsFrom, viaFrom } from '../../link-options.ts';
import { count } from '../../plural.ts';
import { readConfig } from '../../read-config.ts';
import { canTakeKeys } from '../../terminal-desk.ts';

interface AddFlags {
  readonly comment?: string;
  readonly tag?: string[];
  readonly via?: ReturnType<typeof viaFrom>;
  readonly title?: string;
  readonly author?: string[];
  readonly status: 'inbox' | 'ready';
  readonly again?: true;
  readonly edit: boolean;
  readonly offline?: true;
}

export function registerAdd(link: Command, start: Start): void {
  link
    .command('add')
    .summary('file a page as a link')
    .description(
      'Asks each page what it is called, who wrote it, where, when and in which language, and writes a file in links/. What you say comes before what the page says. On a terminal your editor opens for the comment. A page that was filed before is named, and not filed again.',
    )
    .argument('[address...]', 'addresses of pages; - or a pipe for those on stdin, one a line')
    .option('--comment <text>', 'what you say of it, in Markdown')
    .option('--tag <tag>', 'a tag, or several with commas; may be given again', tagsFrom)
    .option('--via <source>', 'who pointed to it: a name, an address, or both', viaFrom)
    .option('--title <title>', 'another title than that of the page', lineOf(300))
    .option('--author <name>', 'who wrote it; may be given again', authorsFrom)
    .addOption(
      new Option('--status <status>', 'inbox to look at later, ready for the next issue')
        .choices(['inbox', 'ready'])
        .default('inbox'),
    )
    .option('--again', 'file what was filed before')
    .option('--no-edit', 'leave the editor closed')
    .option('--offline', 'ask no page; fill in later by link refresh')
    .addHelpText(
      'after',
      example(
        'roundup link add https://example.com/page --tag containers --via "Changelog News"',
        'roundup link add --offline - < addresses.txt',
      ),
    )
    .action((words: readonly string[], flags: AddFlags, command: Command) =>
      start(command, (context) => addLinks(context, words, flags)),
    );
}

async function addLinks(
  context: CommandContext,
  words: readonly string[],
  flags: AddFlags,
): Promise<number> {
  const { reporter, composition, signal } = context;
  const { readAddresses } = await import('../../read-addresses.ts');
  const { captureLinks } = await import('../../../workflows/capture-links.ts');
  const config = await readConfig(await composition.content(), reporter);
  const addresses = await readAddresses(words);
  const ports = {
    links: await composition.links(),
    clock: await composition.clock(),
    web: flags.offline === true ? undefined : await composition.web(config),
  };
  const request = {
    addresses,
    said: saidBy(flags),
    comment: flags.comment ?? '',
    again: flags.again === true,
    signal,
  };
  const done: CapturedLink[] = [];
  try {
    for await (const captured of captureLinks(ports, request)) {
      done.push(captured);
      const hint = describeHint(captured, { isOffline: flags.offline === true });
      if (hint !== '') reporter.say(hint);
      if (addresses.length > 1) reporter.progress(`${done.length} of ${addresses.length}`);
    }
  } catch (error) {
    if (!signal.aborted || done.length === 0) throw error;
  }
  if (addresses.length > 1) reporter.endProgress();
  const [only] = done;
  if (addresses.length === 1 && only?.record !== undefined && flags.edit) {
    await edit(context, flags, only);
  }
  reporter.answer(done.map(describeCaptured).join('\n'), done.map(capturedData));
  if (!signal.aborted) return exitCodes.ok;
  reporter.say(
    `Interrupted: ${count(addresses.length - done.length, 'address was', 'addresses were')} left.`,
  );
  return exitCodes.interrupted;
}

function saidBy({ title, author, tag, via, status }: AddFlags) {
  const [only] = author ?? [];
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined || only === undefined
      ? {}
      : { author: author.length === 1 ? only : author }),
    ...(tag === undefined ? {} : { tags: tag }),
    ...(via === undefined ? {} : { via }),
    status,
  };
}

/** The file itself is edited: what was filed is filed, whatever becomes of the editor. */
async function edit(
  { reporter, composition }: CommandContext,
  { comment }: AddFlags,
  { record }: CapturedLink,
): Promise<void> {
  const { environment } = composition;
  if (!canTakeKeys() || reporter.json || environment.isUnattended) return;
  if (comment !== undefined || record === undefined) return;
  const outcome = await (await composition.desktop()).edit(record.path);
  if (outcome === 'edited') {
    reporter.diagnostics(await (await composition.content()).check([record.path]));
  } else {
    reporter.say(
      outcome === 'no-editor'
        ? 'Set $EDITOR, and it opens here for your comment.'
        : 'Your editor could not be started, or ended with an error; the link is filed.',
    );
  }
}
