/** What attackers try, each by its name; see docs/server.md for what is done about it. */
import { describe, expect, test } from 'vitest';
import {
  ask,
  mailedToken,
  raw,
  running,
  settled,
  stampOf,
  stateOf,
  subscriberToken,
  type Running,
} from './running.ts';

const SITE = 'https://ada.example.com';

async function postForm(
  server: Running,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(`${server.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
}

describe('enumeration', () => {
  test('by the answer: the same, byte for byte, whoever is asked about', async () => {
    const server = await running();
    await subscriberToken(server, 'active@example.com');
    await postForm(server, `/u/${await subscriberToken(server, 'left@example.com')}`, {});
    const answers = new Set<string>();
    for (const address of [
      'new@example.com',
      'new@example.com',
      'active@example.com',
      'left@example.com',
    ]) {
      const answer = await ask(server, address);
      const headers = [...answer.headers].filter(
        ([name]) => !['date', 'x-request-id'].includes(name),
      );
      answers.add(JSON.stringify([answer.status, headers, await answer.text()]));
    }
    expect(answers.size).toBe(1);
  });
});

describe('cross-site request forgery', () => {
  test.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page that hides where it is', { Origin: 'null' }],
    ['a site whose name begins alike', { Origin: 'https://ada.example.com.evil.example' }],
    ['the same site without encryption', { Origin: 'http://ada.example.com' }],
    ['a browser that only says cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('the form of %s is refused', async (_, headers) => {
    const server = await running();
    const stamp = await stampOf(server);
    const answer = await postForm(
      server,
      '/subscribe',
      { email: 'ada@example.com', stamp },
      headers,
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await server.store.inbox.tally()).waiting).toBe(0);
  });

  test('the archive’s own page, and those that the config names, may', async () => {
    const other = 'https://blog.example';
    const server = await running({ server: { allowedOrigins: [other] } });
    for (const Origin of [SITE, other]) {
      const stamp = await stampOf(server);
      const answer = await postForm(
        server,
        '/subscribe',
        { email: 'ada@example.com', stamp },
        { Origin },
      );
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe(Origin);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('there is no cookie that another site’s request could bring along', async () => {
    const server = await running();
    const token = await subscriberToken(server, 'ada@example.com');
    for (const path of ['/', '/subscribe', `/u/${token}`]) {
      expect((await fetch(`${server.url}${path}`)).headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('header injection', () => {
  test.each([
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\nSubject: x',
    '"ada\r\n"@example.com',
    'ada@example.com,eve@example.com',
    'ada@example.com%0d%0aBcc:eve@example.com',
    'ada\u2028@example.com',
  ])('by the address %j', async (email) => {
    const server = await running();
    const stamp = await stampOf(server);
    const answer = await postForm(server, '/subscribe', { email, stamp });
    expect(answer.status).toBe(400);
    expect((await server.store.inbox.tally()).waiting).toBe(0);
  });

  test.each(['Ada\r\nBcc: eve@example.com', 'Ada\u2028x', 'x'.repeat(201)])(
    'by the name %j',
    async (name) => {
      const server = await running();
      const answer = await ask(server, 'ada@example.com', { name });
      expect(answer.status).toBe(400);
      expect((await server.store.inbox.tally()).waiting).toBe(0);
    },
  );

  test('a name that is an advertisement is in no mail to whom it was given for', async () => {
    const server = await running();
    await ask(server, 'victim@example.com', { name: 'WIN BITCOIN https://spam.example' });
    await mailedToken(server, 'victim@example.com');
    expect(JSON.stringify(server.mails)).not.toContain('spam.example');
  });
});

describe('tokens', () => {
  test('of another person change nothing about this one', async () => {
    const server = await running();
    const eve = await subscriberToken(server, 'eve@example.com');
    await subscriberToken(server, 'ada@example.com');
    for (const fields of [{ email: 'ada@example.com' }, { subscriber: 'ada@example.com' }]) {
      await postForm(server, `/u/${eve}/pause?email=ada@example.com`, { ...fields, months: '12' });
      await postForm(server, `/u/${eve}?email=ada@example.com`, fields);
    }
    const ada = await server.store.subscribers.findByAddress('ada@example.com');
    expect(ada).toMatchObject({ state: 'active' });
    expect(ada?.pausedUntil).toBeUndefined();
  });

  test('the one to leave, which goes with every mail that is passed on, shows nothing', async () => {
    const server = await running();
    const token = await subscriberToken(server, 'ada@example.com');
    await server.store.settings.rename(
      (await server.store.subscribers.findByAddress('ada@example.com'))?.id ?? '',
      'Ada Lovelace',
    );
    for (const path of [`/u/${token}`, `/settings/${token}`, `/settings/${token}/data`]) {
      const text = await (await fetch(`${server.url}${path}`)).text();
      expect(text).not.toContain('Lovelace');
      expect(text).not.toContain('ada@example.com');
    }
  });
});

describe('list bombing', () => {
  const trusting = {
    trustProxy: ['loopback'],
    subscribe: { mailsPerHour: 30, formsPerConnection: 5 },
  };

  test('of one inbox, from everywhere: one mail', async () => {
    const server = await running({ server: trusting });
    for (let index = 0; index < 40; index += 1) {
      const stamp = await stampOf(server);
      const from = { 'X-Forwarded-For': `192.0.2.${index}` };
      const email = index % 2 === 0 ? 'victim@example.com' : 'VICTIM@Example.COM';
      expect((await postForm(server, '/subscribe', { email, stamp }, from)).status).toBe(200);
    }
    await settled(server);
    expect(server.mails).toHaveLength(1);
  });

  test('of many inboxes, from one place: so many forms, and no more', async () => {
    const server = await running({ server: trusting });
    const statuses: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const stamp = await stampOf(server);
      const email = `victim${index}@example.com`;
      statuses.push((await postForm(server, '/subscribe', { email, stamp })).status);
    }
    await settled(server);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect(server.mails).toHaveLength(5);
  });

  test('of many inboxes, from everywhere: so many mails in an hour', async () => {
    const server = await running({ server: trusting });
    for (let index = 0; index < 60; index += 1) {
      const stamp = await stampOf(server);
      const from = { 'X-Forwarded-For': `198.51.100.${index}` };
      const email = `victim${index}@example.com`;
      expect((await postForm(server, '/subscribe', { email, stamp }, from)).status).toBe(200);
    }
    await expect.poll(() => server.mails.length).toBe(30);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.mails).toHaveLength(30);
    expect((await server.store.inbox.tally()).waiting).toBe(30);
  });
});

describe('the Host header', () => {
  test('has no say in the links of mails, nor in where a form is sent', async () => {
    const server = await running();
    const stamp = await stampOf(server);
    // What `raw` adds at the end belongs to the last field.
    const body = `email=ada%40example.com&stamp=${stamp}&end=`;
    const length = body.length + '\r\nConnection: close\r\n\r\n'.length;
    const answer = await raw(server.port, [
      'POST /subscribe HTTP/1.1',
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: http',
      'Forwarded: host=evil.example',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${length}`,
      'Connection: close',
      '',
      body,
    ]);
    expect(answer).toContain('Please look into your inbox');
    await mailedToken(server, 'ada@example.com');
    expect(server.mails[0]?.message.text).toContain(`${SITE}/confirm/`);
    expect(JSON.stringify(server.mails)).not.toContain('evil.example');
    expect(answer).not.toContain('evil.example');
  });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '//evil.example/%2e%2e',
  '/issues/2023-10?next=https://evil.example',
  '/confirm/x?next=//evil.example',
  '/u/x?redirect=https://evil.example',
  'http://evil.example/issues/2023-10',
])('open redirect: GET %s leads nowhere else', async (target) => {
  const server = await running();
  const answer = await raw(server.port, [`GET ${target} HTTP/1.1`, 'Host: evil.example']);
  const location = /^location: (.*)$/im.exec(answer)?.[1];
  if (location !== undefined) expect(location.trim()).toMatch(/^\/(?![/\\])/);
});

