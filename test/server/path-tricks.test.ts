/** Paths that try to lead out of the archive, into what it hides, or to another host. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raw, running, type Running } from './running.ts';

const SECRET = 'nobody may read this';

/** With links that lead out, and to what is hidden. */
async function runningWithLinks(): Promise<Running> {
  const server = await running();
  symlinkSync('../secret.txt', join(server.dist, 'leak.txt'));
  symlinkSync('..', join(server.dist, 'up'));
  symlinkSync('.git', join(server.dist, 'git'));
  mkdirSync(join(server.dist, 'out'));
  symlinkSync('../../secret.txt', join(server.dist, 'out/index.html'));
  writeFileSync(join(server.dist, 'long.html'), 'x'.repeat(5000));
  symlinkSync('../secret.txt', join(server.dist, 'long.html.br'));
  return server;
}

const get = (server: Running, target: string, ...headers: readonly string[]): Promise<string> =>
  raw(server.port, [`GET ${target} HTTP/1.1`, 'Host: 127.0.0.1', ...headers]);

test.each([
  ['dot segments', '/../secret.txt'],
  ['dot segments behind a folder', '/issues/../../secret.txt'],
  ['dot segments without a slash before them', '../secret.txt'],
  ['encoded dots', '/%2e%2e/secret.txt'],
  ['encoded dots in upper case', '/%2E%2E/secret.txt'],
  ['one encoded dot', '/.%2e/secret.txt'],
  ['encoded slash', '/..%2fsecret.txt'],
  ['encoded slash behind a folder', '/issues/..%2f..%2fsecret.txt'],
  ['double encoding', '/%252e%252e/secret.txt'],
  ['double encoded slash', '/..%252fsecret.txt'],
  ['triple encoding', '/%25252e%25252e/secret.txt'],
  ['backslash', '/..\\secret.txt'],
  ['encoded backslash', '/..%5csecret.txt'],
  ['NUL', '/index.html%00.txt'],
  ['NUL at the end', '/index.html%00'],
  ['line break', '/index.html%0d%0aSet-Cookie:a=b'],
  ['overlong UTF-8', '/%c0%ae%c0%ae/secret.txt'],
  ['full-width dots', '/%ef%bc%8e%ef%bc%8e/secret.txt'],
  ['broken escape', '/%zz'],
  ['two slashes', '//secret.txt'],
  ['a slash in the middle', '/issues//2023-10/'],
  ['a trailing slash behind a file', '/rss.xml/'],
  ['two trailing slashes', '/issues/2023-10//'],
  ['absolute form', 'http://127.0.0.1/../secret.txt'],
  ['absolute form of another host', 'http://evil.example/%2e%2e/secret.txt'],
  ['absolute form with a name', 'http://a:b@evil.example/.git/config'],
  ['absolute form of a file', 'file:///etc/passwd'],
  ['the asterisk', '*'],
  ['hidden file', '/.hidden'],
  ['hidden folder', '/.git/config'],
  ['hidden file in a folder', '/issues/.draft.html'],
  ['encoded hidden file', '/%2ehidden'],
  ['what is hidden below what is well known', '/.well-known/../.git/config'],
  ['a symbolic link', '/leak.txt'],
  ['a symbolic link to a folder', '/up/secret.txt'],
  ['a symbolic link to what is hidden', '/git/config'],
  ['a symbolic link as a folder’s page', '/out/'],
  ['a symbolic link as a folder’s page, without its slash', '/out'],
  ['a drive', '/C:/secret.txt'],
  ['a stream of Windows', '/rss.xml::$DATA'],
  ['a share of Windows', '/%5c%5cevil.example/share'],
  ['a very long path', `/${'a'.repeat(3000)}`],
  ['a very deep path', `/${'a/'.repeat(1000)}`],
  ['a name longer than disks know', `/${'a'.repeat(300)}`],
])('%s', async (_, target) => {
  const answer = await get(await runningWithLinks(), target);
  expect(answer).toMatch(/^HTTP\/1.1 (?:404|400) /);
  expect(answer).not.toContain(SECRET);
  expect(answer).not.toMatch(/^(?:set-cookie|location):/im);
});

test.each(['br', 'gzip', 'identity'])(
  'a link beside a file is no form of it in %s',
  async (coding) => {
    const answer = await get(await runningWithLinks(), '/long.html', `Accept-Encoding: ${coding}`);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).not.toContain(SECRET);
  },
);

test('no folder is listed', async () => {
  const server = await running();
  for (const path of ['/issues/', '/issues', '/_assets/', '/.well-known/', '/.well-known']) {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  }
});

test('a host that is no host', async () => {
  const server = await running();
  const answer = await raw(server.port, ['GET / HTTP/1.1', 'Host: a b/../c']);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});

test.each([
  ['another host', '/issues/2023-10?x=1', 'Host: evil.example'],
  ['a forwarded host', '/issues/2023-10', 'Host: a.example', 'X-Forwarded-Host: evil.example'],
  ['an absolute form', 'http://evil.example/issues/2023-10', 'Host: a.example'],
  ['encoded letters', '/%69ssues/2023-10', 'Host: a.example'],
  ['dot segments', '/evil.example/../issues/2023-10', 'Host: a.example'],
])(
  'a folder without its slash leads to its own path, whatever: %s',
  async (_, target, ...headers) => {
    const server = await running();
    const answer = await raw(server.port, [`GET ${target} HTTP/1.1`, ...headers]);
    expect(answer).toMatch(/^HTTP\/1.1 301 /);
    expect(answer).toMatch(/^location: \/issues\/2023-10\/\r$/im);
    expect(answer).not.toContain('evil.example');
  },
);

test.each([
  ['two slashes', '//evil.example/%2e%2e'],
  ['two slashes and a folder that there is', '//evil.example/../issues/2023-10'],
  ['slash and backslash', '/\\evil.example'],
  ['slash and encoded backslash', '/%5cevil.example'],
  ['an encoded slash', '/%2fevil.example'],
  ['a tab', '/%09/evil.example'],
])('no redirect leads to another host: %s', async (_, target) => {
  const server = await running();
  // So that a folder of that name is no reason to refuse the path.
  mkdirSync(join(server.dist, 'evil.example'));
  writeFileSync(join(server.dist, 'evil.example/index.html'), 'a folder');
  const answer = await get(server, target);
  expect(answer).toMatch(/^HTTP\/1.1 (?:404|400) /);
  expect(answer).not.toMatch(/^location:/im);
});

const pieces = [
  '/ // \\ %2f %5c %5C %252f ? # %00 %0a % : ; ~1 . .. %2e %2e%2e .%2E %252e%252e %c0%ae ...',
  '.git .hidden secret.txt issues 2023-10 index.html leak.txt up git config dist out long.html',
  'long.html.br .well-known http://evil.example rss.xml',
].flatMap((line) => line.split(' '));

test('whatever the path, nothing outside the archive and nothing hidden is read', async () => {
  const server = await runningWithLinks();
  const path = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/', '', 'http://evil.example/'),
      path,
      async (start, rest) => {
        const answer = await get(server, start + rest, 'Accept-Encoding: br');
        expect(answer).toMatch(/^HTTP\/1.1 (?:200|301|400|404) /);
        expect(answer).not.toContain(SECRET);
        expect(/^location: (.*)\r$/im.exec(answer)?.[1] ?? '/').toMatch(/^\/(?![/\\])/);
      },
    ),
    { numRuns: 400 },
  );
});
