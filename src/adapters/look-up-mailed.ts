/** Every text that left by mail, from whichever store there is; none is made or changed for it. */
import type { Environment } from '../config/environment.ts';
import type { MailedContent } from '../core/delivery/sent-content.ts';

export async function lookUpMailed(
  { databaseUrl }: Environment,
  path: string,
): Promise<readonly MailedContent[]> {
  if (databaseUrl !== undefined) {
    const postgres = await import('./store-postgres/look-up-mailed.ts');
    return postgres.lookUpMailed(databaseUrl);
  }
  return (await import('./store-sqlite/look-up-mailed.ts')).lookUpMailed(path);
}
