/** Tokens that sources renew, in every engine's store: one renewal for all who ask at once, and none is lost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { SourceToken } from '../../src/core/patrons/source-token.ts';
import { type ApiDouble, startApiDouble } from '../fakes/api-double.ts';
import { answerAsPatreon, patreonState, type PatreonState } from '../fakes/patreon-double.ts';
import type { StorePlace } from './store-steps.ts';

const given = { accessToken: 'access-1', refreshToken: 'refresh-1' };
const origin = { source: 'patreon', given };
const fresh = { accessToken: 'access-2', refreshToken: 'refresh-2' };

/** A place that another process can open, too: by a path or an address. */
export type SharedPlace = StorePlace & { readonly at: string };

export function sourceTokenRules(newPlace: () => Promise<SharedPlace>): void {
  const begin = async (): Promise<SharedPlace> => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place;
  };

  test('the given token is used until it is renewed, and then what it was renewed to', async () => {
    const place = await begin();
    const { sourceTokens } = await place.open();
    expect(await sourceTokens.current(origin)).toEqual(given);
    expect(await sourceTokens.renew(origin, given, async () => fresh)).toEqual(fresh);
    expect(await sourceTokens.current(origin)).toEqual(fresh);
    const third = { accessToken: 'access-3', refreshToken: 'refresh-3' };
    const seen: SourceToken[] = [];
    await sourceTokens.renew(origin, fresh, async (current) => {
      seen.push(current);
      return third;
    });
    expect(seen).toEqual([fresh]);
    expect(await (await place.open()).sourceTokens.current(origin)).toEqual(third);
  });

  test('tokens that an author gives anew win, and leave those of before alone', async () => {
    const { sourceTokens } = await (await begin()).open();
    await sourceTokens.renew(origin, given, async () => fresh);
    const other = {
      source: 'patreon',
      given: { accessToken: 'anew', refreshToken: 'anew' },
    };
    expect(await sourceTokens.current(other)).toEqual(other.given);
    const renewed = { accessToken: 'anew-2', refreshToken: 'anew-2' };
    await sourceTokens.renew(other, other.given, async () => renewed);
    expect(await sourceTokens.current(other)).toEqual(renewed);
    expect(await sourceTokens.current(origin)).toEqual(fresh);
    expect(await sourceTokens.current({ ...origin, source: 'another' })).toEqual(given);
  });

  test('of many who ask at once, one renews and all get the same', async () => {
    const place = await begin();
    const stores = await Promise.all([place.open(), place.open()]);
    let renewals = 0;
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        stores[index % 2]?.sourceTokens.renew(origin, given, async () => {
          renewals += 1;
          await sleep(100);
          return fresh;
        }),
      ),
    );
    expect(renewals).toBe(1);
    expect(all).toEqual(Array.from({ length: 10 }, () => fresh));
  });

  test('a renewal that fails leaves the token as it was, for the next who asks', async () => {
    const { sourceTokens } = await (await begin()).open();
    const refused = sourceTokens.renew(origin, given, async () => {
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await sourceTokens.current(origin)).toEqual(given);
    expect(await sourceTokens.renew(origin, given, async () => fresh)).toEqual(fresh);
  });

  test('who was so slow that another took over gets that one’s token, whoever ends first', async () => {
    const store = await (await begin()).open({ leaseMs: 1 });
    const { sourceTokens } = store;
    const late = { accessToken: 'late', refreshToken: 'late' };
    const slow = sourceTokens.renew(origin, given, async () => {
      await sleep(50);
      expect(await sourceTokens.renew(origin, given, async () => fresh)).toEqual(fresh);
      return late;
    });
    expect(await slow).toEqual(fresh);
    const slowAndRefused = sourceTokens.renew(origin, fresh, async () => {
      await sleep(50);
      await sourceTokens.renew(origin, fresh, async () => late);
      throw new Error('refused, as it was used already');
    });
    expect(await slowAndRefused).toEqual(late);
  });

  test('two processes that find the token ended at once renew it once, and both go on', async () => {
    const { double, state, place } = await withPatreon(await begin(), { refusedTogether: 2 });
    state.accessToken = 'nobody has it';
    const told = await Promise.all([1, 2].map(() => reading(place, double)));
    expect(told).toEqual(['10\n', '10\n']);
    expect(double.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('a crash between the renewal and its storing asks for new tokens, which then work', async () => {
    const { double, state, place } = await withPatreon(await begin());
    state.accessToken = 'nobody has it';
    const crashed = await reading(place, double, 'die');
    expect([crashed, state.renewals]).toEqual(['', 1]);
    // Nobody waits for the lease of the dead for long, and Patreon takes its token no more.
    expect(await reading(place, double)).toBe('patron-token-lost\n');
    state.accessToken = 'anew';
    state.refreshToken = 'anew';
    expect(await reading(place, double, 'anew')).toBe('10\n');
    expect(state.renewals).toBe(1);
  });
}

/** `refusedTogether`: so many requests wait for each other before they are refused. */
async function withPatreon(
  place: SharedPlace,
  { refusedTogether = 1 } = {},
): Promise<{
  readonly double: ApiDouble;
  readonly state: PatreonState;
  readonly place: SharedPlace;
}> {
  const state = patreonState();
  const waiting: (() => void)[] = [];
  const double = await startApiDouble(async (request) => {
    const answer = answerAsPatreon(state, request);
    if (answer.status === 401) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length >= refusedTogether) for (const go of waiting) go();
      });
    }
    // Long enough for another process to ask for the same.
    if (request.method === 'POST') await sleep(300);
    return answer;
  });
  await place.open();
  return { double, state, place };
}

/** What a process says that reads all members: their number, or the id of a failure. */
async function reading(place: SharedPlace, { url }: ApiDouble, how = 'as given'): Promise<string> {
  const script = join(import.meta.dirname, 'syncing-process.ts');
  const child = spawn(process.execPath, [script, place.at, url, how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return said;
}
