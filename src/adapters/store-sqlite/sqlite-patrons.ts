/** What each source grants its patrons; a tier follows from all of an address's grants. */
import type { Kysely } from 'kysely';
import { highestTier, type Tier } from '../../core/audience/tier.ts';
import type { PatronGrant, PatronStore } from '../../ports.ts';
import { integerOf, textOf } from './row.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { Tables } from './tables.ts';

export class SqlitePatrons implements PatronStore {
  readonly #database: SqliteDatabase;
  readonly #query: Kysely<Tables>;
  readonly #tiers: readonly Tier[];

  constructor(database: SqliteDatabase, query: Kysely<Tables>, tiers: readonly Tier[]) {
    this.#database = database;
    this.#query = query;
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
    return this.#database.transact(() => {
      const before = this.#addresses(source);
      this.#database.run('DELETE FROM patron_grant WHERE source = ?', source);
      for (const grant of byKey.values()) this.#insert(source, grant);
      return {
        granted: byKey.size,
        revoked: before.filter((key) => !byKey.has(key)).length,
        withoutSubscription: this.#withoutSubscription(source),
      };
    });
  }

  async listGrants(): Promise<readonly (PatronGrant & { readonly source: string })[]> {
    const rows = await this.#query
      .selectFrom('patron_grant')
      .selectAll()
      .orderBy('source')
      .orderBy('address_key')
      .execute();
    return rows.map((row) => ({
      source: row.source,
      address: { spelling: row.address_spelling, key: row.address_key },
      name: row.name ?? undefined,
      tier: row.tier,
    }));
  }

  #isHigher(grant: PatronGrant, other: PatronGrant): boolean {
    return (
      highestTier(this.#tiers, [grant.tier, other.tier]) !== highestTier(this.#tiers, [other.tier])
    );
  }

  #addresses(source: string): string[] {
    return this.#database
      .all('SELECT address_key FROM patron_grant WHERE source = ?', source)
      .map((row) => textOf(row, 'address_key'));
  }

  #insert(source: string, grant: PatronGrant): void {
    this.#database.run(
      `INSERT INTO patron_grant (address_key, source, address_spelling, name, tier)
       VALUES (?, ?, ?, ?, ?)`,
      grant.address.key,
      source,
      grant.address.spelling,
      grant.name ?? null,
      grant.tier,
    );
  }

  #withoutSubscription(source: string): number {
    const row = this.#database.get(
      `SELECT count(*) AS count FROM patron_grant g
       WHERE g.source = ? AND NOT EXISTS (
         SELECT 1 FROM subscriber s WHERE s.address_key = g.address_key AND s.state = 'active')`,
      source,
    );
    return row === undefined ? 0 : integerOf(row, 'count');
  }
}
