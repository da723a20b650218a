/** How people come, confirm, change and leave over HTTP, whichever engine keeps the store. */
import { describe, expect, test } from 'vitest';
import { webhookVerifiers } from '../../src/adapters/webhook-verifiers.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { type WebhookProvider, webhookProviders } from '../../src/core/events/webhook.ts';
import { address } from '../adapters/store-steps.ts';
import { postmarkEvent } from '../fakes/postmark-events.ts';
import { resendEvent } from '../fakes/resend-events.ts';
import { sendgridEvent, withoutOurIds } from '../fakes/sendgrid-events.ts';
import { proofOf, signedVerifiers, webhookKeys } from '../fakes/signed-webhooks.ts';
import {
  ask,
  mailedToken,
  running as start,
  settled,
  stateOf,
  subscriberToken,
  type Running,
  type RunningOptions,
} from './running.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export function peopleRules(engine: string, newStore: () => Promise<Store>): void {
  const running = async (options: RunningOptions = {}): Promise<Running> =>
    start({ ...options, store: await newStore() });

  describe(`coming (${engine})`, () => comingRules(running));
  describe(`coming back (${engine})`, () => returningRules(running));
  describe(`settings (${engine})`, () => settingsRules(running));
  describe(`fewer mails (${engine})`, () => fewerRules(running));
  describe(`what providers tell (${engine})`, () => webhookRules(running));
  describe(`health (${engine})`, () => healthRules(running));
}

type Start = (options?: RunningOptions) => Promise<Running>;

async function post(
  server: Running,
  path: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toBeNull();
  return answer.text();
}