describe('path tricks', () => {
  test.each([
    ['a slash behind it', (token: string) => `/u/${token}/`],
    ['a second slash', (token: string) => `//u/${token}`],
    ['an encoded slash', (token: string) => `/u%2f${token}`],
    ['encoded twice', (token: string) => `/%2575/${token}`],
    ['a parameter behind a semicolon', (token: string) => `/u/${token};x=y`],
    ['an encoded NUL', (token: string) => `/u/${token}%00`],
    ['another case', (token: string) => `/U/${token}`],
    ['a pause behind a settings link', (token: string) => `/settings/${token}/../../u/${token}x`],
  ])('%s does not lead to the way out', async (_, path) => {
    const server = await running();
    const token = await subscriberToken(server, 'ada@example.com');
    const answer = await raw(server.port, [
      `POST ${path(token)} HTTP/1.1`,
      'Host: ada.example.com',
      'Content-Length: 0',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
  });

  test.each([
    ['dot segments', (token: string) => `/x/../u/${token}`],
    ['the absolute form', (token: string) => `http://ada.example.com/u/${token}`],
  ])('%s mean the path that they resolve to, and nothing more', async (_, path) => {
    const server = await running();
    const token = await subscriberToken(server, 'ada@example.com');
    const answer = await raw(server.port, [`GET ${path(token)} HTTP/1.1`, 'Host: ada.example.com']);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/cache-control: no-store/i);
    expect(await stateOf(server, 'ada@example.com')).toBe('active');
  });
});

describe('cache poisoning', () => {
  test('what is personal, or made for one origin, is stored by nobody', async () => {
    const server = await running();
    const token = await subscriberToken(server, 'ada@example.com');
    await postForm(server, `/u/${token}/settings`, {});
    const settings = await mailedToken(server, 'ada@example.com', 'settings');
    for (const path of [
      `/u/${token}`,
      `/settings/${settings}`,
      `/settings/${settings}/data`,
      '/subscribe',
      '/subscribe/form',
      '/confirm/x',
      '/healthz',
      '/readyz',
    ]) {
      const answer = await fetch(`${server.url}${path}`);
      expect(answer.headers.get('cache-control'), path).toBe('no-store');
    }
    expect((await fetch(`${server.url}/subscribe/form`)).headers.get('vary')).toMatch(/origin/i);
  });

  test('no header of a request changes a page of the archive', async () => {
    const server = await running();
    const plain = await (await fetch(`${server.url}/`)).text();
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      'X-Original-URL': '/healthz',
      'X-Rewrite-URL': '/healthz',
      'X-HTTP-Method-Override': 'POST',
    };
    const answer = await fetch(`${server.url}/`, { headers });
    expect(await answer.text()).toBe(plain);
    expect(JSON.stringify([...answer.headers])).not.toContain('evil');
  });
});

test.each([
  '{"__proto__":{"email":"ada@example.com"},"email":"x"}',
  '{"constructor":{"prototype":{"polluted":"yes"}},"email":"x"}',
  '{"__proto__":"x","email":"not-one"}',
])('prototype pollution: %s', async (body) => {
  const server = await running();
  const answer = await fetch(`${server.url}/subscribe`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(400);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(({} as Record<string, unknown>)['email']).toBeUndefined();
});

describe('bodies', () => {
  test('that are too large are refused before they are read to the end', async () => {
    const server = await running();
    const answer = await postForm(server, '/subscribe', { email: 'x'.repeat(17 * 1024) });
    expect(answer.status).toBe(413);
  });

  test('with a thousand fields are read no further than 64', async () => {
    const server = await running();
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, 'x']));
    const answer = await postForm(server, '/subscribe', { ...many, email: 'ada@example.com' });
    expect(answer.status).toBe(400);
  });
});
