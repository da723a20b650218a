/** `roundup import`: what was written elsewhere, brought here. */
import { example, type Register } from '../command.ts';
import { registerIssues } from './import/issues.ts';

export const registerImport: Register = (program, start) => {
  const group = program.command('import').summary('bring the old newsletter');
  group
    .description(
      'Brings issues from another platform. Subscribers come by roundup subscribers import, links of other tools by roundup link import.',
    )
    .addHelpText('after', example('roundup import issues export.zip --from substack --dry-run'));
  registerIssues(group, start);
};
