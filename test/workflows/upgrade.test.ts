import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedEngine } from '../../src/adapters/engine/installed-engine.ts';
import { createContentFiles } from '../../src/adapters/files/content-files.ts';
import { describeUpgrade } from '../../src/cli/upgrade-report.ts';
import type { Migration } from '../../src/core/upgrade/migrations.ts';
import { noticeEngine, upgrade } from '../../src/workflows/upgrade.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const synthetic: readonly Migration[] = [
  {
    since: '0.3.0',
    of: 'config',
    key: 'theme.colour',
    becomes: 'theme.accent',
    remedy: 'Write accent in its place.',
  },
  { since: '0.2.0', of: 'link', key: 'rating', becomes: undefined, remedy: 'Take the line out.' },
];

const FILES = {
  'newsletter.config.ts': `export default {
  title: 'Low Tide',
  theme: { colour: '#123456' },
};
`,
  'issues/2023-10.md': '---\ntitle: Ten\nrating: 3\n---\n',
  'issues/broken.md': 'No head at all.\n',
  'links/2023/a.md': '---\ntitle: A\nrating: 3\n---\n',
};

test('a synthetic migration is told of at the line of each file that needs it', async () => {
  await using newsletter = await scratchNewsletter(FILES);
  const found = await upgrade(portsOf(newsletter.root), {
    migrations: synthetic,
    from: '0.0.1',
    asksForNewest: false,
  });
  expect(describeUpgrade(found)).toContain(`To change:
newsletter.config.ts:3:12 theme.colour is called theme.accent now, since 0.3.0
    Write accent in its place.
links/2023/a.md:3:1 rating is gone, since 0.2.0
    Take the line out.`);
});

test('nothing is told twice: what was remembered is where the next one comes from', async () => {
  await using newsletter = await scratchNewsletter(FILES);
  const ports = portsOf(newsletter.root);
  const request = { migrations: [], from: undefined, asksForNewest: false };
  const first = await upgrade(ports, request);
  expect(first.from).toBe(undefined);
  expect(first.notes.map(({ version }) => version)).toContain(ports.engine.installed);
  await ports.engine.remember(ports.engine.installed);
  const second = await upgrade(ports, request);
  expect(second).toMatchObject({ from: ports.engine.installed, notes: [], changes: [] });
});

test('a build remembers the first engine, and tells of the next until it was read of', async () => {
  await using newsletter = await scratchNewsletter({});
  const { engine } = portsOf(newsletter.root);
  await expect(noticeEngine(engine)).resolves.toBe(undefined);
  await expect(noticeEngine({ ...engine, installed: '99.0.0' })).resolves.toBe(engine.installed);
  await expect(noticeEngine({ ...engine, installed: '99.0.0' })).resolves.toBe(engine.installed);
  await engine.remember('99.0.0');
  await expect(noticeEngine({ ...engine, installed: '99.0.0' })).resolves.toBe(undefined);
});

test.each(['', '{', '{"version": 3}', '{"version": "latest"}'])(
  'a memory of %j is none, and is written anew',
  async (text) => {
    await using newsletter = await scratchNewsletter({ '.roundup/engine.json': text });
    const { engine } = portsOf(newsletter.root);
    await expect(engine.remembered()).resolves.toBe(undefined);
    await engine.remember('1.2.3');
    await expect(engine.remembered()).resolves.toBe('1.2.3');
    await expect(readFile(join(newsletter.root, '.roundup/engine.json'), 'utf8')).resolves.toBe(
      '{"version":"1.2.3"}\n',
    );
  },
);

test.each([
  ['0.2.0', '0.1.0', undefined, 'Roundup 0.2.0 is installed, after 0.1.0.'],
  ['0.2.0', '0.2.0', undefined, 'Roundup 0.2.0 is installed, and was before: nothing is new.'],
  ['0.1.0', '0.2.0', undefined, 'Roundup 0.1.0 is installed, which is older than 0.2.0 before it.'],
  ['0.1.0', '0.1.0', '0.1.0', 'This is the newest version.'],
  ['0.1.0', '0.1.0', '0.3.0', 'Roundup 0.3.0 is there. To update: npm install roundup@latest'],
])('%s after %s, with %s at npm', (installed, from, newest, words) => {
  const found = { installed, from, newest, notes: [], changes: [] };
  expect(describeUpgrade(found)).toContain(words);
});

function portsOf(root: string) {
  return {
    engine: installedEngine(root, join(root, '.roundup/engine.json')),
    files: createContentFiles(root),
  };
}
