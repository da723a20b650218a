/** A process that reads Patreon’s members by a store’s tokens; it can die before it stores a fresh one. */
import { createPatreonSource } from '../../src/adapters/patreon/patreon-source.ts';
import { openPostgresStore } from '../../src/adapters/store-postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { Failure } from '../../src/core/failure.ts';
import type { SourceTokens } from '../../src/ports/patron-sources.ts';

const [place = '', baseUrl = '', how = ''] = process.argv.slice(2);

const options = { tiers: [], leaseMs: 1_000 };
await using store = place.startsWith('postgres:')
  ? await openPostgresStore({ ...options, url: place })
  : await openSqliteStore({ ...options, path: place });

const dying: SourceTokens = {
  current: (origin) => store.sourceTokens.current(origin),
  renew: (origin, refused, renewal) =>
    store.sourceTokens.renew(origin, refused, async (current) => {
      await renewal(current);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => {});
    }),
};

const source = createPatreonSource(
  {
    campaign: '11539233',
    token: how === 'anew' ? 'anew' : 'access-1',
    refreshToken: how === 'anew' ? 'anew' : 'refresh-1',
    clientId: 'client',
    clientSecret: 'client-secret',
    baseUrl,
  },
  { clock: systemClock, tokens: how === 'die' ? dying : store.sourceTokens },
);

try {
  let members = 0;
  for await (const _ of source.members()) members += 1;
  process.stdout.write(`${members}\n`);
} catch (error) {
  process.stdout.write(`${error instanceof Failure ? error.id : String(error)}\n`);
}
