/** Looking into the store that several machines share: nothing is made, and its clock is read. */
import { expect, onTestFinished, test } from 'vitest';
import { schemaSteps } from '../../../src/adapters/store-postgres/schema-steps.ts';
import { lookIntoPostgres } from '../../../src/adapters/store-postgres/look-into-postgres.ts';
import { freeze, imported, readers, take } from '../store-steps.ts';
import { barePostgresPlace, type PostgresPlace } from './scratch-store.ts';

async function newPlace(): Promise<PostgresPlace> {
  const place = await barePostgresPlace();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return place;
}

test('an empty database stays empty', async () => {
  const { url, query } = await newPlace();
  const { facts, tokens, aheadMs } = await lookIntoPostgres(url);
  expect(facts).toMatchObject({
    engine: 'PostgreSQL',
    schema: { found: 0, known: schemaSteps.length },
  });
  expect(tokens).toBeUndefined();
  expect(Math.abs(aheadMs ?? Infinity)).toBeLessThan(2_000);
  const schemas = await query("SELECT 1 FROM pg_namespace WHERE nspname = 'roundup'");
  expect(schemas).toEqual([]);
});

test('a store in use is read whole', async () => {
  const { url, open } = await newPlace();
  const store = await open();
  await store.subscribers.add(readers(4), imported, 'active');
  await take(store, await freeze(store, '2023-10', 2), 'unknown');
  const { facts, tokens } = await lookIntoPostgres(url);
  expect(facts).toMatchObject({
    where: 'DATABASE_URL',
    schema: { found: schemaSteps.length, known: schemaSteps.length },
    damage: [],
    files: [],
    unknown: [{ issueId: '2023-10', batches: 1 }],
    openRuns: [{ issueId: '2023-10', pausedReason: undefined }],
  });
  expect(store.tokens.verify(tokens?.genuine ?? '')).toBeDefined();
  expect(store.tokens.verify(tokens?.forged ?? '')).toBeUndefined();
});

test('what cannot be reached is a failure that shows no address', async () => {
  const looked = lookIntoPostgres('postgres://ada:secret@127.0.0.1:1/letter');
  await expect(looked).rejects.toMatchObject({ id: 'store-unavailable', kind: 'unavailable' });
  await expect(looked).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
});
