/** Subscribers found by their addresses, all in one question. */
import { textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

/** Ids by address key; who is not known is left out. */
export async function idsByAddress(
  session: SqlSession,
  addressKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(addressKeys)];
  if (keys.length === 0) return new Map();
  const rows = await session.all(
    `SELECT id, address_key FROM subscriber WHERE address_key IN ${session.dialect.textsOf}`,
    JSON.stringify(keys),
  );
  return new Map(rows.map((row) => [textOf(row, 'address_key'), textOf(row, 'id')]));
}
