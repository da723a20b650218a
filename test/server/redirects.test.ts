/** Former addresses of issues, answered by the server. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { redirectFiles } from '../../src/core/edition/redirects.ts';
import { running } from './running.ts';
import { secondsLater } from './seconds-later.ts';

const list = { '/p/old': '/issues/2023-10/', '/ü.html': '/issues/2023-10/' };

async function asked(url: string): Promise<readonly [number, string | null]> {
  const answer = await fetch(url, { redirect: 'manual' });
  return [answer.status, answer.headers.get('location')];
}

test('a former address leads to the issue, however it is spelled, and however late it is listed', async () => {
  const server = await running();
  expect(await asked(`${server.url}/p/old`)).toEqual([404, null]);
  writeFileSync(join(server.dist, redirectFiles.json), JSON.stringify(list));
  secondsLater();
  const moved = [301, '/issues/2023-10/'];
  for (const path of ['/p/old', '/p/old/', '/p/%6Fld', '/p/old?utm_source=x', '/%C3%BC.html']) {
    expect(await asked(server.url + path), path).toEqual(moved);
  }
  expect(await asked(`${server.url}/p/older`)).toEqual([404, null]);
  expect((await asked(`${server.url}/`))[0]).toBe(200);
  rmSync(join(server.dist, redirectFiles.json));
  secondsLater();
  expect(await asked(`${server.url}/p/old`)).toEqual([404, null]);
});

test.each([
  'no JSON',
  '[]',
  '{"/p/old":"//evil.example/"}',
  '{"/p/old":"/\\\\evil.example"}',
  '{"/p/old":"https://evil.example/"}',
  '{"/p/old":"/x\\r\\nSet-Cookie: a=b"}',
])('a list that is broken leads nowhere: %s', async (text) => {
  const server = await running();
  writeFileSync(join(server.dist, redirectFiles.json), text);
  expect(await asked(`${server.url}/p/old`)).toEqual([404, null]);
});