function comingRules(running: Start): void {
  test('from the form to the inbox to the button', async () => {
    const server = await running();
    const asked = await ask(server, 'Ada@example.com', { name: 'Ada' });
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('Please look into your inbox');
    const token = await mailedToken(server, 'Ada@example.com');
    expect(await stateOf(server, 'ada@example.com')).toBe('pending');

    const confirm = `${server.url}/confirm/${token}`;
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await fetch(confirm, { method })).status).toBe(200);
    }
    const page = await (await fetch(confirm)).text();
    expect(page).toContain('<form method="post">');
    expect(page).not.toContain(token);
    expect(await stateOf(server, 'ada@example.com')).toBe('pending');

    for (let time = 0; time < 2; time += 1) {
      expect(await post(server, `/confirm/${token}`)).toContain('You are subscribed');
    }
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
    const record = await server.store.records.find(address('ada@example.com'));
    expect(record?.subscriber).toMatchObject({ name: 'Ada' });
    expect(record?.consents).toEqual([
      expect.objectContaining({
        action: 'subscribed',
        source: 'form',
        wording: '2026-11',
        ipHash: server.store.sealer.seal('connection', '127.0.0.1'),
      }),
      expect.objectContaining({ action: 'confirmed', source: 'page', wording: '2026-11' }),
    ]);
  });

  test('an address gets one mail a day, whatever its spelling', async () => {
    const server = await running();
    await ask(server, 'ada@example.com');
    // Two that wait together may overtake each other.
    await settled(server);
    await ask(server, 'ADA@example.com');
    await ask(server, 'ada@EXAMPLE.com');
    await settled(server);
    expect(server.mails.map(({ recipients: [to] }) => to?.address)).toEqual(['ada@example.com']);
    server.clock.pass(DAY_MS + 1);
    await ask(server, 'Ada@Example.com');
    await settled(server);
    // To the spelling that was given first.
    expect(server.mails.map(({ recipients: [to] }) => to?.address)).toEqual([
      'ada@example.com',
      'ada@example.com',
    ]);
  });

  test('of many addresses so many are asked in an hour; the others are not forgotten', async () => {
    const server = await running({ server: { subscribe: { mailsPerHour: 2 } } });
    for (const name of ['ada', 'bo', 'cy']) {
      await ask(server, `${name}@example.com`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await mailedToken(server, 'bo@example.com');
    expect(server.mails).toHaveLength(2);
    expect(await stateOf(server, 'cy@example.com')).toBeUndefined();
    expect((await server.store.inbox.tally()).waiting).toBe(1);
  });

  test('a confirmation expires, and another can be asked for', async () => {
    const server = await running();
    await ask(server, 'ada@example.com');
    const token = await mailedToken(server, 'ada@example.com');
    server.clock.pass(7 * DAY_MS);
    for (const method of ['GET', 'POST']) {
      expect((await fetch(`${server.url}/confirm/${token}`, { method })).status).toBe(404);
    }
    await ask(server, 'ada@example.com');
    await settled(server);
    const fresh = await mailedToken(server, 'ada@example.com');
    expect(fresh).not.toBe(token);
    await post(server, `/confirm/${fresh}`);
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
  });

  test('what the provider refuses is tried again with another token, the first being void', async () => {
    const mails: string[] = [];
    const server = await running({
      submit: async ({ message }) => {
        mails.push(/\/confirm\/([\w-]{43})/.exec(message.text)?.[1] ?? '');
        return { state: 'rejected', reason: 'no credit' };
      },
    });
    await ask(server, 'ada@example.com');
    while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect
      .poll(() => server.log.find(({ event }) => event === 'inbox'))
      .toMatchObject({
        kind: 'subscription',
        reason: 'no credit',
        givenUp: false,
      });
    expect((await fetch(`${server.url}/confirm/${mails[0]}`)).status).toBe(404);
    expect((await server.store.inbox.tally()).waiting).toBe(1);
  });
}

function returningRules(running: Start): void {
  test('whoever left comes back by the form, and an old link brings nobody back', async () => {
    const server = await running();
    await ask(server, 'ada@example.com');
    const first = await mailedToken(server, 'ada@example.com');
    await post(server, `/confirm/${first}`);
    const { id = '' } = (await server.store.subscribers.findByAddress('ada@example.com')) ?? {};
    server.clock.pass(1000);
    await post(server, `/u/${server.store.tokens.issue(id)}`);
    expect(await stateOf(server, 'ada@example.com')).toBe('unsubscribed');
    expect(await post(server, `/confirm/${first}`)).toContain('is not subscribed');
    expect(await stateOf(server, 'ada@example.com')).toBe('unsubscribed');

    server.clock.pass(DAY_MS);
    await ask(server, 'ada@example.com');
    await settled(server);
    const again = await mailedToken(server, 'ada@example.com');
    expect(again).not.toBe(first);
    expect(await stateOf(server, 'ada@example.com')).toBe('unsubscribed');
    await post(server, `/confirm/${again}`);
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
    const record = await server.store.records.find(address('ada@example.com'));
    expect(record?.suppression).toBeUndefined();
  });

  test('whoever was erased comes back by the form alone', async () => {
    const server = await running();
    await subscriberToken(server, 'ada@example.com');
    const erased = { at: server.clock.now(), action: 'erased', source: 'cli' } as const;
    await server.store.records.erase(address('ada@example.com'), erased);
    server.clock.pass(1000);
    await ask(server, 'ada@example.com');
    await post(server, `/confirm/${await mailedToken(server, 'ada@example.com')}`);
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
  });

  test('whoever complained is asked once in a month, and comes back by themselves alone', async () => {
    const server = await running();
    await ask(server, 'ada@example.com');
    await post(server, `/confirm/${await mailedToken(server, 'ada@example.com')}`);
    const { id = '' } = (await server.store.subscribers.findByAddress('ada@example.com')) ?? {};
    const complained = {
      at: server.clock.now(),
      action: 'complained',
      source: 'sendgrid',
    } as const;
    await server.store.subscribers.end(id, 'complained', complained);
    server.mails.length = 0;
    for (let time = 0; time < 2; time += 1) {
      await ask(server, 'ada@example.com');
      await settled(server);
      server.clock.pass(16 * DAY_MS);
    }
    expect(server.mails).toHaveLength(0);
    await ask(server, 'ada@example.com');
    await settled(server);
    expect(server.mails).toHaveLength(1);
    expect(await stateOf(server, 'ada@example.com')).toBe('complained');
    await post(server, `/confirm/${await mailedToken(server, 'ada@example.com')}`);
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
  });
}

function settingsRules(running: Start): void {
  const topics = [
    { id: 'workshops', name: 'Workshops', description: 'When there are seats.' },
    { id: 'books', name: 'Books' },
  ];
  const opened = async (options: RunningOptions = {}, who = 'ada@example.com') => {
    const server = await running({ topics, ...options });
    const leave = await subscriberToken(server, who);
    await post(server, `/u/${leave}/settings`);
    return { server, leave, path: `/settings/${await mailedToken(server, who, 'settings')}` };
  };

  test('the link is mailed to the address, and shows what is stored; looking changes nothing', async () => {
    const { server, path, leave } = await opened();
    const answer = await fetch(`${server.url}${path}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(page).toContain('ada@example.com');
    expect(page).toContain('Workshops');
    expect((await fetch(`${server.url}/settings/${leave}`)).status).toBe(404);
    await post(server, `/u/${leave}/settings`);
    await settled(server);
    expect(server.mails).toHaveLength(1);
    server.clock.pass(2 * 60 * 60 * 1000);
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });

  test('name, topics and pause', async () => {
    const { server, path } = await opened();
    const current = () => server.store.subscribers.findByAddress('ada@example.com');
    await post(server, `${path}/name`, { name: '  Ada <b>L.</b> ' });
    expect(await current()).toMatchObject({ name: 'Ada <b>L.</b>' });
    expect(await (await fetch(`${server.url}${path}`)).text()).toContain(
      'Ada &lt;b&gt;L.&lt;/b&gt;',
    );
    expect(await post(server, `${path}/name`, { name: 'a\nBcc: eve@example.com' })).toContain(
      'Nothing was changed',
    );
    await server.store.records.retag((await current())?.id ?? '', { add: ['vip'], remove: [] });
    await post(server, `${path}/topics`, { topic: 'workshops', other: 'x' });
    expect(await current()).toMatchObject({ name: 'Ada <b>L.</b>', tags: ['vip', 'workshops'] });
    await post(server, `${path}/topics`, { topic: 'made-up' });
    expect(await current()).toMatchObject({ tags: ['vip'] });
    await post(server, `${path}/pause`, { months: '3' });
    expect((await current())?.pausedUntil?.toISOString()).toBe('2024-02-02T08:00:00.000Z');
    await post(server, `${path}/pause`, { months: '0' });
    expect((await current())?.pausedUntil).toBeUndefined();
  });

  test('another address is asked first, and the former one is told', async () => {
    const { server, path, leave } = await opened();
    const before = await server.store.subscribers.findByAddress('ada@example.com');
    expect(await post(server, `${path}/address`, { email: 'not one' })).toContain(
      'this is not an e-mail address',
    );
    await post(server, `${path}/address`, { email: 'Ada.New@example.com' });
    const token = await mailedToken(server, 'Ada.New@example.com');
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
    expect(await (await fetch(`${server.url}/confirm/${token}`)).text()).toContain(
      'Use this address',
    );
    expect(await post(server, `/confirm/${token}`)).toContain('Your address is changed');
    expect(await server.store.subscribers.findByAddress('ada.new@example.com')).toMatchObject({
      id: before?.id,
      address: { spelling: 'Ada.New@example.com' },
    });
    expect(await stateOf(server, 'ada@example.com')).toBeUndefined();
    await settled(server);
    const told = server.mails.find(({ message }) =>
      message.subject.includes('goes to another address'),
    );
    expect(told?.recipients[0]?.address).toBe('ada@example.com');
    expect(told?.message.text).not.toContain('Ada.New');
    // It would show the new address to whoever reads mail at the former one.
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    expect((await fetch(`${server.url}${path}/data`)).status).toBe(404);
    // The links in mails that went to the former address still lead out.
    await post(server, `/u/${leave}`);
    expect(await stateOf(server, 'ada.new@example.com')).toBe('unsubscribed');
  });

  test('an address that has a subscription of its own goes on there, and the other one ends', async () => {
    const { server, path } = await opened();
    const other = await subscriberToken(server, 'other@example.com');
    await post(server, `${path}/topics`, { topic: 'books' });
    await post(server, `${path}/address`, { email: 'other@example.com' });
    await post(server, `/confirm/${await mailedToken(server, 'other@example.com')}`);
    expect(await stateOf(server, 'ada@example.com')).toBe('unsubscribed');
    expect(await server.store.subscribers.findByAddress('other@example.com')).toMatchObject({
      state: 'active',
      tags: ['books'],
    });
    await post(server, `/u/${other}`);
    expect(await stateOf(server, 'other@example.com')).toBe('unsubscribed');
  });

  test('all that is stored can be downloaded', async () => {
    const { server, path } = await opened();
    const answer = await fetch(`${server.url}${path}/data`);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      subscriber: { address: { spelling: 'ada@example.com' }, state: 'active' },
      consents: [{ action: 'imported' }],
    });
  });

  test('erasing takes a tick, and leaves nothing that leads to the person', async () => {
    const { server, path, leave } = await opened();
    expect(await post(server, `${path}/erase`)).toContain('Nothing was erased');
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
    expect(await post(server, `${path}/erase`, { sure: 'yes' })).toContain(
      'All about you is erased',
    );
    expect(await stateOf(server, 'ada@example.com')).toBeUndefined();
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    expect(await post(server, `/u/${leave}`)).toContain('You are unsubscribed');
    const back = { address: address('ada@example.com'), name: undefined, tags: [] };
    const imported = { at: new Date(), action: 'imported', source: 'x' } as const;
    expect(await server.store.subscribers.add([back], imported, 'active')).toEqual(['suppressed']);
  });

  test('leaving from the settings', async () => {
    const { server, path } = await opened();
    expect(await post(server, `${path}/leave`)).toContain('You are unsubscribed');
    expect(await stateOf(server, 'ada@example.com')).toBe('unsubscribed');
  });

  test('only whom the token names', async () => {
    const { server, path } = await opened();
    await subscriberToken(server, 'bo@example.com');
    await post(server, `${path}/name`, { name: 'Mallory', id: 'bo', email: 'bo@example.com' });
    expect(await server.store.subscribers.findByAddress('bo@example.com')).toMatchObject({
      name: undefined,
    });
  });

  test.each(['name', 'topics', 'pause', 'address', 'leave', 'erase'])(
    'GET /settings/:token/%s changes nothing',
    async (what) => {
      const { server, path } = await opened();
      const answer = await fetch(`${server.url}${path}/${what}?name=x&sure=yes&months=3`);
      expect(answer.status).toBe(405);
      expect(await stateOf(server, 'ada@example.com')).toBe('active');
    },
  );
}

function fewerRules(running: Start): void {
  test('a pause in place of leaving, by the token of any mail', async () => {
    const server = await running();
    const token = await subscriberToken(server, 'ada@example.com');
    const page = await (await fetch(`${server.url}/u/${token}`)).text();
    expect(page).toContain('Or fewer mails?');
    expect(await post(server, `/u/${token}/pause`, { months: '6' })).toContain('2 May 2024');
    expect(await server.store.subscribers.findByAddress('ada@example.com')).toMatchObject({
      state: 'active',
      pausedUntil: new Date('2024-05-02T08:00:00Z'),
    });
    expect((await fetch(`${server.url}/u/${token}/pause`)).status).toBe(405);
    const forged = `${'A'.repeat(42)}B`;
    const answer = await fetch(`${server.url}/u/${forged}/pause`, { method: 'POST' });
    expect(answer.status).toBe(404);
  });
}

/** Complaints about an address, as each provider writes them; without our ids they end it all the same. */
const complaints: Readonly<Record<WebhookProvider, string>> = {
  sendgrid: JSON.stringify([
    { ...sendgridEvent('spamreport', 1), ...withoutOurIds, email: 'ada@example.com' },
  ]),
  postmark: JSON.stringify(postmarkEvent('SpamComplaint', {}, { Email: 'ada@example.com' })),
  resend: JSON.stringify(resendEvent('email.complained', {}, { to: ['ada@example.com'] })),
};

function webhookRules(running: Start): void {
  test.each(webhookProviders)('%s: kept, thanked for, and recorded once', async (provider) => {
    const server = await running({ deps: { verifiers: signedVerifiers } });
    await subscriberToken(server, 'ada@example.com');
    // After what is told.
    server.clock.pass(2 * DAY_MS);
    const body = complaints[provider];
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(`${server.url}/webhooks/${provider}`, {
        method: 'POST',
        headers: proofOf(provider, body, server.clock.now()),
        body,
      });
      expect(answer.ok).toBe(true);
    }
    await settled(server);
    expect(await stateOf(server, 'ada@example.com')).toBe('complained');
    const record = await server.store.records.find(address('ada@example.com'));
    expect(record?.consents.filter(({ action }) => action === 'complained')).toHaveLength(1);
  });

  test('without a key nothing is taken, and a large body is none of the forms’ 16 KiB', async () => {
    const server = await running({
      deps: {
        verifiers: webhookVerifiers({ ...webhookKeys, postmark: undefined, resend: undefined }),
      },
    });
    const body = JSON.stringify(Array.from({ length: 500 }, () => sendgridEvent('open', 1)));
    expect(body.length).toBeGreaterThan(64 * 1024);
    const tell = async (provider: WebhookProvider) =>
      (
        await fetch(`${server.url}/webhooks/${provider}`, {
          method: 'POST',
          headers: proofOf(provider, body, server.clock.now()),
          body,
        })
      ).status;
    expect(await tell('sendgrid')).toBe(204);
    expect(await tell('postmark')).toBe(403);
    expect(await tell('resend')).toBe(403);
  });
}

function healthRules(running: Start): void {
  test('the process lives, and is ready while the store answers', async () => {
    const server = await running();
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    await server.store.close();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    expect((await fetch(`${server.url}/readyz`, { method: 'POST' })).status).toBe(405);
  });
}
