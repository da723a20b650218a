import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

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

test('new writes a draft that has no mistakes, and never overwrites', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const path = join(newsletter.root, 'issues/2023-12.md');
  expect(await runRoundup(['new', '2023-12'], newsletter)).toMatchObject({ code: 0 });
  const text = await readFile(path, 'utf8');
  expect(text).toContain('date: 2024-01-01');
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
  ]);
  const schema: { required: string[] } = JSON.parse(
    await readFile(join(folder, 'link.schema.json'), 'utf8'),
  );
  expect(schema.required).toEqual(['title', 'url', 'added']);
});

test('a word that is no command is a usage error with a suggestion', async () => {
  const { code, stderr } = await runRoundup(['pubish'], { root: '.' });
  expect(code).toBe(64);
  expect(stderr).toContain('Did you mean publish?');
});

test('the version is that of the package', async () => {
  const { code, stdout } = await runRoundup(['--version'], { root: '.' });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '0.1.0\n' });
});

test('a broken environment variable is named, and its value is not shown', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code, stderr } = await runRoundup(['check'], {
    ...newsletter,
    env: { SENDGRID_API_URL: 'ftp://hidden' },
  });
  expect(code).toBe(78);
  expect(stderr).toContain('SENDGRID_API_URL');
  expect(stderr).not.toContain('hidden');
});
