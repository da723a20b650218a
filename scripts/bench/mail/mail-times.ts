/** Everything about mails: the engines side by side, memory over many editions, hostile input. */
import { fileURLToPath } from 'node:url';
import { measure } from '../measure.ts';
import { hostileTimes } from './hostile-times.ts';
import {
  type HostileFigure,
  type MailFigure,
  mailFigures,
  type MemoryFigure,
  memoryFigure,
} from './mail-figure.ts';

export interface MailTimes {
  readonly engines: readonly MailFigure[];
  readonly memory: MemoryFigure;
  readonly hostile: readonly HostileFigure[];
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const cwd = at('../../../');

/** One after the other, so that none takes the processor from another. */
export async function mailTimes(onProgress: (line: string) => void): Promise<MailTimes> {
  const engines = await measure({ argv: [at('../mail-peers.ts')], cwd });
  onProgress('mail engines: done');
  const memory = await measure({ argv: ['--expose-gc', at('../edition-memory.ts')], cwd });
  onProgress('memory of editions: done');
  return {
    engines: mailFigures.parse(JSON.parse(engines.stdout)),
    memory: memoryFigure.parse(JSON.parse(memory.stdout)),
    hostile: await hostileTimes(onProgress),
  };
}
