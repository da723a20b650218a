/** `roundup build`: the archive and the feeds. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { buildArchive } from '../build-archive.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { requireArchive } from '../require-archive.ts';
import { restartWithSmallHeap } from '../restart-with-small-heap.ts';
import { tellOfNewEngine } from '../tell-of-new-engine.ts';

export const registerBuild: Register = (program, start) => {
  program
    .command('build')
    .summary('render the archive and the feeds')
    .description(
      'Renders every issue that is no draft into a static archive with feeds, then looks through all of it for anything of extras; what leaks is removed.',
    )
    .option('--out <folder>', 'where to', 'dist')
    .option('--compress', 'also write .br and .gz copies, for servers that send such files')
    .addHelpText('after', example('roundup build', 'roundup build --compress'))
    .action((options: { out: string; compress?: true }, command: Command) =>
      start(command, async ({ root, reporter, composition, restartable }) => {
        if (restartable !== undefined) restartWithSmallHeap(root, restartable);
        (await import('../keep-heap-small.ts')).keepHeapSmall();
        const archive = await requireArchive(composition, reporter);
        const { out, compress } = options;
        const report = await buildArchive(composition, {
          archive,
          outDir: resolve(root, out),
          compress,
        });
        const issues = archive.editions.length;
        const { sidecars } = report;
        const copies =
          sidecars === undefined
            ? ''
            : `, ${count(sidecars.files, 'compressed copy', 'compressed copies')}`;
        reporter.answer(
          `Built ${count(issues, 'issue')} and ${count(archive.links.length, 'link')} into ${out}/: ${count(report.files, 'file')}${copies}, ${count(report.extrasGuarded, 'extra')} kept in.`,
          { ...report, issues, links: archive.links.length },
        );
        await tellOfNewEngine(composition, reporter);
        return exitCodes.ok;
      }),
    );
};
