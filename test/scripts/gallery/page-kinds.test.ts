/** Which pages stand for their kind. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pageKinds } from '../../../scripts/gallery/page-kinds.ts';

test('of pages made from one template the last stands for all, every other for itself', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'roundup-kinds-'));
  onTestFinished(() => rm(dist, { recursive: true }));
  const files = [
    'index.html',
    '404.html',
    'rss.xml',
    'issues/index.html',
    'issues/2023-09/index.html',
    'issues/2023-10/index.html',
    'issues/2023-10/also-read/index.html',
    'tags/index.html',
    'tags/go/index.html',
    'tags/linux/index.html',
  ];
  for (const file of files) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(join(dist, file), '');
  }
  expect(await pageKinds(dist)).toEqual([
    { name: '404', address: '/404.html' },
    { name: 'home', address: '/' },
    { name: 'issues-2023-10', address: '/issues/2023-10/' },
    { name: 'issues-2023-10-also-read', address: '/issues/2023-10/also-read/' },
    { name: 'issues', address: '/issues/' },
    { name: 'tags-linux', address: '/tags/linux/' },
    { name: 'tags', address: '/tags/' },
  ]);
});
