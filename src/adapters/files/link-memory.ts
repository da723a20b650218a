/** What was found out about links and told of them, in two files of `.roundup`. */
import { join } from 'node:path';
import type { LinkChecks, Mentions } from '../../ports/links.ts';
import { linkChecksIn } from './link-checks.ts';
import { mentionsIn } from './mentions.ts';

export interface LinkMemory {
  readonly checks: LinkChecks;
  readonly mentions: Mentions;
}

export function linkMemory(stateDir: string): LinkMemory {
  return {
    checks: linkChecksIn(join(stateDir, 'link-checks.json')),
    mentions: mentionsIn(join(stateDir, 'webmentions.json')),
  };
}
