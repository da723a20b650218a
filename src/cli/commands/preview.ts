/** `roundup preview`: an issue's mails as files and pictures, for a pull request. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Composition } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import { Failure } from '../../core/failure.ts';
import type { SampleMails } from '../../workflows/sample-mails.ts';
import type { WrittenPreview } from '../../workflows/write-preview.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { guardedEditions } from '../guarded-editions.ts';
import { count } from '../plural.ts';
import { readConfig } from '../read-config.ts';
import { requireIssue } from '../require-issue.ts';

interface PreviewFlags {
  readonly out: string;
  readonly tier?: string;
  readonly screenshots: boolean;
}

const NO_BROWSER =
  'No screenshots: no Chromium was found. Run "npm install playwright-core" and set ROUNDUP_BROWSER to the path of a Chromium, Chrome or Edge.';

export const registerPreview: Register = (program, start) => {
  program
    .command('preview')
    .summary('write the mails of an issue as files and screenshots')
    .description(
      'Writes for each tier the HTML, the text and the whole mail as they are sent to an invented reader, what is left of it in clients that drop a part, what the rules for mails say, and screenshots. index.html shows all of it.',
    )
    .argument('<issue>', 'such as 2023-10')
    .requiredOption('--out <folder>', 'where to; only what an earlier preview left is replaced')
    .option('--tier <tier>', 'only this tier; the others hold extras')
    .option('--no-screenshots', 'take no screenshots')
    .addHelpText(
      'after',
      example(
        'roundup preview 2023-10 --out preview',
        'roundup preview 2023-10 --out preview --tier public',
      ),
    )
    .action((issueId: string, flags: PreviewFlags, command: Command) =>
      start(command, (context) => preview(context, issueId, flags)),
    );
};

async function preview(
  context: CommandContext,
  issueId: string,
  flags: PreviewFlags,
): Promise<number> {
  const { root, reporter, composition, signal } = context;
  const { sampleMails } = await import('../../workflows/sample-mails.ts');
  const { writePreview } = await import('../../workflows/write-preview.ts');
  const { newsletterPictures } = await import('../../workflows/newsletter-pictures.ts');
  const content = await composition.content();
  const config = await readConfig(content, reporter);
  await requireIssue(content, issueId);
  const links = await composition.extraLinks(config);
  const sample = await sampleMails(content, config, issueId, links);
  reporter.diagnostics(sample.diagnostics);
  const tiers = chosenTiers(sample, flags.tier);
  await requireKept(composition, config, sample);
  const screenshots = flags.screenshots ? await composition.screenshots() : undefined;
  if (flags.screenshots && screenshots === undefined) reporter.say(NO_BROWSER);
  await using browser = screenshots;
  const pictures = {
    content,
    files: await composition.files(),
    twins: await composition.twins(),
  };
  const written = await writePreview(
    {
      folder: await composition.previewFolder(resolve(root, flags.out)),
      composer: await composition.composer(),
      screenshots: browser,
      picture: await newsletterPictures(pictures, { archiveUrl: config.url, issueId }),
    },
    {
      config,
      sample,
      tiers,
      onProgress: (done, of) => reporter.progress(`${done} of ${of} screenshots`),
      signal,
    },
  );
  reporter.endProgress();
  reporter.answer(describe(written, flags.out), { ...written, out: flags.out });
  return written.outcome === 'interrupted' ? exitCodes.interrupted : exitCodes.ok;
}

/** Previews are passed on, so nothing stands in one that its tier may not read. */
async function requireKept(
  composition: Composition,
  config: Config,
  { issueId, mails }: SampleMails,
): Promise<void> {
  const editions = new Map([...mails].map(([tier, { edition }]) => [tier, edition]));
  const leaks = await guardedEditions(composition, config, { issueId, editions });
  const { requireNoLeaks } = await import('../../workflows/guard-editions.ts');
  requireNoLeaks(leaks, 'there is no preview');
}

/** All of them, unless one is named. */
function chosenTiers({ mails, issueId }: SampleMails, named: string | undefined): string[] {
  const tiers = [...mails.keys()];
  if (tiers.length === 0) {
    throw new Failure(
      'content',
      'content-errors',
      `${issueId} has errors, so there is nothing to preview.`,
      'Mend what is listed above.',
    );
  }
  if (named === undefined || tiers.includes(named)) return named === undefined ? tiers : [named];
  throw new Failure(
    'usage',
    'no-such-edition',
    `There is no edition for the tier "${named}".`,
    `Name one of: ${tiers.join(', ')}`,
  );
}

function describe({ tiers, screenshots, findings, outcome }: WrittenPreview, out: string): string {
  const what = `${count(tiers.length, 'mail')} (${tiers.join(', ')}), ${count(screenshots, 'screenshot')}, ${count(findings, 'finding')}`;
  return outcome === 'interrupted'
    ? `Interrupted; ${out}/ has ${what}.`
    : `Wrote ${out}/index.html: ${what}.`;
}
