/** Questions by mail: what becomes of each when it is refused, lost, one too many, or cut off. */
import { expect, test } from 'vitest';
import { confirm, openQuestion } from '../../src/workflows/confirm.ts';
import { settingsHolder } from '../../src/workflows/change-settings.ts';
import { address, idOf, imported, oneClick, reader } from '../adapters/store-steps.ts';
import { isBusy, losesAnswer, losesRequest, refuses, takes } from '../fakes/fake-provider.ts';
import { askedPeople, form, tokensIn } from './asked-people.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test('a form becomes a question to the address alone, with nothing that a stranger typed', async () => {
  const { work, provider, store, clock } = await askedPeople();
  expect(await work(form('Ada@example.com', clock.now()))).toEqual({ state: 'done' });
  expect(provider.mailed.map((one) => one.address)).toEqual(['Ada@example.com']);
  const [mail] = provider.submissions;
  expect(mail).toMatchObject({ issueId: 'notice', tier: 'public', at: clock.now() });
  expect(mail?.message.subject).toBe('Do you want to get Salt & <Cable>?');
  expect(`${mail?.message.html} ${mail?.message.text}`).not.toMatch(/Eve|spam\.example/);
  expect(mail?.message.text).toMatch(/https:\/\/in\.salt\.example\/confirm\/[\w-]{43}\n/);
  const id = await idOf(store, 'ada@example.com');
  expect(mail?.recipients).toMatchObject([
    { subscriberId: id, unsubscribeToken: store.tokens.issue(id), name: undefined },
  ]);
});

test.each([
  ['refused', refuses, undefined],
  ['told to wait', isBusy, 2000],
] as const)(
  'a question whose mail was %s is void, and asked again at once when it is tried again',
  async (_, answer, afterMs) => {
    const { work, provider, ports, clock } = await askedPeople([answer]);
    const entry = form('ada@example.com', clock.now());
    const worked = await work(entry, 'one');
    expect(worked).toEqual({ state: 'failed', reason: expect.any(String), afterMs });
    expect(JSON.stringify(worked)).not.toContain('ada@');
    expect(await work(entry, 'one')).toEqual({ state: 'done' });
    const [first = '', second = ''] = tokensIn(provider);
    expect(await openQuestion(ports, first)).toBeUndefined();
    expect(await openQuestion(ports, second)).toBeDefined();
    // The one that was withdrawn keeps nobody waiting: another form finds the second alone.
    expect(await work(entry, 'two')).toEqual({ state: 'done' });
    expect(provider.submissions).toHaveLength(2);
  },
);

test.each([
  ['it was taken', losesAnswer],
  ['it was not', losesRequest],
])('a mail that may have arrived is done, and its token good (%s)', async (_, answer) => {
  const { work, provider, ports, clock, store } = await askedPeople([answer]);
  expect(await work(form('ada@example.com', clock.now()))).toEqual({ state: 'done' });
  const [token = ''] = tokensIn(provider);
  clock.pass(MINUTE_MS);
  expect(await confirm(ports, { token, welcome: false })).toMatchObject({ state: 'confirmed' });
  expect((await store.subscribers.findByAddress('ada@example.com'))?.state).toBe('active');
});

test('when too many were asked in an hour, the others wait, and are asked then', async () => {
  const { work, provider, clock, store } = await askedPeople();
  for (const name of ['ada', 'bo', 'cy']) await work(form(`${name}@example.com`, clock.now()));
  const late = form('di@example.com', clock.now());
  expect(await work(late)).toEqual({ state: 'later', afterMs: 5 * MINUTE_MS });
  expect(await store.subscribers.findByAddress('di@example.com')).toBeUndefined();
  clock.pass(HOUR_MS + 1);
  expect(await work(late)).toEqual({ state: 'done' });
  expect(provider.mailed.map((one) => one.address)).toContain('di@example.com');
});

