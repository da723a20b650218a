/** `roundup link add` and `link refresh` as they are typed; nobody's page is asked. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAddresses } from '../../src/cli/read-addresses.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

const PAGE = 'https://example.com/2023/api-gateways.html';

test('add files a link offline, says what is missing, and check finds no mistake in it', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const added = await runRoundup(
    [
      'link',
      'add',
      `${PAGE}?utm_source=x`,
      '--offline',
      '--tag',
      'Service Mesh,linux',
      '--via',
      'Changelog News https://changelog.com/news/1',
      '--comment',
      'Hm: --- yes',
      '--status',
      'ready',
    ],
    newsletter,
  );
  expect(added.code).toBe(0);
  expect(added.stdout).toMatch(
    /^links\/\d{4}\/[\d-]+-api-gateways-[0-9a-f]{8}\.md\n {2}Api gateways\n$/,
  );
  expect(added.stderr).toContain('was not asked. Missing: title (made from the address), author');
  const path = added.stdout.split('\n')[0] ?? '';
  const text = await readFile(join(newsletter.root, path), 'utf8');
  expect(text).toContain(`url: ${PAGE}\n`);
  expect(text).toContain(
    'tags: [service-mesh, linux]\nvia: {name: Changelog News, url: https://changelog.com/news/1}\nstatus: ready\n',
  );
  expect(text.endsWith('---\nHm: --- yes\n')).toBe(true);
  expect((await runRoundup(['check'], newsletter)).code).toBe(0);

  const twice = await runRoundup(['link', 'add', PAGE, '--offline', '--json'], newsletter);
  expect(twice.code).toBe(0);
  expect(JSON.parse(twice.stdout)).toMatchObject([
    { outcome: 'known', known: [{ path, usedIn: [] }] },
  ]);
});

test.each([
  [['ftp://example.com/x'], 'no-web-address'],
  [['https://user:pw@example.com/'], 'no-web-address'],
  [['nonsense'], 'no-web-address'],
])('add of %s is a usage error, and files nothing', async (words, id) => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code, stderr } = await runRoundup(
    ['link', 'add', PAGE, ...words, '--offline'],
    newsletter,
  );
  expect(code).toBe(64);
  expect(stderr).toContain(`[${id}]`);
  expect(stderr).not.toContain('user:pw');
  const files = await readdir(join(newsletter.root, 'links'), { recursive: true });
  expect(files.filter((name) => name.endsWith('.md'))).toHaveLength(1);
});

test.each([
  ['--tag', 'ü'],
  ['--title', ' '],
  ['--status', 'used'],
  ['--via', 'https://user:pw@example.com/'],
])('add with %s %s is a usage error', async (flag, value) => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code } = await runRoundup(['link', 'add', PAGE, '--offline', flag, value], newsletter);
  expect(code).toBe(64);
});

async function* piped(text: string): AsyncIterable<string> {
  for (const piece of text.match(/[\s\S]{1,7}/g) ?? []) yield piece;
}

test('addresses come from words, from stdin, or from both', async () => {
  const lines = piped('https://a.example/x\r\n\n# remark\nb.example/y\n');
  expect(await readAddresses([], lines)).toEqual(['https://a.example/x', 'https://b.example/y']);
  expect(await readAddresses(['c.example/z', '-'], piped('a.example'))).toEqual([
    'https://c.example/z',
    'https://a.example/',
  ]);
  expect(await readAddresses(['c.example'], piped('never read'))).toEqual(['https://c.example/']);
  await expect(readAddresses([], piped(''))).rejects.toMatchObject({ id: 'no-address' });
  await expect(readAddresses([], Object.assign(piped('x'), { isTTY: true }))).rejects.toMatchObject(
    { id: 'no-address' },
  );
  await expect(readAddresses([], piped('a.example\n'.repeat(1001)))).rejects.toMatchObject({
    id: 'too-many-addresses',
  });
});

test('refresh says so when every link has been read, and names a link that is not there', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter });
  const unknown = await runRoundup(['link', 'refresh', 'no-such'], newsletter);
  expect(unknown).toMatchObject({ code: 64 });
  expect(unknown.stderr).toContain('[no-such-link]');
});
