import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

test('upgrade tells what is new once, and remembers it', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const first = await runRoundup(['upgrade'], newsletter);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain(`Roundup ${VERSION} is installed, and nothing tells`);
  expect(first.stdout).toContain('- `roundup demo`: all of it on files of its own.');
  const second = await runRoundup(['upgrade'], newsletter);
  expect(second.stdout).toBe(
    `Roundup ${VERSION} is installed, and was before: nothing is new.\n\nNothing in your files has to be changed.\n\nTo update: npm install roundup@latest, then npx roundup upgrade.\n`,
  );
});

test('upgrade --check remembers nothing, and is content with files that need no change', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code } = await runRoundup(['upgrade', '--check'], newsletter);
  expect(code).toBe(0);
  await expect(access(join(newsletter.root, '.roundup'))).rejects.toThrow('ENOENT');
});

test('upgrade --from answers in JSON with notes and changes', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { stdout } = await runRoundup(['upgrade', '--from', '0.0.1', '--json'], newsletter);
  expect(JSON.parse(stdout)).toMatchObject({
    installed: VERSION,
    from: '0.0.1',
    notes: [{ version: VERSION }],
    changes: [],
  });
});

test('upgrade --from anything but a version is a usage error', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code, stderr } = await runRoundup(['upgrade', '--from', 'latest'], newsletter);
  expect(code).toBe(64);
  expect(stderr).toContain('A version is needed, such as 0.1.0.');
});
