/** `roundup patrons`: who supports the newsletter, and so may read the extras. */
import { example, type Register } from '../command.ts';
import { registerClaim } from './patrons/claim.ts';
import { registerFeed } from './patrons/feed.ts';
import { registerGrant } from './patrons/grant.ts';
import { registerImport } from './patrons/import.ts';
import { registerLinks } from './patrons/links.ts';
import { registerList } from './patrons/list.ts';
import { registerRevoke } from './patrons/revoke.ts';
import { registerRotate } from './patrons/rotate.ts';
import { registerSync } from './patrons/sync.ts';

export const registerPatrons: Register = (program, start) => {
  const patrons = program.command('patrons').summary('sync, import, list and more');
  patrons
    .description('Who supports the newsletter, and so gets the edition of a tier.')
    .addHelpText('after', example('roundup patrons sync', 'roundup patrons import patrons.csv'));
  registerSync(patrons, start);
  registerImport(patrons, start);
  registerList(patrons, start);
  registerGrant(patrons, start);
  registerRevoke(patrons, start);
  registerClaim(patrons, start);
  registerLinks(patrons, start);
  registerRotate(patrons, start);
  registerFeed(patrons, start);
};
