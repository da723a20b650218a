import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { raw, running, stateOf, subscriberToken } from './running.ts';

const address = 'ada@example.com';
const forged = `${'A'.repeat(42)}B`;

test('GET shows one button and changes nothing, however often', async () => {
  const server = await running();
  const token = await subscriberToken(server, address);
  for (let visit = 0; visit < 3; visit += 1) {
    const answer = await fetch(`${server.url}/u/${token}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page.match(/<button type="submit">Unsubscribe</g)).toHaveLength(1);
    expect(page).toContain('<form method="post">');
    expect(page).not.toContain(address);
  }
  await fetch(`${server.url}/u/${token}`, { method: 'HEAD' });
  expect(await stateOf(server, address)).toBe('active');
});

test('the page is neither kept, indexed nor named, runs no script, and styles itself by hash', async () => {
  const server = await running();
  const answer = await fetch(`${server.url}/u/${await subscriberToken(server, address)}`);
  const page = await answer.text();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const css = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(css).digest('base64');
  expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  expect(page).not.toMatch(/<script| style=| on\w+=/);
  expect(page).toContain('Ada &amp; the &lt;Machines&gt;');
});

const oneClick = 'List-Unsubscribe=One-Click';
const multipart = new FormData();
multipart.set('List-Unsubscribe', 'One-Click');
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('POST leaves', () => {
  test.each([
    ['by one click, urlencoded (RFC 8058)', { body: oneClick, headers: urlencoded }],
    ['by one click, multipart (RFC 8058)', { body: multipart }],
    ['by the page’s own form', { body: '', headers: urlencoded }],
    [
      'by a body that nobody expects',
      { body: '{"a":', headers: { 'Content-Type': 'application/json' } },
    ],
    [
      'by broken multipart',
      { body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=y' } },
    ],
    [
      'from another site',
      { body: oneClick, headers: { ...urlencoded, Origin: 'https://evil.example' } },
    ],
  ])('%s', async (_, init) => {
    const server = await running();
    const token = await subscriberToken(server, address);
    const answer = await fetch(`${server.url}/u/${token}`, {
      method: 'POST',
      redirect: 'manual',
      ...init,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('You are unsubscribed');
    expect(await stateOf(server, address)).toBe('unsubscribed');
  });

  test('without any header but Host, as mail providers do', async () => {
    const server = await running();
    const token = await subscriberToken(server, address);
    const answer = await raw(server.port, [
      `POST /u/${token} HTTP/1.1`,
      'Host: example.com',
      'Content-Length: 0',
    ]);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(await stateOf(server, address)).toBe('unsubscribed');
  });

  test('again and again, and once the person is gone', async () => {
    const server = await running();
    const token = await subscriberToken(server, address);
    const gone = server.store.tokens.issue('018c0000-0000-7000-8000-000000000000');
    for (const each of [token, token, gone]) {
      const answer = await fetch(`${server.url}/u/${each}`, { method: 'POST', body: oneClick });
      expect(answer.status).toBe(200);
    }
    expect(await stateOf(server, address)).toBe('unsubscribed');
  });

  test('only whom the token names', async () => {
    const server = await running();
    await subscriberToken(server, address);
    const token = await subscriberToken(server, 'bo@example.com');
    await fetch(`${server.url}/u/${token}`, { method: 'POST', body: oneClick });
    expect(await stateOf(server, address)).toBe('active');
  });
});

describe('tokens that are none', () => {
  test.each(['x', forged, `${'A'.repeat(43)}=`, '%00', '..%2f..%2f', 'A'.repeat(5000)])(
    '%s',
    async (token) => {
      const server = await running();
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${server.url}/u/${token}`, { method });
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain('Open the unsubscribe link');
      }
    },
  );

  test('a true token with one letter changed', async () => {
    const server = await running();
    const token = await subscriberToken(server, address);
    for (let place = 0; place < token.length; place += 1) {
      const other = token[place] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, place) + other + token.slice(place + 1);
      const answer = await fetch(`${server.url}/u/${changed}`, { method: 'POST', body: oneClick });
      expect(answer.status).toBe(404);
    }
    expect(await stateOf(server, address)).toBe('active');
  });

  test('a true token with a slash behind it', async () => {
    const server = await running();
    const token = await subscriberToken(server, address);
    const post = await fetch(`${server.url}/u/${token}/`, { method: 'POST', body: oneClick });
    expect(post.status).toBe(405);
    expect(await stateOf(server, address)).toBe('active');
  });
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s changes nothing', async (method) => {
  const server = await running();
  const token = await subscriberToken(server, address);
  const answer = await fetch(`${server.url}/u/${token}`, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  expect(await stateOf(server, address)).toBe('active');
});

describe('bodies that are too large', () => {
  test('with a length', async () => {
    const server = await running();
    const token = await subscriberToken(server, address);
    const answer = await fetch(`${server.url}/u/${token}`, {
      method: 'POST',
      body: 'x'.repeat(16 * 1024 + 1),
    });
    expect(answer.status).toBe(413);
    expect(await stateOf(server, address)).toBe('active');
  });

  test('without one', async () => {
    const server = await running();
    const token = await subscriberToken(server, address);
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    const answer = await raw(server.port, [
      `POST /u/${token} HTTP/1.1`,
      'Host: example.com',
      'Transfer-Encoding: chunked',
      'Connection: close',
      '',
      `${chunk.repeat(5)}0`,
      '',
    ]);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(await stateOf(server, address)).toBe('active');
  });
});

test('the log holds neither token, address nor query', async () => {
  const server = await running();
  const token = await subscriberToken(server, address);
  await fetch(`${server.url}/u/${token}?email=${address}`);
  await fetch(`${server.url}/u/${token}/?email=${address}`);
  await fetch(`${server.url}/u/${token}`, { method: 'POST', body: oneClick });
  await fetch(`${server.url}/confirm/${token}`);
  await fetch(`${server.url}/${address}`);
  await fetch(`${server.url}/subscribe`, {
    method: 'POST',
    headers: urlencoded,
    body: `email=${address}`,
  });
  await fetch(`${server.url}/rss.xml?email=${address}`);
  expect(JSON.stringify(server.log)).not.toContain(token);
  expect(JSON.stringify(server.log)).not.toContain('ada@');
  expect(
    server.log.map((entry) => `${entry['method']} ${entry['target']} ${entry['status']}`),
  ).toEqual([
    'GET /u/:token 200',
    'GET - 404',
    'POST /u/:token 200',
    'GET /confirm/:token 404',
    'GET - 404',
    'POST /subscribe 200',
    'GET /rss.xml 200',
  ]);
});

test('a store that breaks is a 500 page, and the log says where', async () => {
  const server = await running();
  const token = await subscriberToken(server, address);
  await server.store.close();
  const answer = await fetch(`${server.url}/u/${token}`, { method: 'POST', body: oneClick });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain('Something broke here');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const [error, request] = server.log.filter(
    ({ event }) => event === 'error' || event === 'request',
  );
  expect(error).toMatchObject({ event: 'error', id: answer.headers.get('x-request-id') });
  expect(request).toMatchObject({ target: '/u/:token', status: 500 });
  expect(JSON.stringify(server.log)).not.toContain(token);
});
