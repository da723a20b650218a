/** Who is still to be mailed their personal link, on every engine. */
import { expect, test } from 'vitest';
import { all, address, imported, type StorePlace } from './store-steps.ts';
import { DAY, say, subscribe, timedStore } from './patron-steps.ts';

export function personalLinkRules(newPlace: () => Promise<StorePlace>): void {
  test('whoever holds a tier is told once, and again when the link is made anew', async () => {
    const timed = await timedStore(newPlace);
    const { store } = timed;
    await subscribe(store, 'ada@example.com');
    await say(timed, ['patreon', '1'], { at: 'ada@example.com' });
    await say(timed, ['patreon', '2'], { at: 'bo@example.com' });
    const untold = () => all(store.personalLinks.untold());
    const [ada, bo] = await untold();
    const subscriber = await store.subscribers.findByAddress('ada@example.com');
    expect(ada).toMatchObject({ subscriberId: subscriber?.id, generation: 1, isSuppressed: false });
    expect(bo).toMatchObject({ address: { key: 'bo@example.com' }, subscriberId: undefined });
    if (ada === undefined || bo === undefined) throw new Error('Two are to be told.');
    expect(await all(store.personalLinks.untold(bo.patronId))).toEqual([bo]);
    await store.personalLinks.told(ada);
    expect(await untold()).toEqual([bo]);
    await store.patrons.rotate(address('ada@example.com'));
    // A mail that was on its way tells of the link before.
    await store.personalLinks.told(ada);
    expect(await untold()).toMatchObject([{ patronId: ada.patronId, generation: 2 }, bo]);
  });

  test('nobody is told whose support is over, or whose tier or address is unknown', async () => {
    const timed = await timedStore(newPlace);
    const { store, clock } = timed;
    await say(timed, ['patreon', '1'], { at: 'ada@example.com', tier: 'platinum' });
    await say(timed, ['github-sponsors', 'bo'], {});
    await say(timed, ['ko-fi', '3'], {
      at: 'cy@example.com',
      expiresAt: new Date(clock.now + DAY),
    });
    expect(await all(store.personalLinks.untold())).toMatchObject([
      { address: { key: 'cy@example.com' } },
    ]);
    clock.now += 2 * DAY;
    expect(await all(store.personalLinks.untold())).toEqual([]);
  });

  test('of whoever may not be mailed it is said', async () => {
    const timed = await timedStore(newPlace);
    const { store } = timed;
    await subscribe(store, 'ada@example.com');
    await say(timed, ['patreon', '1'], { at: 'ada@example.com' });
    const id = (await store.subscribers.findByAddress('ada@example.com'))?.id ?? '';
    await store.subscribers.end(id, 'complained', { ...imported, action: 'unsubscribed' });
    expect(await all(store.personalLinks.untold())).toMatchObject([{ isSuppressed: true }]);
  });
}
