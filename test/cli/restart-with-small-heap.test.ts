/** A large build starts again, once, in the same process; a small one does not. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { FEWEST_ISSUES } from '../../src/cli/restart-with-small-heap.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { ROOT } from '../source-tree.ts';

const MAIN = join(ROOT, 'src/cli/main.ts');
const TELL =
  'data:text/javascript,console.error(`${process.pid} ${process.env.MALLOC_ARENA_MAX} ${process.env.MALLOC_MMAP_THRESHOLD_} ${process.execArgv.slice(2).join(" ")}`)';

/** Each start of a build of so many broken issues: its process, and what it was started with. */
async function startsOf(issues: number, args: readonly string[]) {
  const files = Object.fromEntries(
    Array.from({ length: issues }, (_, index) => [`issues/${index}.md`, '']),
  );
  await using newsletter = await scratchNewsletter(files);
  const { MALLOC_ARENA_MAX: _, MALLOC_MMAP_THRESHOLD_: __, ...env } = process.env;
  const words = ['--import', TELL, MAIN, ...args, '--root', newsletter.root];
  const failed = await promisify(execFile)(process.execPath, words, { env }).catch(
    (error: { stderr: string }) => error,
  );
  const starts = failed.stderr.split('\n').filter((line) => /^\d+ (?:undefined|\d)/.test(line));
  return { starts, stderr: failed.stderr };
}

test.runIf(process.execve !== undefined)('a large build starts again once', async () => {
  const { starts, stderr } = await startsOf(FEWEST_ISSUES, ['build']);
  const [first = '', second = '', ...more] = starts.map((start) => start.split(' '));
  expect(more).toEqual([]);
  expect(second[0]).toBe(first[0]);
  expect(first[1]).toBe('undefined');
  expect(second.slice(1)).toEqual([
    '2',
    '131072',
    '--heap-growing-percent=30',
    '--min-semi-space-size=8',
    '--semi-space-growth-factor=1',
  ]);
  expect(stderr).toContain('Nothing was built');
});

test('small builds and other commands do not', async () => {
  expect((await startsOf(3, ['build'])).starts).toHaveLength(1);
  expect((await startsOf(FEWEST_ISSUES, ['check'])).starts).toHaveLength(1);
});
