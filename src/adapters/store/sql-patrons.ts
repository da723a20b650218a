/** What each source grants its patrons; a tier follows from all of an address's grants. */
import { highestTier, type Tier } from '../../core/audience/tier.ts';
import type { PatronGrant } from '../../core/audience/patron-grant.ts';
import type { PatronStore } from '../../ports.ts';
import { integerOf, optionalTextOf, textOf } from './row.ts';
import type { InsertTarget, SqlDatabase, SqlSession } from './sql-database.ts';

const GRANT: InsertTarget = {
  table: 'patron_grant',
  columns: {
    address_key: 'text',
    source: 'text',
    address_spelling: 'text',
    name: 'text',
    tier: 'text',
  },
};

export class SqlPatrons implements PatronStore {
  readonly #database: SqlDatabase;
  readonly #tiers: readonly Tier[];

  constructor(database: SqlDatabase, tiers: readonly Tier[]) {
    this.#database = database;
    this.#tiers = tiers;
  }

  /**
   * Of an address granted twice the highest tier counts. `granted` is what the source grants now,
   * `revoked` the addresses it granted before and does not now, `withoutSubscription` the granted
   * to whom no issue is mailed because they are no active subscriber.
   */
  async replaceGrants(
    source: string,
    grants: readonly PatronGrant[],
  ): Promise<{ granted: number; revoked: number; withoutSubscription: number }> {
    const byKey = new Map<string, PatronGrant>();
    for (const grant of grants) {
      const other = byKey.get(grant.address.key);
      if (other === undefined || this.#isHigher(grant, other)) byKey.set(grant.address.key, grant);
    }
    return this.#database.transact(async (session) => {
      const before = await addresses(session, source);
      await session.run('DELETE FROM patron_grant WHERE source = ?', source);
      await session.insert(
        GRANT,
        [...byKey.values()].map(({ address, name, tier }) => [
          address.key,
          source,
          address.spelling,
          name ?? null,
          tier,
        ]),
      );
      return {
        granted: byKey.size,
        revoked: before.filter((key) => !byKey.has(key)).length,
        withoutSubscription: await withoutSubscription(session, source),
      };
    }, 'patron-grants');
  }

  async listGrants(): Promise<readonly (PatronGrant & { readonly source: string })[]> {
    const rows = await this.#database.all(
      `SELECT source, address_key, address_spelling, name, tier FROM patron_grant
       ORDER BY source, address_key`,
    );
    return rows.map((row) => ({
      source: textOf(row, 'source'),
      address: { spelling: textOf(row, 'address_spelling'), key: textOf(row, 'address_key') },
      name: optionalTextOf(row, 'name'),
      tier: textOf(row, 'tier'),
    }));
  }

  #isHigher(grant: PatronGrant, other: PatronGrant): boolean {
    return (
      highestTier(this.#tiers, [grant.tier, other.tier]) !== highestTier(this.#tiers, [other.tier])
    );
  }
}

async function addresses(session: SqlSession, source: string): Promise<string[]> {
  const rows = await session.all('SELECT address_key FROM patron_grant WHERE source = ?', source);
  return rows.map((row) => textOf(row, 'address_key'));
}

async function withoutSubscription(session: SqlSession, source: string): Promise<number> {
  const row = await session.get(
    `SELECT count(*) AS count FROM patron_grant g
     WHERE g.source = ? AND NOT EXISTS (
       SELECT 1 FROM subscriber s WHERE s.address_key = g.address_key AND s.state = 'active')`,
    source,
  );
  return row === undefined ? 0 : integerOf(row, 'count');
}
