/** Looks up what left by mail in a PostgreSQL that may hold no store, and leaves it as it is. */
import type { MailedContent } from '../../core/delivery/sent-content.ts';
import { mailedContent } from '../store/mailed-content.ts';
import { schemaVersion } from './migrations.ts';
import { postgresSql } from './postgres-sql.ts';

/** Throws a `Failure`: `store-unavailable`, `store-login`, `store-newer`. */
export async function lookUpMailed(url: string): Promise<MailedContent[]> {
  const database = postgresSql({ url, connections: 1 });
  try {
    return (await schemaVersion(database)) === 0 ? [] : await mailedContent(database);
  } finally {
    await database.close();
  }
}
