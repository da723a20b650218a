import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter, type ScratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { MAIN, runRoundup } from './run-roundup.ts';

const fixtures = new URL('../fixtures/subscribers/', import.meta.url).pathname;

async function withGhost(): Promise<ScratchNewsletter> {
  const newsletter = await scratchNewsletter(soundNewsletter);
  const file = `${fixtures}ghost-members.csv`;
  await runRoundup(['subscribers', 'import', file, '--confirm=3'], newsletter);
  return newsletter;
}

describe('subscribers', () => {
  test('a broken row names its line, and is left out only when asked', async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    const file = join(newsletter.root, 'list.csv');
    await writeFile(file, 'email\nada@example.com\nnot an address\n');
    const refused = await runRoundup(['subscribers', 'import', file], newsletter);
    expect(refused.code).toBe(65);
    expect(refused.stderr).toContain('list.csv:3');
    expect(refused.stderr).not.toContain('not an address');
    const taken = await runRoundup(
      ['subscribers', 'import', file, '--skip-invalid', '--confirm=1'],
      newsletter,
    );
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.stdout).toContain('1 added');
  });

  test('add, list and remove', async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    await runRoundup(['subscribers', 'add', 'Ada@Example.com', '--name', 'Ada'], newsletter);
    const again = await runRoundup(['subscribers', 'add', 'ada@example.com', '--json'], newsletter);
    expect(JSON.parse(again.stdout)).toEqual({ outcome: 'unchanged' });
    const list = await runRoundup(['subscribers', 'list', '--json'], newsletter);
    expect(JSON.parse(list.stdout)).toMatchObject({ address: 'Ada@Example.com', state: 'active' });
    await runRoundup(['subscribers', 'remove', 'ada@example.com'], newsletter);
    const back = await runRoundup(['subscribers', 'add', 'ada@example.com'], newsletter);
    expect(back).toMatchObject({ code: 1 });
    expect(await runRoundup(['subscribers', 'add', 'nobody'], newsletter)).toMatchObject({
      code: 64,
    });
  });

  test('an import is shown first, and done once its size is confirmed', async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    const command = ['subscribers', 'import', `${fixtures}ghost-members.csv`];
    const plan = await runRoundup([...command, '--plan'], newsletter);
    expect(plan, plan.stderr).toMatchObject({ code: 0 });
    expect(plan.stdout).toContain('ghost-members.csv: Ghost’s list of members');
    expect(plan.stdout).toContain('2 new, 1 of them with tags');
    const json = await runRoundup([...command, '--plan', '--json'], newsletter);
    expect(JSON.parse(json.stdout)).toMatchObject({
      outcome: 'planned',
      source: 'ghost',
      size: 3,
      columns: { email: 'email', tags: 'labels' },
      counts: { added: 2, left: 1 },
    });
    for (const confirm of [[], ['--confirm=2']]) {
      const refused = await runRoundup([...command, ...confirm], newsletter);
      expect(refused.code).toBe(77);
      expect(refused.stderr).toContain('--confirm=3');
    }
    expect((await runRoundup(['subscribers', 'list'], newsletter)).stdout).toBe('');
    const done = await runRoundup([...command, '--confirm=3'], newsletter);
    expect(done).toMatchObject({ code: 0, stdout: '2 added, 1 recorded as having left.\n' });
    const again = await runRoundup(command, newsletter);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('the list changes nobody');
  });

  test('a list ends as soon as its reader has enough', async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    const file = join(newsletter.root, 'list.csv');
    const people = Array.from({ length: 5000 }, (_, index) => `reader${index}@example.com\n`);
    await writeFile(file, `email\n${people.join('')}`);
    await runRoundup(['subscribers', 'import', file, '--confirm=5000'], newsletter);
    const whole = await runRoundup(['subscribers', 'list'], newsletter);
    expect(whole.stdout.split('\n')).toHaveLength(5001);
    expect(whole.stderr).toBe('5000 active\n');
    // A pipe holds less than the whole list; the counts come last, and nobody waits for them.
    const head = 'exec "$0" "$1" subscribers list --root "$2" | head -n 1';
    const args = ['-c', head, process.execPath, MAIN, newsletter.root];
    const { stdout, stderr } = await promisify(execFile)('sh', args);
    expect(stdout).toBe('reader0@example.com\tactive\tpublic\n');
    expect(stderr).toBe('');
  });

  test('what a list of an unknown form holds is typed as the failure says', async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    const file = `${fixtures}kit-subscribers.UNVERIFIED.csv`;
    const unsure = await runRoundup(['subscribers', 'import', file], newsletter);
    expect(unsure.code).toBe(65);
    const [, map = ''] = /--map (\S+)/.exec(unsure.stderr) ?? [];
    const args = ['subscribers', 'import', file, '--confirm=2'];
    const done = await runRoundup([...args, '--map', map], newsletter);
    expect(done, done.stderr).toMatchObject({ code: 0 });
    const wrong = await runRoundup([...args, '--map', 'mail=x'], newsletter);
    expect(wrong.code).toBe(64);
  });
});

