/** Patrons log in by a mailed link, see what they have, and log out. */
import { expect, test } from 'vitest';
import { mailedToken, settled, subscriberToken } from '../running.ts';
import { askToLogIn, cookieOf, serving } from './serving.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test('from the form to the inbox to the button to the page of one’s own', async () => {
  const server = await serving();
  await server.grant('Ada@example.com', 'patron');
  const asked = await askToLogIn(server, 'ada@EXAMPLE.com');
  expect(asked.status).toBe(202);
  // To the spelling that the patron gave, not the one in the form.
  const token = await mailedToken(server, 'Ada@example.com', 'patron/enter');
  const link = `/patron/enter/${token}`;
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await server.get(link, '', {}, method)).status).toBe(200);
  }
  const page = await server.get(link);
  expect(page.headers.get('referrer-policy')).toBe('strict-origin');
  expect(page.headers.get('set-cookie')).toBeNull();
  const text = await page.text();
  expect(text).toContain('<form method="post">');
  expect(text).not.toContain(token);

  const entered = await server.post(link);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/patron']);
  expect(entered.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-roundup-patron=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
  const own = await server.get('/patron', cookieOf(entered));
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(await own.text()).toContain('Your tier is <strong>Patrons</strong>');

  expect((await server.post(link)).status).toBe(404);
  expect(await (await server.get(link)).text()).toContain('used up');
});

test('a link is good for a quarter of an hour', async () => {
  const server = await serving();
  await server.grant('ada@example.com', 'patron');
  await askToLogIn(server, 'ada@example.com');
  const token = await mailedToken(server, 'ada@example.com', 'patron/enter');
  server.clock.pass(15 * 60_000);
  expect((await server.get(`/patron/enter/${token}`)).status).toBe(404);
  expect((await server.post(`/patron/enter/${token}`)).status).toBe(404);
});

test('nobody is mailed but patrons: neither strangers nor subscribers', async () => {
  const server = await serving();
  await subscriberToken(server, 'reader@example.com');
  for (const stranger of ['reader@example.com', 'nobody@example.com']) {
    expect((await askToLogIn(server, stranger)).status).toBe(202);
  }
  expect(server.mails).toEqual([]);
});

test('a patron who is a subscriber leaves the newsletter by the link in that mail, too', async () => {
  const server = await serving();
  const token = await subscriberToken(server, 'ada@example.com');
  await server.grant('ada@example.com', 'patron');
  await askToLogIn(server, 'ada@example.com');
  expect(server.mails.at(-1)?.recipients[0]?.unsubscribeToken).toBe(token);
});

test('a mail that never left leaves no link, and is tried again', async () => {
  const tried: string[] = [];
  const server = await serving({
    submit: async ({ message }) => {
      tried.push(/enter\/([\w-]{43})/.exec(message.text)?.[1] ?? '');
      return { state: 'rejected', reason: 'the mailbox is full' };
    },
  });
  await server.grant('ada@example.com', 'patron');
  const address = { spelling: 'ada@example.com', key: 'ada@example.com' };
  const at = server.clock.now().getTime();
  await server.store.inbox.append([{ kind: 'login', address, at }]);
  await expect.poll(() => server.log.find(({ event }) => event === 'inbox')).toBeDefined();
  expect(tried).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  expect((await server.get(`/patron/enter/${tried[0]}`)).status).toBe(404);
  expect((await server.store.inbox.tally()).waiting).toBe(1);
});

test('who asks four times in an hour is mailed three times', async () => {
  const server = await serving();
  await server.grant('ada@example.com', 'patron');
  for (let time = 0; time < 4; time += 1) {
    expect((await askToLogIn(server, 'ada@example.com')).status).toBe(202);
  }
  expect(server.mails).toHaveLength(3);
});

test('a form without a stamp is asked once more, and a malformed address is', async () => {
  const server = await serving();
  const again = await server.post('/patron', '', { email: 'ada@example.com' });
  expect(again.status).toBe(200);
  expect(await again.text()).toContain('Is the address right?');
  const malformed = await server.post('/patron', '', { email: 'ada@' });
  expect(malformed.status).toBe(400);
});

test('logging out here ends this session, everywhere all of them', async () => {
  const server = await serving();
  await server.grant('ada@example.com', 'patron');
  const [desk, phone] = [
    await server.logIn('ada@example.com'),
    await server.logIn('ada@example.com'),
  ];
  const isIn = async (cookie: string): Promise<boolean> =>
    (await (await server.get('/patron', cookie)).text()).includes('Your tier is');
  expect([await isIn(desk), await isIn(phone)]).toEqual([true, true]);
  const left = await server.post('/patron/leave', desk);
  expect(left.status).toBe(303);
  expect(left.headers.getSetCookie()[0]).toMatch(/^__Host-roundup-patron=; .*Max-Age=0/);
  expect(left.headers.get('clear-site-data')).toBe('"cache"');
  // A copy of the cookie is worth nothing, either.
  expect([await isIn(desk), await isIn(phone)]).toEqual([false, true]);
  const tablet = await server.logIn('ada@example.com');
  await server.post('/patron/leave-everywhere', tablet);
  expect([await isIn(phone), await isIn(tablet)]).toEqual([false, false]);
});

test('a session goes on while it is used, and not beyond a year', async () => {
  const server = await serving();
  await server.grant('ada@example.com', 'patron');
  const cookie = await server.logIn('ada@example.com');
  const isIn = async (): Promise<boolean> =>
    (await (await server.get('/patron', cookie)).text()).includes('Your tier is');
  for (let days = 0; days < 360; days += 60) {
    expect(await isIn()).toBe(true);
    server.clock.pass(60 * DAY_MS);
  }
  server.clock.pass(6 * DAY_MS);
  expect(await isIn()).toBe(false);
  const other = await server.logIn('ada@example.com');
  server.clock.pass(90 * DAY_MS);
  expect(await (await server.get('/patron', other)).text()).toContain('Mail me a link');
});

test('whoever supports no longer learns so, kindly', async () => {
  const server = await serving();
  await server.grant('ada@example.com', 'patron');
  const cookie = await server.logIn('ada@example.com');
  await server.grant('ada@example.com', undefined);
  const page = await (await server.get('/patron', cookie)).text();
  expect(page).toContain('No support is known of you now');
  expect(page).toContain('https://ada.example.com/support');
  // And so does whoever logs in then.
  await askToLogIn(server, 'ada@example.com');
  expect(server.mails).toHaveLength(1);
});

test('where extras are not served, none of it is there', async () => {
  const { running } = await import('../running.ts');
  const server = await running();
  for (const path of ['/patron', '/extras/2023-10/pricing/night.mp3', '/feed/a.xml']) {
    expect((await fetch(server.url + path)).status).toBe(404);
  }
  await settled(server);
});