test('an entry that is worked off again after a crash asks again, and both tokens are good', async () => {
  const { work, provider, ports, clock } = await askedPeople([losesRequest, takes]);
  const entry = form('ada@example.com', clock.now());
  await work(entry, 'one');
  await work(entry, 'one');
  const tokens = tokensIn(provider);
  expect(new Set(tokens).size).toBe(2);
  clock.pass(MINUTE_MS);
  expect(await confirm(ports, { token: tokens[0] ?? '', welcome: false })).toMatchObject({
    state: 'confirmed',
  });
  expect(await confirm(ports, { token: tokens[1] ?? '', welcome: false })).toMatchObject({
    state: 'already',
  });
});

test('the settings are mailed to the address that is stored, once an hour, for two', async () => {
  const { work, provider, ports, clock, store } = await askedPeople();
  await store.subscribers.add([reader('Ada@example.com')], imported, 'active');
  const subscriberId = await idOf(store, 'ada@example.com');
  const entry = { kind: 'settings', subscriberId, at: clock.now().getTime() } as const;
  for (let time = 0; time < 3; time += 1) expect(await work(entry)).toEqual({ state: 'done' });
  expect(provider.mailed.map((one) => one.address)).toEqual(['Ada@example.com']);
  const [token = ''] = tokensIn(provider);
  expect(await settingsHolder(ports, token)).toMatchObject({ id: subscriberId });
  // It opens the settings, and confirms nothing.
  expect(await confirm(ports, { token, welcome: true })).toEqual({ state: 'bad-token' });
  clock.pass(2 * HOUR_MS);
  expect(await settingsHolder(ports, token)).toBeUndefined();
});

test('whoever has left by then is asked nothing, wherever they wanted to go', async () => {
  const { work, provider, clock, store } = await askedPeople();
  await store.subscribers.add([reader('ada@example.com')], imported, 'active');
  const subscriberId = await idOf(store, 'ada@example.com');
  await store.subscribers.end(subscriberId, 'unsubscribed', oneClick);
  const at = clock.now().getTime();
  const gone = '018b8f4e-7c00-7000-8000-000000000001';
  for (const id of [subscriberId, gone]) {
    await work({ kind: 'settings', subscriberId: id, at });
    await work({ kind: 'move', subscriberId: id, address: address('new@example.com'), at });
  }
  expect(provider.submissions).toEqual([]);
});

test('another address is asked there; once it said yes, the former one is told', async () => {
  const { work, provider, ports, clock, store } = await askedPeople();
  await store.subscribers.add([reader('Ada@example.com')], imported, 'active');
  const subscriberId = await idOf(store, 'ada@example.com');
  const to = address('New@example.com');
  await work({ kind: 'move', subscriberId, address: to, at: clock.now().getTime() });
  const [token = ''] = tokensIn(provider);
  clock.pass(MINUTE_MS);
  // A question about an address opens no settings.
  expect(await settingsHolder(ports, token)).toBeUndefined();
  for (const state of ['confirmed', 'already']) {
    expect(await confirm(ports, { token, welcome: true })).toEqual({ purpose: 'address', state });
  }
  const entries = await store.inbox.claim(9);
  expect(entries).toHaveLength(1);
  for (const { entry, id } of entries) await work(entry, id);
  expect(provider.mailed.map((one) => one.address)).toEqual(['New@example.com', 'Ada@example.com']);
  const told = provider.submissions[1]?.message;
  expect(told?.text).toContain('write to ines@salt.example');
  expect(`${told?.subject}${told?.text}${told?.html}`.toLowerCase()).not.toContain('new@');
});

test('word to the former address is tried again when it was refused', async () => {
  const { work } = await askedPeople([refuses]);
  const subscriberId = '018b8f4e-7c00-7000-8000-000000000001';
  const entry = { kind: 'moved', subscriberId, address: address('ada@example.com') } as const;
  expect(await work(entry)).toMatchObject({ state: 'failed' });
  expect(await work(entry)).toEqual({ state: 'done' });
});
