import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { loadPublishRequest } from '../../src/workflows/load-publish-request.ts';
import { freeze, reader, take } from '../adapters/store-steps.ts';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup, startRoundupAlone } from './run-roundup.ts';

const broken = { [ISSUE]: '---\ntitle: ""\ntgas: []\n---\n# Hi\n' };

test('check lists every mistake with its place and exits with 65', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...broken });
  const { code, stdout, stderr } = await runRoundup(['check'], newsletter);
  expect(code).toBe(65);
  expect(stderr).toContain('issues/2023-10.md:3:1 error `tgas` is no field here. [field/unknown]');
  expect(stderr).toContain('Did you mean `tags`?');
  expect(stdout).toMatch(/^\d+ errors, \d+ warnings?\n$/);
});

test('check answers in JSON on stdout', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...broken });
  const { stdout } = await runRoundup(['check', '--json', ISSUE], newsletter);
  const report: { diagnostics: { id: string }[]; errors: number } = JSON.parse(stdout);
  expect(report.diagnostics.map((found) => found.id)).toContain('field/unknown');
  expect(report.errors).toBeGreaterThan(2);
});

test('check answers with the source of a rule for mails', async () => {
  const old = `${soundNewsletter[ISSUE]}\n\n[An old page](http://old.example/page).\n`;
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, [ISSUE]: old });
  const { code, stdout } = await runRoundup(['check', '--json'], newsletter);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    diagnostics: [
      { id: 'mail/http-address', line: 17, column: 1, source: expect.stringContaining('sendgrid') },
    ],
    errors: 0,
    warnings: 1,
  });
});

test('check of a file that is not there is a usage error', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code, stderr } = await runRoundup(['check', 'issues/2023-99.md'], newsletter);
  expect(code).toBe(64);
  expect(stderr).toContain('There is no file issues/2023-99.md in this newsletter.');
});

test('a folder without a config says so', async () => {
  await using newsletter = await scratchNewsletter({});
  const { code, stderr } = await runRoundup(['new', '2023-11'], newsletter);
  expect(code).toBe(78);
  expect(stderr).toContain('[config/missing]');
});

test('a mistake in the config is told with its place, and nothing of Node’s stands above it', async () => {
  const config = "export default { title: 'The Letter', url: 'no address' };\n";
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'newsletter.config.ts': config,
  });
  const { code, stderr } = await startRoundupAlone(['check'], newsletter);
  expect(code).toBe(78);
  expect(stderr).toMatch(/^newsletter\.config\.ts:1:\d+ error/);
  expect(stderr).not.toContain('Warning:');
});

test('new writes a draft that has no mistakes, and never overwrites', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const path = join(newsletter.root, 'issues/2023-12.md');
  expect(await runRoundup(['new', '2023-12'], newsletter)).toMatchObject({ code: 0 });
  const text = await readFile(path, 'utf8');
  expect(text).toContain('date: 2024-01-02');
  expect(await runRoundup(['check'], newsletter)).toMatchObject({ code: 0 });
  expect(await runRoundup(['new', '2023-12'], newsletter)).toMatchObject({ code: 64 });
  expect(await readFile(path, 'utf8')).toBe(text);
  expect(await runRoundup(['new', 'december'], newsletter)).toMatchObject({ code: 64 });
});

test('schema writes a JSON Schema for each kind of file', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await runRoundup(['schema', '--out', 'schemas'], newsletter);
  const folder = join(newsletter.root, 'schemas');
  expect(await readdir(folder)).toEqual([
    'config.schema.json',
    'issue.schema.json',
    'link.schema.json',
    'page.schema.json',
  ]);
  const schema: { required: string[] } = JSON.parse(
    await readFile(join(folder, 'link.schema.json'), 'utf8'),
  );
  expect(schema.required).toEqual(['title', 'url', 'added']);
});

test('a word that is no command is a usage error with a suggestion', async () => {
  const { code, stderr } = await startRoundupAlone(['pubish'], { root: '.' });
  expect(code).toBe(64);
  expect(stderr).toContain('Did you mean publish?');
});

test('the version is that of the package', async () => {
  const { code, stdout } = await startRoundupAlone(['--version'], { root: '.' });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '0.1.0\n' });
});

test('a broken environment variable is named, and its value is not shown', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code, stderr } = await startRoundupAlone(['check'], {
    ...newsletter,
    env: { SENDGRID_API_URL: 'ftp://hidden' },
  });
  expect(code).toBe(78);
  expect(stderr).toContain('SENDGRID_API_URL');
  expect(stderr).not.toContain('hidden');
});

test('check says what changed since an issue was mailed, and goes on when it cannot tell', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { root } = newsletter;
  expect(await runRoundup(['check'], newsletter)).toMatchObject({ code: 0, stderr: '' });
  expect(await readdir(root)).not.toContain('.roundup');
  await mailed(root);
  expect(await runRoundup(['check'], newsletter)).toMatchObject({ code: 0, stderr: '' });
  const text = await readFile(join(root, ISSUE), 'utf8');
  await writeFile(join(root, ISSUE), text.replace('Hello.', 'Hello!'));
  const changed = await runRoundup(['check'], newsletter);
  expect(changed).toMatchObject({ code: 0, stdout: '0 errors, 1 warning\n' });
  expect(changed.stderr).toContain('issues/2023-10.md:8:1 warning This paragraph is not as 1 sub');
  const { stdout } = await runRoundup(['check', '--json'], newsletter);
  expect(JSON.parse(stdout)).toMatchObject({
    warnings: 1,
    diagnostics: [{ id: 'issue/changed-since-sent', line: 8 }],
  });
  await writeFile(join(root, '.roundup/roundup.db'), 'no database at all '.repeat(100));
  const damaged = await runRoundup(['check'], newsletter);
  expect(damaged).toMatchObject({ code: 0, stdout: 'No mistakes found.\n' });
  expect(damaged.stderr).toContain('warning Nothing was compared with what was sent:');
  const asJson = await runRoundup(['check', '--json'], newsletter);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    notCompared: expect.stringContaining('damaged'),
  });
});

test('status names the rules that were allowed', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  await mailed(newsletter.root);
  const env = { SENDGRID_API_KEY: 'unused' };
  const { stdout } = await runRoundup(['status', '2023-10'], { ...newsletter, env });
  expect(stdout).toMatch(/^ {2}rules allowed +mail\/too-large$/m);
  const asJson = await runRoundup(['status', '2023-10', '--json'], { ...newsletter, env });
  expect(JSON.parse(asJson.stdout)).toMatchObject({ allowedRules: ['mail/too-large'] });
});

/** Puts the issue into the folder's store as mailed to one subscriber. */
async function mailed(root: string): Promise<void> {
  const content = createContent({ root, today: () => '2026-01-01' });
  const config = await content.config();
  if (!config.ok) throw new Error('The config is sound.');
  const request = await loadPublishRequest(content, config.value, '2023-10');
  await using store = await openSqliteStore({
    path: join(root, '.roundup/roundup.db'),
    tiers: config.value.tiers,
  });
  const consent = { at: new Date(0), action: 'added', source: 'cli' } as const;
  await store.subscribers.add([reader('one@example.com')], consent, 'active');
  const { contentHash, outline } = request;
  const run = await freeze(store, '2023-10', 1, {
    contentHash,
    outline,
    allowedRules: ['mail/too-large'],
  });
  await take(store, run, 'accepted');
}
