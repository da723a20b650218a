/** A process that takes a step of a delivery, says so, and waits to be killed. */
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';

const [path = '', step = ''] = process.argv.slice(2);

const store = await openSqliteStore({ path, tiers: [] });
if (step === 'open') {
  await store.close();
} else {
  const run = await store.ledger.openRun('2023-10');
  if (run !== undefined) {
    const first = await store.ledger.claim(run.id);
    if (first !== undefined && step === 'submitting') {
      await store.ledger.markSubmitting(first, undefined);
    }
  }
  process.stdout.write('reached\n');
  setInterval(() => store, 1000);
}
