import { onTestFinished, expect, test } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';
import { importSecret } from '../../src/core/sealing/derive.ts';
import { fromBase64 } from '../../src/core/sealing/base64.ts';
import { openMasterKey } from '../../src/core/sealing/master-key.ts';
import { ringName } from '../../src/core/sealing/ring.ts';
import { sealRings } from '../../src/core/sealing/seal-rings.ts';
import { greetPatron } from '../../src/workflows/greet-patron.ts';
import { countUntold, mailPersonalLinks } from '../../src/workflows/mail-personal-links.ts';
import { scratchStore } from '../adapters/store-sqlite/scratch-store.ts';
import { address, all } from '../adapters/store-steps.ts';
import { type Answer, fakeProvider, isBusy, refuses, takes } from '../fakes/fake-provider.ts';
import { stillClock } from '../fakes/still-clock.ts';

const secret = new Uint8Array(32).fill(9);

function configOf(access: 'sealed' | 'served' | 'mail') {
  return configSchema.parse({
    title: 'Ada & Machines',
    description: 'A letter.',
    url: 'https://news.example.com',
    author: { name: 'Ada' },
    sender: { address: 'ada@example.com' },
    postalAddress: 'Street 1, Town',
    tiers: [{ id: 'patron', name: 'Patrons' }],
    extras: { access },
    server: { url: 'https://mail.example.com' },
  });
}

async function patrons(script: readonly Answer[], ...spellings: readonly string[]) {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const clock = stillClock();
  const store = await place.open({ now: clock.now });
  for (const [index, spelling] of spellings.entries()) {
    await store.patrons.applyGrant('patreon', {
      member: String(index),
      address: address(spelling),
      name: undefined,
      tier: 'patron',
      state: 'active',
      since: undefined,
      expiresAt: undefined,
      toldAt: clock.now(),
    });
  }
  const transport = fakeProvider({ script, batchSize: 1 });
  const ports = { ...store, clock, transport, extrasKey: { read: async () => secret } };
  return { store, transport, ports };
}

test('each patron is mailed once a link that finds their ring', async () => {
  const { store, transport, ports } = await patrons([], 'bo@example.com', 'cy@example.com');
  const config = configOf('sealed');
  expect(await countUntold(ports)).toEqual({ mailed: 2, suppressed: 0 });
  expect(await mailPersonalLinks(ports, config)).toMatchObject({ mailed: 2, stopped: undefined });
  expect(await mailPersonalLinks(ports, config)).toMatchObject({ mailed: 0 });
  expect(transport.mailed.map((mail) => mail.address)).toEqual([
    'bo@example.com',
    'cy@example.com',
  ]);
  const holders = await all(store.patrons.ringHolders({ backCatalogue: 'all', months: [] }));
  const rings = await all(sealRings(await openMasterKey(secret), holders, '2024-01'));
  for (const { message } of transport.submissions) {
    const [, key = ''] = /https:\/\/news\.example\.com\/#p=([\w-]{22})\b/.exec(message.text) ?? [];
    expect(message.html).toContain(`#p=${key}`);
    const name = await ringName(await importSecret(fromBase64(key)));
    expect(rings.map((ring) => ring.name)).toContain(name);
  }
});

test('a served archive is reached by logging in, and no key is mailed', async () => {
  const { transport, ports } = await patrons([], 'bo@example.com');
  const read = async (): Promise<never> => Promise.reject(new Error('No key is needed.'));
  await mailPersonalLinks({ ...ports, extrasKey: { read } }, configOf('served'));
  expect(transport.submissions[0]?.message.text).toContain('https://mail.example.com/patron\n');
});

test('an archive that opens nothing has no links', async () => {
  const { transport, ports } = await patrons([], 'bo@example.com');
  expect(await mailPersonalLinks(ports, configOf('mail'))).toMatchObject({ mailed: 0 });
  expect(transport.submissions).toEqual([]);
});

test('what the provider does not take is mailed by the next run, to nobody twice', async () => {
  const busy = [isBusy, isBusy, isBusy, isBusy];
  const { transport, ports } = await patrons(
    [takes, isBusy, takes, ...busy],
    'bo@example.com',
    'cy@example.com',
    'di@example.com',
  );
  const config = configOf('sealed');
  const cut = await mailPersonalLinks(ports, config);
  expect(cut).toMatchObject({ mailed: 2, stopped: 'too many requests' });
  expect(await mailPersonalLinks(ports, config)).toMatchObject({ mailed: 1, stopped: undefined });
  expect(transport.mailed.map((mail) => mail.address)).toEqual([
    'bo@example.com',
    'cy@example.com',
    'di@example.com',
  ]);
});

test('a newcomer alone is greeted, and a provider that is down stops nothing else', async () => {
  const { transport, ports } = await patrons([refuses], 'bo@example.com', 'cy@example.com');
  const config = configOf('sealed');
  await greetPatron(ports, config, { source: 'patreon', member: '1' });
  expect(transport.mailed).toEqual([]);
  await greetPatron(ports, config, { source: 'patreon', member: '1' });
  await greetPatron(ports, config, { source: 'patreon', member: 'unknown' });
  expect(transport.mailed.map((mail) => mail.address)).toEqual(['cy@example.com']);
});
