/** A server that goes away while a connection is in use, and comes back. */
import { expect, test } from 'vitest';
import { imported, reader } from '../store-steps.ts';
import { postgresPlace } from './scratch-store.ts';

const END_ALL = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

test('an import whose connection is lost fails by name; the store goes on', async () => {
  await using place = await postgresPlace();
  const store = await place.open();
  await using staged = await store.records.beginImport();
  await staged.stage([{ kind: 'subscriber', ...reader('ada@example.com') }]);
  await place.query(END_ALL);
  await expect(staged.preview()).rejects.toMatchObject({ id: 'store-unavailable' });
  const added = await store.subscribers.add([reader('bo@example.com')], imported, 'active');
  expect(added).toEqual(['added']);
  expect(await store.subscribers.findByAddress('ada@example.com')).toBeUndefined();
});
