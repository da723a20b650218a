import { expect, test } from 'vitest';
import { createOutboxServer } from '../../src/server/create-outbox-server.ts';
import { listening, raw, writeArchive } from './running.ts';

const mails = {
  '../secret.txt': 'nobody may read this',
  'index.html': '<!doctype html><title>Outbox</title>',
  '2023-10/0001.eml': 'Subject: October',
  '2023-10/0001.html': '<p style="color:red">October</p>',
  '.lock': 'nobody may read this',
};

async function outbox() {
  return listening(createOutboxServer({ dir: writeArchive(mails) }));
}

test.each([
  ['/', 'text/html; charset=utf-8', 'Outbox'],
  ['/2023-10/0001.eml', 'message/rfc822', 'Subject: October'],
  ['/2023-10/0001.html', 'text/html; charset=utf-8', 'October'],
])('%s', async (path, type, text) => {
  const answer = await fetch(`${(await outbox()).url}${path}`);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).toContain("form-action 'none'");
  expect(await answer.text()).toContain(text);
});

test.each(['/../secret.txt', '/..%2fsecret.txt', '/.lock', '/absent'])(
  '%s is not there',
  async (path) => {
    const answer = await raw((await outbox()).port, [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1']);
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect(answer).not.toContain('nobody may read this');
  },
);

test.each(['evil.example', 'localhost.evil.example', '192.0.2.1', '127.0.0.1.evil.example'])(
  'a page that calls this machine %s may not read it',
  async (host) => {
    const { port } = await outbox();
    const answer = await raw(port, ['GET / HTTP/1.1', `Host: ${host}:${port}`]);
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(answer).not.toContain('Outbox');
  },
);

test.each(['localhost', '127.0.0.1', '[::1]'])('%s may', async (host) => {
  const { port } = await outbox();
  const answer = await raw(port, ['GET / HTTP/1.1', `Host: ${host}:${port}`]);
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test('nothing can be posted', async () => {
  expect((await fetch((await outbox()).url, { method: 'POST' })).status).toBe(405);
});
