/** `roundup subscribers`: who gets the newsletter. */
import { example, type Register } from '../command.ts';
import { registerAdd } from './subscribers/add.ts';
import { registerEnded } from './subscribers/ended.ts';
import { registerErase } from './subscribers/erase.ts';
import { registerExport } from './subscribers/export.ts';
import { registerGrowth } from './subscribers/growth.ts';
import { registerImport } from './subscribers/import.ts';
import { registerList } from './subscribers/list.ts';
import { registerRemove } from './subscribers/remove.ts';
import { registerShow } from './subscribers/show.ts';
import { registerTag } from './subscribers/tag.ts';

export const registerSubscribers: Register = (program, start) => {
  const subscribers = program.command('subscribers').summary('import, export, list and more');
  subscribers
    .description('Who gets the newsletter: an address with proven consent each.')
    .addHelpText('after', example('roundup subscribers import members.csv --plan'));
  registerImport(subscribers, start);
  registerExport(subscribers, start);
  registerList(subscribers, start);
  registerGrowth(subscribers, start);
  registerEnded(subscribers, start);
  registerShow(subscribers, start);
  registerAdd(subscribers, start);
  registerTag(subscribers, start);
  registerRemove(subscribers, start);
  registerErase(subscribers, start);
};
