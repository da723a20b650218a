/** The workflows for GitHub: what starts them, what they may do, and that they send nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { runRoundup } from '../cli/run-roundup.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { readSources, ROOT } from '../source-tree.ts';

const step = z.strictObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  run: z.string().optional(),
});
const permissions = z.record(z.string(), z.enum(['read', 'write']));
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.string().optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.number(),
      permissions: permissions.optional(),
      environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
      steps: z.array(step).min(1),
    }),
  ),
});

const sources = readSources('.github/workflows', ['.yml', '.yaml']);
const workflows = sources.map(({ path, text }) => ({
  path,
  text,
  flow: workflow.parse(parse(text)),
}));
const stepsOf = (path: string) =>
  workflows
    .filter((found) => found.path.endsWith(path))
    .flatMap(({ flow }) => Object.values(flow.jobs))
    .flatMap(({ steps }) => steps);

test('pull requests are checked with rights to read alone; a push to main deploys', () => {
  expect(workflows.map(({ path, flow }) => [path, flow.on])).toEqual([
    ['.github/workflows/check.yml', { pull_request: null }],
    ['.github/workflows/deploy.yml', { push: { branches: ['main'] }, workflow_dispatch: null }],
  ]);
  const rights = workflows.flatMap(({ flow }) => [
    flow.permissions,
    ...Object.values(flow.jobs).flatMap((job) =>
      job.permissions === undefined ? [] : [job.permissions],
    ),
  ]);
  expect(rights).toEqual([
    { contents: 'read' },
    { contents: 'read' },
    { pages: 'write', 'id-token': 'write' },
  ]);
});

test('a check that is overtaken ends; a deployment is never cut off', () => {
  expect(
    workflows.map(({ flow: { concurrency } }) => [
      concurrency['cancel-in-progress'],
      concurrency.group.includes('github.ref'),
    ]),
  ).toEqual([
    [true, true],
    [false, false],
  ]);
});

test.each(workflows)(
  '$path has no secret, sends no mail, and mixes nothing into a shell',
  ({ text, flow }) => {
    expect(text).not.toMatch(/secrets\.|pull_request_target|toJSON/i);
    const allowed = /^(?:npm ci|npx roundup (?:check|build)|echo '::add-matcher::[^']+')$/;
    for (const { steps } of Object.values(flow.jobs)) {
      for (const { run, uses } of steps) {
        expect(run === undefined).toBe(uses !== undefined);
        if (run !== undefined) expect(run).toMatch(allowed);
        // GitHub’s own, by major version.
        if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
        if (uses?.startsWith('actions/checkout@') !== true) continue;
        expect(steps.find((found) => found.uses === uses)?.with).toEqual({
          'persist-credentials': false,
        });
      }
    }
  },
);

test('nothing is deployed that was not checked, and hidden files are deployed too', () => {
  const runs = stepsOf('deploy.yml').flatMap(({ run }) => run ?? []);
  expect(runs).toEqual(['npm ci', 'npx roundup check', 'npx roundup build']);
  const upload = stepsOf('deploy.yml').find(({ uses }) => uses?.includes('upload-pages-artifact'));
  expect(upload?.with).toEqual({ path: 'dist', 'include-hidden-files': true });
});

const matcher = z.object({
  problemMatcher: z.array(
    z.object({ pattern: z.array(z.record(z.string(), z.union([z.string(), z.number()]))) }),
  ),
});

test('a mistake is shown at its line of the pull request', async () => {
  const line = stepsOf('check.yml').find(({ run }) => run?.includes('::add-matcher::'))?.run ?? '';
  const path = /::add-matcher::([^']+)/.exec(line)?.[1] ?? '';
  expect(existsSync(join(ROOT, path))).toBe(true);
  const found = matcher.parse(JSON.parse(readFileSync(join(ROOT, path), 'utf8')));
  const pattern = found.problemMatcher[0]?.pattern[0] ?? {};
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'issues/2023-11.md': '---\ntitle: November\n---\nHello.\n',
  });
  const { stderr, code } = await runRoundup(['check'], newsletter);
  expect(code).toBe(65);
  const matched = stderr.split('\n').flatMap((text) => {
    const match = new RegExp(String(pattern['regexp'])).exec(text);
    return match === null ? [] : [match];
  });
  const shown = matched.map((match) =>
    ['file', 'line', 'severity', 'code'].map((key) => match[Number(pattern[key])]),
  );
  expect(shown).toContainEqual(['issues/2023-11.md', '2', 'error', 'field/missing']);
  const mistakes = stderr.split('\n').filter((text) => / \[[a-z/-]+\]$/.test(text));
  expect(matched).toHaveLength(mistakes.length);
});
