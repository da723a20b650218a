/** Checking looks at the mails that can still be mended, and at no others. */
import { expect, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { noRepository } from '../fakes/no-repository.ts';
import { checkContent } from '../../src/workflows/check.ts';
import { mailsToCheck } from '../../src/workflows/mails-to-check.ts';
import { EXTRAS, ISSUE, LINK, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { stillClock } from '../fakes/still-clock.ts';

const HTTP = '\n\nSee [an old page](http://old.example/page).\n';
const sound = soundNewsletter[ISSUE] ?? '';
const extras = soundNewsletter[EXTRAS] ?? '';

const ledger = { mailed: async () => [] };

async function check(
  files: Parameters<typeof scratchNewsletter>[0],
  only?: readonly string[],
): Promise<string[]> {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...files });
  const content = createContent({ root: newsletter.root, today: () => '2023-11-02' });
  const { diagnostics } = await checkContent(
    { content, clock: stillClock(), ledger, repository: noRepository },
    only,
  );
  return diagnostics.map(({ id, file, line, column }) => `${id} ${file}:${line}:${column}`);
}

test('what an inbox would not like is reported at its line, in an issue and in its extras', async () => {
  expect(await check({})).toEqual([]);
  expect(await check({ [ISSUE]: sound + HTTP, [EXTRAS]: extras + HTTP })).toEqual([
    'mail/http-address issues/2023-10.md:17:5',
    'mail/http-address issues/2023-10.patron.md:6:5',
  ]);
});

test('an issue with errors is mended before its mails are looked at', async () => {
  const found = await check({ [ISSUE]: `${sound}${HTTP}\n\n# Hi\n` });
  expect(found).toEqual(['markdown/first-level-heading issues/2023-10.md:20:1']);
});

test('a config with errors has no mails', async () => {
  const found = await check({
    'newsletter.config.ts': 'export default {};',
    [ISSUE]: sound + HTTP,
  });
  expect(found).not.toEqual([]);
  expect(found.filter((each) => !each.includes(' newsletter.config.ts:'))).toEqual([]);
});

test('of what was sent only the newest is looked at, unless it is named', async () => {
  const older = sound.replaceAll('2023-11-02', '2023-10-02') + HTTP;
  const files = { 'issues/2023-09.md': older.replace(/reading:\n.*\n/, '').replace(/::\w.*/g, '') };
  expect(await check(files)).toEqual([]);
  expect(await check(files, [ISSUE])).toEqual([]);
  expect(await check(files, ['issues/2023-09.md'])).toEqual([
    expect.stringMatching(/^mail\/http-address issues\/2023-09\.md:\d+:5$/),
  ]);
});

const dates = [
  { id: '2023-08', date: '2023-09-01', draft: false },
  { id: '2023-09', date: '2023-10-01', draft: true },
  { id: '2023-10', date: '2023-11-02', draft: false },
  { id: '2023-11', date: undefined, draft: false },
  { id: '2023-12', date: '2023-11-01', draft: false },
];

test('drafts, what is dated today or later, and the newest are still to go out', () => {
  expect(mailsToCheck(dates, '2023-11-02', undefined)).toEqual(['2023-09', '2023-10', '2023-12']);
  expect(mailsToCheck([], '2023-11-02', undefined)).toEqual([]);
});

test('files belong to an issue by their name, and links to those to come', () => {
  const named = (...only: string[]) => mailsToCheck(dates, '2023-11-02', only);
  expect(named('issues/2023-08.md')).toEqual(['2023-08']);
  expect(named('issues/2023-08.patron.md')).toEqual(['2023-08']);
  expect(named('issues/2023-08/map.png')).toEqual(['2023-08']);
  expect(named('newsletter.config.ts')).toEqual([]);
  expect(named(LINK)).toEqual(['2023-09', '2023-10', '2023-12']);
});

test('extras that git tracks as plain text are told of, by path, and nothing else is', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const content = createContent({ root: newsletter.root, today: () => '2023-11-02' });
  const repository = async () => ({
    value: {
      tracked: [EXTRAS, 'private/2023-10-bonus.md', '2023-10.patron.md.age', 'issues/a.db'],
      patronIssues: ['issues/2023-12.md'],
      former: [],
      remotes: [],
      ignoresState: true,
    },
  });
  const ports = { content, clock: stillClock(), ledger, repository };
  const told = async (only?: readonly string[]) =>
    (await checkContent(ports, only)).diagnostics.map(({ id, file }) => `${id} ${file}`);
  expect(await told()).toEqual([
    `extra/tracked ${EXTRAS}`,
    'extra/tracked issues/2023-12.md',
    'extra/tracked private/2023-10-bonus.md',
  ]);
  expect(await told([ISSUE])).toEqual([]);
});
