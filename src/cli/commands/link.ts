/** `roundup link`: the links that the newsletter collects, from capture to the issue. */
import { example, type Register } from '../command.ts';
import { registerAdd } from './link/add.ts';
import { registerCheck } from './link/check.ts';
import { registerEdit } from './link/edit.ts';
import { registerImport } from './link/import.ts';
import { registerKeep } from './link/keep.ts';
import { registerList } from './link/list.ts';
import { registerRefresh } from './link/refresh.ts';
import { registerPull } from './link/pull.ts';
import { registerShow } from './link/show.ts';
import { registerSkip } from './link/skip.ts';
import { registerTriage } from './link/triage.ts';
import { registerUse } from './link/use.ts';

export const registerLink: Register = (program, start) => {
  const link = program.command('link').summary('capture, curate and check links');
  link
    .description('The links of the newsletter: a file in links/ each.')
    .addHelpText('after', example('roundup link list --status inbox'));
  registerAdd(link, start);
  registerRefresh(link, start);
  registerImport(link, start);
  registerPull(link, start);
  registerTriage(link, start);
  registerList(link, start);
  registerShow(link, start);
  registerEdit(link, start);
  registerKeep(link, start);
  registerSkip(link, start);
  registerUse(link, start);
  registerCheck(link, start);
};
