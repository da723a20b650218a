/** `link check` and `webmention` from the command line, which reaches nothing but the public web. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONFIG, LINK, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

/** An address inside is refused before anybody is asked, so that no test needs a network. */
const INSIDE = 'http://127.0.0.1/gateways?id=1&utm_source=news';
const files = {
  ...soundNewsletter,
  [LINK]: soundNewsletter[LINK]?.replace('https://example.com/gateways', INSIDE) ?? '',
  'links/2022/2022-10-04-old-aaaaaaac.md': `---\ntitle: Old news...\nurl: http://10.0.0.1/\nadded: 2022-10-04\n---\n`,
  'links/2022/2022-10-05-no-aaaaaaad.md': `---\ntitle: No\nurl: http://10.0.0.2/\nadded: 2022-10-05\nstatus: skipped\n---\n`,
};

test('what a check finds is told, mended, and not asked again', async () => {
  await using newsletter = await scratchNewsletter(files);
  const run = (...args: readonly string[]) => runRoundup(['link', 'check', ...args], newsletter);
  const first = await run();
  expect(first.code).toBe(0);
  expect(first.stderr).toBe('roundup link check --fix mends what it can.\n');
  expect(first.stdout).toBe(`${LINK} tracking ${INSIDE}
    Its address says where a reader came from: utm_source.
links/2022/2022-10-04-old-aaaaaaac.md cut-title http://10.0.0.1/
    “Old news...” has been cut off.
links/2022/2022-10-04-old-aaaaaaac.md unknown http://10.0.0.1/
    10.0.0.1 is not on the public web.
${LINK} unknown ${INSIDE}
    127.0.0.1 is not on the public web.
2 links, 2 asked now, 0 alive, 1 tracking, 1 cut-title, 2 unknown
`);
  const mended = await run('--issue', '2023-10', '--fix', '--json');
  expect(JSON.parse(mended.stdout)).toMatchObject({
    pages: 1,
    asked: 0,
    deadWithoutSnapshot: 0,
    mended: { mended: [LINK] },
  });
  expect(await readFile(join(newsletter.root, LINK), 'utf8')).toBe(
    files[LINK].replace('&utm_source=news', ''),
  );
  const since = await run('--since', '2023-01-01', '--json');
  expect(JSON.parse(since.stdout)).toMatchObject({ pages: 1, asked: 1 });
});

test('a link that cannot be read, or an issue with errors, is told of with its place', async () => {
  await using newsletter = await scratchNewsletter({
    ...files,
    [LINK]: files[LINK].replace('title: API gateways\n', ''),
  });
  const all = await runRoundup(['link', 'check'], newsletter);
  expect(all).toMatchObject({ code: 65, stderr: expect.stringContaining(`${LINK}:2:1 error`) });
  const one = await runRoundup(['link', 'check', '--issue', '2023-10'], newsletter);
  expect(one).toMatchObject({ code: 65, stderr: expect.stringContaining('[issue-broken]') });
});

test.each([
  [['--since', 'soon'], 'A day is written YYYY-MM-DD.'],
  [['--since', '2023-01-01', '--issue', '2023-10'], 'give either --issue or --since'],
  [['--snapshots'], '--snapshots goes with --fix'],
  [['--issue', '2023-1'], 'Did you mean 2023-10?'],
])('what is typed wrongly is explained: %j', async (args, words) => {
  await using newsletter = await scratchNewsletter(files);
  const answer = await runRoundup(['link', 'check', ...args], newsletter);
  expect(answer).toMatchObject({ code: 64, stderr: expect.stringContaining(words) });
});

test('nobody is told of an archive that only this machine can read', async () => {
  await using newsletter = await scratchNewsletter({
    ...files,
    [CONFIG]:
      soundNewsletter[CONFIG]?.replace('https://news.example.com', 'http://localhost') ?? '',
  });
  const sent = await runRoundup(['webmention', '2023-10'], newsletter);
  expect(sent).toMatchObject({ code: 64, stderr: expect.stringContaining('[issue-not-public]') });
  const dry = await runRoundup(['webmention', '2023-10', '--dry-run'], newsletter);
  expect(dry).toMatchObject({
    code: 69,
    stdout: `not told ${INSIDE}: 127.0.0.1 is not on the public web\n1 not told\n`,
  });
});