describe('export', () => {
  test('goes to stdout, or into a new file that others cannot read', async () => {
    await using newsletter = await withGhost();
    const csv = await runRoundup(['subscribers', 'export', '--tag', 'beta'], newsletter);
    expect(csv.stdout).toMatch(
      /^address,name,state,tags,tier,created_at,paused_until\nada\.osei@example\.com,Ada Osei,active,"VIP;beta",public,20\d\d-.*\n$/,
    );
    expect(csv.stderr).toBe('1 subscriber\n');
    const json = await runRoundup(['subscribers', 'export', '--json'], newsletter);
    const lines = json.stdout.trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { address: 'ada.osei@example.com' },
      { address: 'zoe@example.com', name: 'Zoë Lindqvist' },
    ]);
    const file = join(newsletter.root, 'people.csv');
    const written = await runRoundup(['subscribers', 'export', file], newsletter);
    expect(written).toMatchObject({ code: 0 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await readFile(file, 'utf8');
    const taken = await runRoundup(['subscribers', 'export', file], newsletter);
    expect(taken.code).toBe(64);
    expect(await readFile(file, 'utf8')).toBe(before);
    const back = await runRoundup(['subscribers', 'import', file, '--plan', '--json'], newsletter);
    expect(JSON.parse(back.stdout)).toMatchObject({ source: 'roundup', size: 0 });
  });
});

describe('one person', () => {
  test('tags come and go', async () => {
    await using newsletter = await withGhost();
    const tag = (...changes: string[]) =>
      runRoundup(['subscribers', 'tag', 'ada.osei@example.com', ...changes], newsletter);
    expect(await tag('+new', '-VIP', '-h')).toMatchObject({
      code: 0,
      stdout: 'Tags: beta, new\n',
    });
    expect(await tag('--typo')).toMatchObject({ code: 64 });
    const list = await runRoundup(['subscribers', 'list', '--tag', 'new'], newsletter);
    expect(list.stdout).toBe('ada.osei@example.com\tactive\tpublic\tAda Osei\n');
  });

  test('is shown, and erased once the address is given again', async () => {
    await using newsletter = await withGhost();
    const person = 'ada.osei@example.com';
    const show = () => runRoundup(['subscribers', 'show', person], newsletter);
    const shown = await show();
    expect(shown.stdout).toMatch(/state {5}active[\s\S]*imported {2}ghost-members\.csv/);
    const erase = ['subscribers', 'erase', person];
    expect(await runRoundup(erase, newsletter)).toMatchObject({ code: 77 });
    const other = await runRoundup([...erase, '--confirm', 'zoe@example.com'], newsletter);
    expect(other.code).toBe(77);
    expect(other.stderr).not.toContain('@');
    const erased = await runRoundup([...erase, '--confirm', 'Ada.Osei@example.com'], newsletter);
    expect(erased, erased.stderr).toMatchObject({ code: 0 });
    expect((await show()).stdout).toMatch(/No subscriber\.\nsuppressed removed/);
    const add = await runRoundup(['subscribers', 'add', person], newsletter);
    expect(add).toMatchObject({ code: 1 });
    const nobody = await runRoundup(['subscribers', 'show', 'nobody@example.com'], newsletter);
    expect(nobody).toMatchObject({ code: 1 });
  });
});
