/** A process that takes a step of a delivery, says so, and waits to be killed. */
import { createDeliveryLock } from '../../src/adapters/delivery-lock.ts';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';

const [path = '', lockPath = '', step = ''] = process.argv.slice(2);

if (step === 'open') {
  const store = await openSqliteStore({ path, tiers: [] });
  await store.close();
} else {
  const held = await createDeliveryLock(lockPath).acquire();
  if (held === undefined) throw new Error('the lock is held');
  const store = await openSqliteStore({ path, tiers: [] });
  const run = await store.ledger.openRun('2023-10');
  if (run !== undefined) {
    const first = await store.ledger.claim(run.id);
    if (first !== undefined && step === 'submitting') await store.ledger.markSubmitting(first);
  }
  process.stdout.write('reached\n');
  setInterval(() => held, 1000);
}
