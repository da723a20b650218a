/** Former addresses of issues in a built archive. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRoundup } from '../cli/run-roundup.ts';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

test('each leads on, and what the author has at an address of ours stays', async () => {
  const issue = soundNewsletter[ISSUE]?.replace('\ntitle:', '\naliases: [/p/old, /a.html]\ntitle:');
  expect(issue).toContain('aliases');
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, [ISSUE]: issue ?? '' });
  const { root } = newsletter;
  await mkdir(join(root, 'public/share'), { recursive: true });
  await writeFile(join(root, 'public/_redirects'), '/mine /elsewhere 302');
  await writeFile(join(root, 'public/share/home.png'), 'my own');
  const built = await runRoundup(['build'], newsletter);
  expect(built, built.stderr).toMatchObject({ code: 0 });
  const read = (path: string) => readFile(join(root, 'dist', path), 'utf8');
  expect(await read('_redirects')).toBe(
    [
      '/mine /elsewhere 302',
      '/a.html /issues/2023-10/ 301',
      '/a.html/ /issues/2023-10/ 301',
      '/p/old /issues/2023-10/ 301',
      '/p/old/ /issues/2023-10/ 301',
      '',
    ].join('\n'),
  );
  for (const path of ['p/old/index.html', 'a.html']) {
    expect(await read(path)).toContain('content="0; url=/issues/2023-10/"');
  }
  expect(await read('share/home.png')).toBe('my own');
  expect(await read('sitemap.xml')).not.toContain('/p/old');
  const pictures = join(root, 'dist/share/issues/2023-10.png');
  const again = await runRoundup(['build'], newsletter);
  expect(again.code).toBe(0);
  expect((await stat(pictures)).size).toBeGreaterThan(1000);
});
