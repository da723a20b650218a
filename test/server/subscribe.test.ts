import { expect, test } from 'vitest';
import { running, stateOf, subscriberToken, type Running } from './running.ts';

async function ask(server: Running, email: string): Promise<Response> {
  return fetch(`${server.url}/subscribe`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
    redirect: 'manual',
  });
}

async function mailed(server: Running): Promise<string> {
  for (let wait = 0; wait < 100 && server.mails.length === 0; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return server.mails[0]?.token ?? '';
}

test('from the form to the inbox to the button', async () => {
  const server = await running();
  const asked = await ask(server, 'ada@example.com');
  expect(asked.status).toBe(200);
  expect(await asked.text()).toContain('Please look into your inbox');
  const token = await mailed(server);
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
    const done = await fetch(confirm, { method: 'POST' });
    expect(done.status).toBe(200);
    expect(done.headers.get('set-cookie')).toBeNull();
    expect(await done.text()).toContain('You are subscribed');
  }
  expect(await stateOf(server, 'ada@example.com')).toBe('active');
});

test('the answer is the same, byte for byte, whether an address is known or not', async () => {
  const server = await running();
  await subscriberToken(server, 'active@example.com');
  const token = await subscriberToken(server, 'left@example.com');
  await fetch(`${server.url}/u/${token}`, { method: 'POST' });
  const answers = await Promise.all(
    ['new@example.com', 'new@example.com', 'active@example.com', 'left@example.com'].map(
      async (address) => {
        const answer = await ask(server, address);
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        return JSON.stringify([answer.status, headers, await answer.text()]);
      },
    ),
  );
  expect(new Set(answers).size).toBe(1);
  expect(server.mails.map((mail) => mail.address.key)).toEqual(['new@example.com']);
});

test('the answer does not wait for the mail', async () => {
  let finish = () => {};
  const sending = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const server = await running({ send: () => sending });
  expect((await ask(server, 'ada@example.com')).status).toBe(200);
  finish();
});

test('a mail that cannot be sent is in the log, without the address, and the answer is the same', async () => {
  const server = await running({
    send: async (mail) => {
      throw new Error(`no mail to ${mail.address.spelling}`);
    },
  });
  expect((await ask(server, 'ada@example.com')).status).toBe(200);
  await server.close();
  expect(server.log.join('\n')).toContain('background error Error at subscribe.test.ts');
  expect(server.log.join('\n')).not.toContain('ada@');
});

test.each(['', 'not-an-email', 'ada@example.com\r\nBcc: eve@example.com', 'a@b@c'])(
  'the address %j is refused',
  async (address) => {
    const server = await running();
    const answer = await ask(server, address);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This is not an e-mail address');
    expect(await server.store.subscribers.countByState()).toMatchObject({ pending: 0 });
  },
);

test.each([
  [
    'no form',
    { body: '{"email":"ada@example.com"}', headers: { 'Content-Type': 'application/json' } },
  ],
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

test('a token to leave does not confirm, and one to confirm does not leave', async () => {
  const server = await running();
  await ask(server, 'ada@example.com');
  const confirming = await mailed(server);
  const leaving = await subscriberToken(server, 'bo@example.com');
  expect((await fetch(`${server.url}/confirm/${leaving}`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${server.url}/u/${confirming}`, { method: 'POST' })).status).toBe(404);
});

test('other methods are 405', async () => {
  const server = await running();
  expect((await fetch(`${server.url}/subscribe`)).status).toBe(405);
  expect((await fetch(`${server.url}/subscribe`, { method: 'PUT' })).status).toBe(405);
  expect((await fetch(`${server.url}/confirm/x`, { method: 'PUT' })).status).toBe(405);
});

test('without subscription there is no such route, and the way out stays', async () => {
  const server = await running({ subscription: false });
  expect((await ask(server, 'ada@example.com')).status).toBe(405);
  expect((await fetch(`${server.url}/confirm/x`)).status).toBe(404);
  const token = await subscriberToken(server, 'ada@example.com');
  expect((await fetch(`${server.url}/u/${token}`, { method: 'POST' })).status).toBe(200);
});
