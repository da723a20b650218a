import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/adapters/files/load-archive.ts';
import { EXTRAS, ISSUE, LINK, soundNewsletter } from '../../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';

const today = () => '2026-01-01';

const september = {
  'issues/2023-09.md':
    '---\ntitle: September\ndate: 2023-10-02\ndescription: A description that is long enough.\n---\nHi.\n',
};

async function load(root: string) {
  const archive = await loadArchive({ root, today });
  if (!archive.ok) throw new Error(JSON.stringify(archive.diagnostics));
  return archive.value;
}

async function cacheOf(root: string): Promise<string> {
  const folder = join(root, '.roundup/cache/editions');
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

async function edit(root: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(root, path), text.replace(from, to));
}

test('what another process may still read stays, and goes when that is gone', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { root } = newsletter;
  await load(root);
  const cache = join(root, '.roundup/cache');
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  const gone = once(other, 'exit');
  await writeFile(join(cache, `used-by-${other.pid}-1`), '');
  await edit(root, ISSUE, 'Hello.', 'Good morning.');
  const archive = await load(root);
  expect(await readdir(join(cache, 'editions'))).toHaveLength(2);
  expect(archive.editions[0]?.html).toContain('Good morning.');
  other.kill();
  await gone;
  await load(root);
  expect(await readdir(join(cache, 'editions'))).toHaveLength(1);
});

test('a second load gives the same editions from the cache', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const first = await load(newsletter.root);
  const second = await load(newsletter.root);
  expect(structuredClone({ ...second.editions[0] })).toEqual({ ...first.editions[0] });
  expect(second.editions[0]?.html).toContain('API gateways');
});

test.each([
  ['the issue', ISSUE, 'Hello.', 'Good morning.', 'Good morning.'],
  ['a link’s comment', LINK, 'Worth it.', 'Worth every minute.', 'Worth every minute.'],
  ['a link’s title', LINK, 'title: API gateways', 'title: Gates', 'Gates'],
  ['the config', 'newsletter.config.ts', "'Please.'", "'Kindly.'", 'Hello.'],
])('an edit of %s is never hidden by the cache', async (_what, path, from, to, expected) => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await load(newsletter.root);
  await edit(newsletter.root, path, from, to);
  const { editions, config } = await load(newsletter.root);
  expect(editions[0]?.html).toContain(expected);
  if (path === 'newsletter.config.ts') expect(config.support?.pitch).toBe('Kindly.');
});

test('a link that breaks breaks the issues that use it, cache or not', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await load(newsletter.root);
  await edit(newsletter.root, LINK, 'https://example.com/gateways', 'javascript:alert(1)');
  const archive = await loadArchive({ root: newsletter.root, today });
  expect(archive.ok).toBe(false);
});

test('an issue that another links to may not disappear', async () => {
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'issues/2023-11.md':
      '---\ntitle: November\ndate: 2023-12-02\ndescription: A description that is long enough.\n---\nAs [before](2023-10.md).\n',
  });
  expect((await load(newsletter.root)).editions.map((edition) => edition.id)).toEqual([
    '2023-11',
    '2023-10',
  ]);
  await rm(join(newsletter.root, ISSUE));
  await rm(join(newsletter.root, EXTRAS));
  const archive = await loadArchive({ root: newsletter.root, today });
  expect(archive.ok ? [] : archive.diagnostics.map((found) => found.id)).toEqual([
    'markdown/broken-link',
  ]);
});

test('a link’s comment follows the address of the issue that it names, cache or not', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...september });
  await edit(newsletter.root, LINK, 'Worth it.', 'See [September](2023-09.md).');
  expect((await load(newsletter.root)).editions[0]?.html).toContain('href="/issues/2023-09/"');
  await edit(
    newsletter.root,
    'issues/2023-09.md',
    'title: September',
    'title: September\nslug: autumn',
  );
  expect((await load(newsletter.root)).editions[0]?.html).toContain('href="/issues/autumn/"');
});

test('an address that was written out breaks with its page, cache or not', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...september });
  await edit(newsletter.root, ISSUE, 'Hello.', 'Hello [again](/issues/2023-09/).');
  await load(newsletter.root);
  await edit(
    newsletter.root,
    'issues/2023-09.md',
    'title: September',
    'title: September\nslug: autumn',
  );
  const archive = await loadArchive({ root: newsletter.root, today });
  expect(archive.ok ? [] : archive.diagnostics.map((found) => found.id)).toEqual([
    'markdown/broken-link',
  ]);
});

