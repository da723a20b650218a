/** From the exports of eight platforms to an archive without a dead link of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { runRoundup } from '../cli/run-roundup.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { newsletterSources } from '../../src/core/newsletter-import/newsletter-sources.ts';
import { exportPath } from '../fakes/exported-newsletter.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

test('what is imported builds, and every address of its own leads somewhere', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  for (const { id } of newsletterSources) {
    const args = ['import', 'issues', exportPath(id), '--from', id, '--no-images', '--json'];
    const { size } = JSON.parse((await runRoundup([...args, '--dry-run'], newsletter)).stdout);
    await runRoundup([...args, `--confirm=${size}`], newsletter);
  }
  const built = await runRoundup(['build'], newsletter);
  expect(built.code, built.stderr).toBe(0);
  const dist = join(newsletter.root, 'dist');
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const paths = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dist.length)),
  );
  const dead: string[] = [];
  let own = 0;
  for (const path of [...paths].filter((each) => each.endsWith('.html'))) {
    const page = parseDocument(await readFile(join(dist, path), 'utf8'));
    for (const { attribs } of DomUtils.getElementsByTagName(
      (name) => name === 'a' || name === 'img',
      page,
      true,
    )) {
      const url = new URL(
        attribs['href'] ?? attribs['src'] ?? '',
        `https://news.example.com${path}`,
      );
      if (url.origin !== 'https://news.example.com') continue;
      own += 1;
      const target = decodeURIComponent(url.pathname);
      const leads = [target, `${target}index.html`, `${target}.html`].some((each) =>
        paths.has(each),
      );
      // Forms are answered by the server.
      if (!leads && !/^\/(?:subscribe|login|settings|support)/.test(target))
        dead.push(`${path}: ${url.pathname}`);
    }
  }
  expect(dead).toEqual([]);
  expect(own).toBeGreaterThan(100);
  // Those for paying readers, and what was never sent, are drafts.
  expect([...paths].filter((path) => /for-the-few|quay-in-june/.test(path))).toEqual([]);
  expect(paths).toContain('/issues/numbered-things/index.html');
});
