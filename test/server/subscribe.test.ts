import { describe, expect, test } from 'vitest';
import {
  ask,
  mailedToken,
  running,
  settled,
  stampOf,
  stateOf,
  subscriberToken,
  type Running,
} from './running.ts';

const form = (fields: Readonly<Record<string, string>>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

async function json(server: Running, fields: Readonly<Record<string, string>>, headers = {}) {
  return fetch(`${server.url}/subscribe`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(fields),
  });
}

const stampIn = (page: string): string => /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';

test('without JavaScript: the form comes back with a stamp, and a second press subscribes', async () => {
  const server = await running();
  const sent = await fetch(`${server.url}/subscribe`, form({ email: 'ada@example.com' }));
  expect(sent.status).toBe(200);
  const page = await sent.text();
  expect(page).toContain('Is the address right?');
  expect(page).toContain('value="ada@example.com"');
  server.clock.pass(2000);
  const again = await fetch(
    `${server.url}/subscribe`,
    form({ email: 'ada@example.com', stamp: stampIn(page) }),
  );
  expect(await again.text()).toContain('Please look into your inbox');
  expect(await mailedToken(server, 'ada@example.com')).toHaveLength(43);
});

test('there is a page with the form, for links to it', async () => {
  const server = await running();
  const page = await (await fetch(`${server.url}/subscribe`)).text();
  server.clock.pass(2000);
  const sent = await fetch(
    `${server.url}/subscribe`,
    form({ email: 'ada@example.com', stamp: stampIn(page) }),
  );
  expect(await sent.text()).toContain('Please look into your inbox');
});

test('JSON asks in the same way', async () => {
  const server = await running();
  const stamp = await stampOf(server);
  const answer = await json(server, { email: 'ada@example.com', stamp, name: 'Ada' });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toMatchObject({ status: 'asked' });
  await mailedToken(server, 'ada@example.com');
});

test.each([
  [{ email: 'x' }, 400, '#malformed-address'],
  [{ email: 'ada@example.com', name: 'a\nb' }, 400, '#malformed-name'],
  [{ email: 'ada@example.com', stamp: 'forged' }, 409, '#form-stamp'],
])('JSON %j is a problem', async (fields, status, type) => {
  const server = await running();
  const answer = await json(server, fields);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ type, status });
  expect((await server.store.inbox.tally()).waiting).toBe(0);
});

test('the answer does not wait for the mail', async () => {
  let finish = (): void => {};
  const sending = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const server = await running({
    submit: async () => {
      await sending;
      return { state: 'accepted', providerId: '1' };
    },
  });
  expect((await ask(server, 'ada@example.com')).status).toBe(200);
  finish();
});

test('a mail that cannot be sent is in the log, without the address, and the answer is the same', async () => {
  const server = await running({
    submit: async ({ recipients: [to] }) => {
      throw new Error(`no mail to ${to?.address}`);
    },
  });
  expect((await ask(server, 'ada@example.com')).status).toBe(200);
  await expect
    .poll(() => server.log.filter(({ event }) => event === 'inbox'))
    .toEqual([
      expect.objectContaining({
        kind: 'subscription',
        reason: 'it failed',
        error: expect.stringMatching(/^Error at subscribe\.test\.ts/),
      }),
    ]);
  expect(JSON.stringify(server.log)).not.toContain('ada@');
});

test.each(['', 'not-an-email', 'ada@example.com\r\nBcc: eve@example.com', 'a@b@c'])(
  'the address %j is refused, and the form comes back',
  async (address) => {
    const server = await running();
    const answer = await ask(server, address);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('This is not an e\u2011mail address');
    expect(stampIn(page)).not.toBe('');
    expect((await server.store.inbox.tally()).waiting).toBe(0);
  },
);

test('a field that people do not see is a trap: the same answer, and nothing done', async () => {
  const server = await running();
  const answer = await ask(server, 'ada@example.com', { website: 'https://spam.example' });
  expect(await answer.text()).toContain('Please look into your inbox');
  expect((await server.store.inbox.tally()).waiting).toBe(0);
  expect(server.mails).toEqual([]);
});

describe('stamps', () => {
  const again = async (server: Running, stamp: string) =>
    (await fetch(`${server.url}/subscribe`, form({ email: 'ada@example.com', stamp }))).text();

  test('at once is too soon', async () => {
    const server = await running();
    const { stamp } = (await (await fetch(`${server.url}/subscribe/form`)).json()) as {
      stamp: string;
    };
    expect(await again(server, stamp)).toContain('Is the address right?');
  });

  test('hours later is too late', async () => {
    const server = await running();
    const stamp = await stampOf(server);
    server.clock.pass(2 * 60 * 60 * 1000);
    expect(await again(server, stamp)).toContain('Is the address right?');
  });

  test('one is good for one form', async () => {
    const server = await running();
    const stamp = await stampOf(server);
    expect(await again(server, stamp)).toContain('Please look into your inbox');
    expect(await again(server, stamp)).toContain('Is the address right?');
  });

  test('one of another newsletter is none', async () => {
    const server = await running();
    const other = await running();
    expect(await again(server, await stampOf(other))).toContain('Is the address right?');
  });
});

