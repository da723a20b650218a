/** Links that wait at the server for somebody who has the folder. */
import { type CapturedLink, capturedLinkSchema } from '../../core/link/captured-link.ts';
import { urlKey } from '../../core/link/url-key.ts';
import type { CapturedLinks } from '../../ports/links.ts';
import { integerOf, textOf } from './row.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

export interface CapturedLinksParts {
  readonly database: SqlDatabase;
  readonly newId: () => string;
  readonly now: (session: SqlSession) => Promise<number>;
}

/** Nobody collects more in years; beyond, somebody has the token who should not. */
const MOST_WAITING = 10_000;

export function sqlCapturedLinks({ database, newId, now }: CapturedLinksParts): CapturedLinks {
  return {
    async put(link: CapturedLink) {
      const waiting = await database.get('SELECT count(*) AS links FROM captured_link');
      if (waiting !== undefined && integerOf(waiting, 'links') >= MOST_WAITING) return 'full';
      const changed = await database.run(
        `INSERT INTO captured_link (id, url_key, body, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (url_key) DO NOTHING`,
        newId(),
        urlKey(link.url),
        JSON.stringify(link),
        await now(database),
      );
      return changed > 0 ? 'kept' : 'known';
    },
    async list(most) {
      const rows = await database.all(
        'SELECT id, body FROM captured_link ORDER BY at, id LIMIT ?',
        most,
      );
      return rows.map((row) => ({
        id: textOf(row, 'id'),
        link: capturedLinkSchema.parse(JSON.parse(textOf(row, 'body'))),
      }));
    },
    async taken(ids) {
      await database.run(
        `DELETE FROM captured_link WHERE id IN ${database.dialect.textsOf}`,
        JSON.stringify(ids),
      );
    },
  };
}
