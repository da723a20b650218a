/** Publishes or reconciles for real, through SendGrid's transport, in a process that is there to be killed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createSendgridTransport } from '../../src/adapters/sendgrid/sendgrid-transport.ts';
import { openPostgresStore } from '../../src/adapters/store-postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { Failure } from '../../src/core/failure.ts';
import type { PublishPorts } from '../../src/workflows/publish-request.ts';
import { preparePublish } from '../../src/workflows/prepare-publish.ts';
import { runPublish } from '../../src/workflows/publish.ts';
import { reconcile } from '../../src/workflows/reconcile.ts';
import { plainRequest } from '../simulator/plain-request.ts';
import { orderSchema, type Order } from './order.ts';

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ''));
const now = (): Date => new Date(Date.now() + order.aheadMs);

await using store = await open(order);
const transport = createSendgridTransport({
  apiKey: order.apiKey,
  baseUrl: order.doubleUrl,
  timeoutMs: 1500,
});
const ports: PublishPorts = {
  ledger: store.ledger,
  tokens: store.tokens,
  transport: {
    ...transport,
    capabilities: { ...transport.capabilities, batchSize: order.batchSize },
  },
  clock: { now, sleep: (ms) => sleep(ms) },
  random: Math.random,
};
say('ready');
say(await run(order.command));

async function run(command: Order['command']): Promise<string> {
  try {
    if (command === 'reconcile') {
      const { open } = await reconcile(ports, order.issueId, async () => 'wait');
      return open.length === 0 ? 'settled' : 'unresolved';
    }
    const terms = { at: undefined, isNow: order.isNow, undoMinutes: 20 };
    const preparation = await preparePublish(ports, plainRequest(order.issueId, 'content'), {
      terms,
    });
    const { count: confirm } = preparation.summary;
    return (await runPublish(ports, preparation, { confirm })).outcome;
  } catch (error) {
    if (error instanceof Failure) return error.id;
    throw error;
  }
}

function say(word: string): void {
  process.stdout.write(`${word}\n`);
}

/** The first half of the lease is for the request, so it is not much longer than two of them. */
function open({ engine, place }: Order): Promise<Store> {
  const options = { tiers: [], leaseMs: 4000, now };
  return engine === 'sqlite'
    ? openSqliteStore({ ...options, path: place })
    : openPostgresStore({ ...options, url: place });
}