describe('disposable domains', () => {
  const throwaway = 'ada@mailinator.com';
  const askWith = async (disposable: 'allow' | 'warn' | 'refuse') => {
    const server = await running({ server: { subscribe: { disposable } } });
    const answer = await ask(server, throwaway);
    const text = await answer.text();
    await settled(server);
    return { status: answer.status, text, mails: server.mails.length };
  };

  test('are allowed, warned about or refused, as the config says', async () => {
    expect(await askWith('allow')).toMatchObject({ status: 200, mails: 1 });
    const warned = await askWith('warn');
    expect(warned).toMatchObject({ status: 200, mails: 1 });
    expect(warned.text).toContain('soon thrown away');
    const refused = await askWith('refuse');
    expect(refused).toMatchObject({ status: 400, mails: 0 });
    expect(refused.text).toContain('made to be thrown away');
  });
});

test('so many forms from one connection, and no more for a while', async () => {
  const server = await running({ server: { subscribe: { formsPerConnection: 3 } } });
  for (let time = 0; time < 3; time += 1) {
    expect((await ask(server, `reader${time}@example.com`)).status).toBe(200);
  }
  const answer = await ask(server, 'one-too-many@example.com');
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const asJson = await json(server, { email: 'x@example.com' });
  expect(asJson.status).toBe(429);
  expect(await asJson.json()).toMatchObject({ type: '#too-many' });
  await settled(server);
  expect(server.mails).toHaveLength(3);
});

describe('trustProxy', () => {
  const forwarded = async (server: Running, address: string) =>
    (
      await fetch(`${server.url}/subscribe`, {
        ...form({ email: 'x' }),
        headers: { 'X-Forwarded-For': address },
      })
    ).status;

  test('unset, nobody is believed about where they come from', async () => {
    const server = await running({ server: { subscribe: { formsPerConnection: 2 } } });
    expect(await forwarded(server, '192.0.2.1')).toBe(400);
    expect(await forwarded(server, '192.0.2.2')).toBe(400);
    expect(await forwarded(server, '192.0.2.3')).toBe(429);
  });

  test('set, the proxy is, and only as far back as each that says so', async () => {
    const server = await running({
      server: { trustProxy: ['loopback'], subscribe: { formsPerConnection: 1 } },
    });
    expect(await forwarded(server, '192.0.2.1')).toBe(400);
    expect(await forwarded(server, '192.0.2.2')).toBe(400);
    expect(await forwarded(server, '198.51.100.7, 192.0.2.2')).toBe(429);
    expect(await forwarded(server, '2001:db8:0:1::7')).toBe(400);
    expect(await forwarded(server, '2001:db8:0:1:ffff::8')).toBe(429);
    expect(await forwarded(server, '2001:db8:0:2::7')).toBe(400);
  });
});

test.each([
  ['a broken body', { body: '{"email":', headers: { 'Content-Type': 'application/json' } }],
  ['no flat object', { body: '{"email":["a"]}', headers: { 'Content-Type': 'application/json' } }],
  ['an empty body', {}],
])('%s is no way in', async (_, init) => {
  const server = await running();
  const answer = await fetch(`${server.url}/subscribe`, { method: 'POST', ...init });
  expect(answer.status).toBe(400);
});

test('a made-up confirmation is a 404 that says what to do', async () => {
  const server = await running();
  for (const token of ['x', 'A'.repeat(43)]) {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${server.url}/confirm/${token}`, { method });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('ask for another');
    }
  }
});

test('a token for one thing is no good for another', async () => {
  const server = await running();
  await ask(server, 'ada@example.com');
  const confirming = await mailedToken(server, 'ada@example.com');
  const leaving = await subscriberToken(server, 'bo@example.com');
  await fetch(`${server.url}/u/${leaving}/settings`, { method: 'POST' });
  const settings = await mailedToken(server, 'bo@example.com', 'settings');
  const post = async (path: string) =>
    (await fetch(`${server.url}${path}`, { method: 'POST' })).status;
  expect(await post(`/confirm/${leaving}`)).toBe(404);
  expect(await post(`/confirm/${settings}`)).toBe(404);
  expect(await post(`/u/${confirming}`)).toBe(404);
  expect(await post(`/u/${settings}`)).toBe(404);
  expect((await fetch(`${server.url}/settings/${confirming}`)).status).toBe(404);
  expect((await fetch(`${server.url}/settings/${leaving}`)).status).toBe(404);
  expect(await stateOf(server, 'bo@example.com')).toBe('active');
});

test('other methods are 405', async () => {
  const server = await running();
  expect((await fetch(`${server.url}/subscribe`, { method: 'PUT' })).status).toBe(405);
  expect((await fetch(`${server.url}/subscribe/form`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${server.url}/confirm/x`, { method: 'PUT' })).status).toBe(405);
});

test('stopping puts off no one: what was answered is on disk', async () => {
  const server = await running({ submit: () => new Promise(() => {}) });
  await ask(server, 'ada@example.com');
  expect((await server.store.inbox.tally()).waiting).toBe(1);
});
