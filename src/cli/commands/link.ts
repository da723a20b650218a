/** `roundup link`: the links that issues are made of. */
import { example, type Register } from '../command.ts';
import { registerEdit } from './link/edit.ts';
import { registerKeep } from './link/keep.ts';
import { registerList } from './link/list.ts';
import { registerShow } from './link/show.ts';
import { registerSkip } from './link/skip.ts';
import { registerTriage } from './link/triage.ts';
import { registerUse } from './link/use.ts';

export const registerLink: Register = (program, start) => {
  const link = program.command('link').summary('capture, curate and check links');
  link
    .description('The links of the newsletter: a file in links/ each.')
    .addHelpText('after', example('roundup link list --status inbox'));
  registerTriage(link, start);
  registerList(link, start);
  registerShow(link, start);
  registerEdit(link, start);
  registerKeep(link, start);
  registerSkip(link, start);
  registerUse(link, start);
};
