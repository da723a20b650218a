/** Publishes for real to a provider that is a file, and stops at a chosen point to be killed there. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../src/core/delivery/personal-parts.ts';
import type { Transport } from '../../src/ports.ts';
import { preparePublish } from '../../src/workflows/prepare-publish.ts';
import { runPublish } from '../../src/workflows/publish.ts';

const [folder = '', stopAt] = process.argv.slice(2);
let point = 0;

/** Each request has two points: before the provider takes it, and before it answers. */
async function mayStop(): Promise<void> {
  point += 1;
  if (String(point) !== stopAt) return;
  process.stdout.write('stopped\n');
  await sleep(600_000);
}

const transport: Transport = {
  name: 'file',
  capabilities: {
    batchSize: 3,
    maxBytes: 30_000_000,
    substitutes: true,
    idempotentForMs: 0,
    atOnce: 1,
    perSecond: Infinity,
  },
  async submit({ batchNo, recipients }) {
    await mayStop();
    const lines = recipients.map(({ address }) => `${address}\n`);
    appendFileSync(join(folder, 'mailed.txt'), lines.join(''));
    await mayStop();
    return { state: 'accepted', providerId: `batch-${batchNo}` };
  },
};

const url = `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`;
const edition: Edition = {
  issueId: '2023-10',
  tier: 'public',
  subject: 'Age-old infra patterns',
  preheader: '',
  html: `<a href="${url}">Unsubscribe</a>`,
  text: url,
  origins: [],
  nameFallbacks: [],
};

await using store = await openSqliteStore({ path: join(folder, 'roundup.db'), tiers: [] });
const { ledger, tokens } = store;
const clock = { now: () => new Date(), sleep: (ms: number) => sleep(ms) };
const ports = { ledger, tokens, transport, clock, random: () => 0 };
const preparation = await preparePublish(
  ports,
  {
    issueId: '2023-10',
    draft: false,
    diagnostics: [],
    mailDiagnostics: [],
    allowedRules: [],
    tiers: [],
    editions: new Map([['public', edition]]),
    contentHash: 'hash',
    outline: [],
    facts: {
      from: { name: 'The Roundup', address: 'news@example.com' },
      replyTo: undefined,
      listId: 'news.example.com',
      unsubscribeUrl: url,
      unsubscribeMailto: 'mailto:news@example.com',
    },
    postalAddress: '1 Example Street',
  },
  { terms: { at: undefined, isNow: true, undoMinutes: 0 } },
);
await runPublish(ports, preparation, { confirm: preparation.summary.count });