test('what the author was warned of is said again when nothing is rendered', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await edit(newsletter.root, ISSUE, 'Hello.', 'Hello <blink>there</blink>.');
  const first = await loadArchive({ root: newsletter.root, today });
  const second = await loadArchive({ root: newsletter.root, today });
  expect(first.ok && first.warnings.map((found) => found.id)).toContain('markdown/raw-html');
  expect(second).toMatchObject({ warnings: first.ok ? first.warnings : [] });
});

test('drafts are left out unless asked for', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await edit(newsletter.root, ISSUE, 'title: October', 'title: October\ndraft: true');
  expect((await load(newsletter.root)).editions).toEqual([]);
  const all = await loadArchive({ root: newsletter.root, today, drafts: true });
  expect(all.ok && all.value.editions.length).toBe(1);
});

test('the cache holds no word of an extra', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await load(newsletter.root);
  const cache = await cacheOf(newsletter.root);
  expect(cache).toContain('A teaser');
  expect(cache).not.toContain('priced like this');
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
  ['empty', () => Buffer.alloc(0)],
  ['with one other byte', (bytes: Buffer) => bytes.fill('x', bytes.length - 20, bytes.length - 19)],
])('an edition that is %s in the cache is rendered again', async (_how, damage) => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const [before] = (await load(newsletter.root)).editions;
  const html = before?.html;
  const folder = join(newsletter.root, '.roundup/cache/editions');
  const [name = ''] = await readdir(folder);
  const bytes = await readFile(join(folder, name));
  await writeFile(join(folder, name), damage(Buffer.from(bytes)));
  const [after] = (await load(newsletter.root)).editions;
  expect(after?.html).toBe(html);
  expect(await readFile(join(folder, name))).toEqual(bytes);
});

test('what a killed build left half written goes, and so does what no issue is any more', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await load(newsletter.root);
  const folder = join(newsletter.root, '.roundup/cache/editions');
  const names = await readdir(folder);
  await writeFile(join(folder, `${names[0]}.123-0`), 'half');
  await writeFile(join(folder, 'f'.repeat(64)), 'an older one');
  await load(newsletter.root);
  expect(await readdir(folder)).toEqual(names);
});

const bonus = {
  'issues/2023-10-bonus.md':
    '---\ntitle: The deepest secret\ndate: 2023-10-20\ndescription: A description with a secret in it.\naudience: patron\ntags: [secret]\n---\nMany secrets.\n\n![A secret](2023-10-bonus/plot.png)\n',
  'issues/2023-10-bonus/plot.png': 'x',
};

test('an issue for patrons is a page without its content, apart from all others', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...bonus });
  const opaqueSlug = async () => () => 'k3v9x2m8q4w7t5n1';
  for (let round = 0; round < 2; round += 1) {
    const loaded = await loadArchive({ root: newsletter.root, today, opaqueSlug });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
    const { editions, patronPages, links } = loaded.value;
    expect(editions.map(({ id }) => id)).toEqual(['2023-10']);
    expect(patronPages).toMatchObject([
      { address: '/issues/k3v9x2m8q4w7t5n1/', title: 'For Patrons', date: '2023-10-20' },
    ]);
    expect(JSON.stringify([editions, patronPages, links])).not.toMatch(/secret|bonus/i);
  }
  const cache = await cacheOf(newsletter.root);
  expect(cache).toContain('Hello.');
  expect(cache).not.toMatch(/secret|bonus/i);
});

test('it leaves no trace where the config hides it, nor without a key', async () => {
  const config = soundNewsletter['newsletter.config.ts'] ?? '';
  const hidden = config.replace('tiers:', "extras: { patronIssues: 'hidden' },\n  tiers:");
  for (const [text, opaqueSlug] of [
    [hidden, async () => () => 'k3v9x2m8q4w7t5n1'],
    [config, undefined],
  ] as const) {
    const files = { ...soundNewsletter, ...bonus, 'newsletter.config.ts': text };
    await using newsletter = await scratchNewsletter(files);
    const loaded = await loadArchive({ root: newsletter.root, today, opaqueSlug });
    expect(loaded.ok && loaded.value.patronPages).toEqual([]);
  }
});

test('what for whom it is must stand where addresses are made from', async () => {
  for (const odd of ['"audience": patron', `tags: [${'x'.repeat(4100)}]\naudience: patron`]) {
    await using newsletter = await scratchNewsletter({
      ...soundNewsletter,
      'issues/2023-11.md': `---\ntitle: The deepest secret\ndate: 2023-11-20\ndescription: A description with a secret in it.\n${odd}\n---\nSecret.\n`,
    });
    const loaded = await loadArchive({ root: newsletter.root, today });
    expect(loaded.ok).toBe(false);
  }
});
