/** `roundup link edit`: opens a link's file in the author's editor, and checks it afterwards. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';

export function registerEdit(link: Command, start: Start): void {
  link
    .command('edit')
    .summary('edit a link in your editor')
    .description(
      'Opens the file of a link in $VISUAL or $EDITOR. When you close it, what is wrong is told by line and column.',
    )
    .argument('<link>', 'a part of its name, its eight digits, or its address')
    .addHelpText('after', example('roundup link edit 9f2c11ab'))
    .action((part: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { editLink } = await import('../../../workflows/edit-link.ts');
        const { path, diagnostics } = await editLink(
          {
            links: await composition.links(),
            content: await composition.content(),
            desktop: await composition.desktop(),
          },
          { part },
        );
        reporter.diagnostics(diagnostics);
        const isBroken = diagnostics.some(({ severity }) => severity === 'error');
        reporter.answer(
          isBroken ? `${path} has mistakes. Mend them: roundup link edit ${part}` : path,
          { path, diagnostics },
        );
        return isBroken ? exitCodes.content : exitCodes.ok;
      }),
    );
}
