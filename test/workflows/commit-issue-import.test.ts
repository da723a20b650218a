/** Pictures of old issues: fetched where they are to be had, links where they are not, never in the way. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContentFiles } from '../../src/adapters/files/content-files.ts';
import { createContent } from '../../src/adapters/files/content.ts';
import { createLinkFiles } from '../../src/adapters/files/link-files.ts';
import { commitIssueImport } from '../../src/workflows/commit-issue-import.ts';
import { prepareIssueImport } from '../../src/workflows/prepare-issue-import.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { exportPath, sourceOf } from '../fakes/exported-newsletter.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { scriptedWeb, webAnswer, webFailure } from '../fakes/scripted-web.ts';

const png = await readFile(join(exportPath('markdown'), 'images/harbour.png'));
const pictures = ['good.png', 'gone.png', 'refused.png', 'page.png', 'good.png', 'huge.png'];

test('each picture is a file beside the issue, or a link to where it was', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { root } = newsletter;
  const html = pictures.map(
    (name) => `<p><img src="https://old.example.com/${name}" alt="${name}"></p>`,
  );
  const exports = {
    read: async () => new Map([['2021-03-04-x.html', Buffer.from(html.join(''))]]),
  };
  const files = createContentFiles(root);
  const links = createLinkFiles(root);
  const config = await createContent({ root, today: () => '2023-11-26' }).config();
  if (!config.ok) throw new Error('no config');
  const clock = { now: () => new Date('2023-11-26') };
  const prepared = await prepareIssueImport(
    { exports, files, links, clock },
    { source: sourceOf('html'), path: '', shown: 'x', config: config.value },
  );
  const web = scriptedWeb(({ url }) => {
    if (url.endsWith('gone.png')) return webAnswer(404);
    if (url.endsWith('refused.png')) return webFailure('refused');
    if (url.endsWith('page.png')) return webAnswer(200, { text: '<html>' });
    const answer = { ...webAnswer(200), body: Uint8Array.from(png) };
    return url.endsWith('huge.png') ? { ...answer, isCutOff: true } : answer;
  });
  const progress = { signal: new AbortController().signal, onProgress: () => undefined };
  const end = await commitIssueImport({ files, links, web }, prepared, progress);
  expect(end).toMatchObject({ issues: 1, pictures: 1, overtaken: [] });
  expect(end.failed.map(({ what }) => what)).toEqual([
    'https://old.example.com/gone.png: its server answers 404',
    'https://old.example.com/refused.png: it was refused',
    'https://old.example.com/page.png: it is no PNG, JPEG, GIF, WebP or AVIF',
    'https://old.example.com/huge.png: it has more than 10 MB',
  ]);
  expect(web.asked).toHaveLength(5);
  const text = await readFile(join(root, 'issues/2021-03.md'), 'utf8');
  expect(text.match(/!\[good\.png\]\(2021-03\/good\.png\)/g)).toHaveLength(2);
  expect(text).toContain('[gone.png](https://old.example.com/gone.png)');
  expect(await readFile(join(root, 'issues/2021-03/good.png'))).toEqual(png);
  // Somebody was quicker: what is there stays.
  const late = await commitIssueImport({ files, links, web: undefined }, prepared, progress);
  expect(late).toMatchObject({ issues: 0, overtaken: ['issues/2021-03.md'] });
});
