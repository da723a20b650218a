/** A night’s backup and the day it is needed, by the script that systemd runs. */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRoundup } from '../cli/run-roundup.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { ROOT } from '../source-tree.ts';

/** With this newsletter in the place of the checkout, as the unit’s WorkingDirectory names it. */
function backUp(newsletter: { readonly root: string }, ...args: readonly string[]) {
  return spawnSync(join(ROOT, 'deploy/backup.sh'), args, {
    cwd: newsletter.root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: newsletter.root },
  });
}

test('a backup is whole, private and restored by putting it in its place; the oldest go', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const folder = join(newsletter.root, 'backups');
  await mkdir(folder);
  const older = ['2023-10-01T000000Z', '2023-10-02T000000Z', '2023-10-03T000000Z'];
  for (const day of older) await writeFile(join(folder, `roundup-${day}.db`), 'older');
  await writeFile(join(folder, 'notes.txt'), 'not a backup');
  await runRoundup(['subscribers', 'add', 'ada@example.com'], newsletter);

  const done = backUp(newsletter, folder, '2');
  expect(done, done.stderr).toMatchObject({ status: 0 });
  const [oldest, newest = '', ...others] = (await readdir(folder)).filter((name) =>
    name.endsWith('.db'),
  );
  expect([oldest, others]).toEqual(['roundup-2023-10-03T000000Z.db', []]);
  expect(newest).toMatch(/^roundup-20\d\d-\d\d-\d\dT\d{6}Z\.db$/);
  expect((await stat(join(folder, newest))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toContain('notes.txt');
  expect(await readdir(folder)).toHaveLength(3);

  // Another machine, on the day after.
  await using restored = await scratchNewsletter(soundNewsletter);
  await mkdir(join(restored.root, '.roundup'), { mode: 0o700 });
  await copyFile(join(folder, newest), join(restored.root, '.roundup/roundup.db'));
  expect(await runRoundup(['store', 'check'], restored)).toMatchObject({ code: 0 });
  const { stdout } = await runRoundup(['subscribers', 'list'], restored);
  expect(stdout).toContain('ada@example.com');
});

test('a backup that fails leaves the older ones alone and says so', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const folder = join(newsletter.root, 'backups');
  await mkdir(folder);
  const older = ['roundup-2023-10-01T000000Z.db', 'roundup-2023-10-02T000000Z.db'];
  for (const name of older) await writeFile(join(folder, name), 'older');
  const failed = backUp(newsletter, folder, '1');
  expect(failed.status).not.toBe(0);
  expect(failed.stderr).toContain('[store-missing]');
  expect(await readdir(folder)).toEqual(older);
});
