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
    'issues/fhbdtsjmerrfzej6/index.html',
    'issues/0hbdtsjmerrfzej6/index.html',
    'old/name/index.html',
    'writing/index.html',
    'writing/article/index.html',
    'writing/talk/index.html',
    'writing/2022/index.html',
    'writing/2023/index.html',
    'building/berth/index.html',
    'building/winch/index.html',
    'guide/knots/index.html',
    'tags/index.html',
    'tags/go/index.html',
    'tags/linux/index.html',
  ];
  for (const file of files) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    const leadsOn = file.startsWith('old/') ? '<meta http-equiv="refresh" content="0; url=/">' : '';
    await writeFile(join(dist, file), leadsOn);
  }
  expect(await pageKinds(dist)).toEqual([
    { name: '404', address: '/404.html' },
    { name: 'building-winch', address: '/building/winch/' },
    { name: 'guide-knots', address: '/guide/knots/' },
    { name: 'home', address: '/' },
    { name: 'issues-fhbdtsjmerrfzej6', address: '/issues/fhbdtsjmerrfzej6/' },
    { name: 'issues-2023-10', address: '/issues/2023-10/' },
    { name: 'issues-2023-10-also-read', address: '/issues/2023-10/also-read/' },
    { name: 'issues', address: '/issues/' },
    { name: 'tags-linux', address: '/tags/linux/' },
    { name: 'tags', address: '/tags/' },
    { name: 'writing-2023', address: '/writing/2023/' },
    { name: 'writing-talk', address: '/writing/talk/' },
    { name: 'writing', address: '/writing/' },
  ]);
});
