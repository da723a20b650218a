/** Grants as a store kept them before patrons were people, and what a newer store makes of them. */
import { expect } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import { all } from './store-steps.ts';

/** Ada by two sources, and Bo, whose tier is in no config any more. */
export const formerGrants = `INSERT INTO patron_grant
  (address_key, source, address_spelling, name, tier) VALUES
  ('ada@example.com', 'patreon-csv', 'Ada@example.com', 'Ada', 'patron'),
  ('ada@example.com', 'csv:list', 'ada@example.com', NULL, 'gold'),
  ('bo@example.com', 'csv:list', 'bo@example.com', NULL, 'platinum')`;

/** `since` is before the store was opened. */
export async function expectMoved(store: Store, since: Date): Promise<void> {
  const entries = await all(store.patrons.list());
  const byKey = new Map(entries.map((entry) => [entry.patron.address?.key, entry]));
  expect(byKey.size).toBe(2);
  const ada = byKey.get('ada@example.com');
  expect(ada?.patron).toMatchObject({ name: 'Ada', generation: 1 });
  expect(ada?.grants).toMatchObject([
    { source: 'csv:list', member: 'ada@example.com', tier: 'gold', state: 'active' },
    { source: 'patreon-csv', member: 'ada@example.com', tier: 'patron', name: 'Ada' },
  ]);
  expect(ada?.grants[0]?.since.getTime()).toBeGreaterThanOrEqual(since.getTime());
  expect(byKey.get('bo@example.com')).toMatchObject({ grants: [{ tier: 'platinum' }] });
  const ids = entries.map(({ patron }) => patron.id);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab]/.test(id))).toBe(true);
  const policy = { backCatalogue: 'all', months: ['2024-01'] } as const;
  const holdings = await all(store.patrons.ringHolders(policy));
  const held = holdings.find(({ patronId }) => patronId === ada?.patron.id);
  expect(held?.epochs.map(({ tier }) => tier)).toEqual(['patron', 'gold']);
  // Read once, the period is written down, and it begins with the grants.
  const [period] = (await store.patrons.find({ id: ada?.patron.id ?? '' }))?.periods ?? [];
  expect(period).toMatchObject({ tier: 'gold', until: undefined });
}
