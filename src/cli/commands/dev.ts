/** `roundup dev`: the archive and the editions while an author writes. */
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { portNumber } from '../port-number.ts';
import { readConfig } from '../read-config.ts';
import { editorAddress } from '../editor-address.ts';
import { untilAborted } from '../until-aborted.ts';

export const registerDev: Register = (program, start) => {
  program
    .command('dev')
    .summary('look at the archive and the mails while you write')
    .description(
      'Serves the archive, drafts included, and at /_mail/ the mails of every issue for each tier: in four widths, light, dark, without images and degraded, with their text, headers, links, size and what the rules for mails say. Pages reload when an issue, a link or the config changes. On this machine only.',
    )
    .option('--port <number>', 'where to listen', portNumber, 4321)
    .addHelpText('after', example('roundup dev'))
    .action((options: { port: number }, command: Command) =>
      start(command, async ({ root, reporter, composition, signal }) => {
        const { createMailPreview, PREVIEW_PATH } = await import('../../server/mail-preview.ts');
        const { sampleMails } = await import('../../workflows/sample-mails.ts');
        const content = await composition.content();
        await readConfig(content, reporter);
        const preview = createMailPreview({
          config: () => readConfig(content, reporter),
          issueIds: () => content.issueIds(),
          mails: async (issueId, config) =>
            sampleMails(content, config, issueId, await composition.extraLinks(config)),
          composer: await composition.composer(),
          source: editorAddress(root),
        });
        const server = await composition.devServer({
          port: options.port,
          beside: { path: PREVIEW_PATH, fetch: (request) => preview.fetch(request) },
        });
        reporter.answer(
          `The archive   ${server.url}/\nThe editions  ${server.url}${PREVIEW_PATH}/\n\nCtrl-C ends it.`,
          { archive: `${server.url}/`, editions: `${server.url}${PREVIEW_PATH}/` },
        );
        await untilAborted(signal);
        await server.close();
        return exitCodes.ok;
      }),
    );
};
