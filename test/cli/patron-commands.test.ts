/** `roundup patrons` as it is typed, on a newsletter of its own. */
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleNewsletter } from '../fakes/sample-newsletter.ts';
import type { ScratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

let newsletter: ScratchNewsletter;

beforeAll(async () => {
  newsletter = await sampleNewsletter();
});

afterAll(() => newsletter[Symbol.asyncDispose]());

const patrons = (...args: string[]) => runRoundup(['patrons', ...args], newsletter);

test('a patron by hand, from the grant to the end', async () => {
  const granted = await patrons('grant', 'Ada@example.com', 'patron', '--until', '2099-12-31');
  expect(granted).toMatchObject({ code: 0, stdout: 'Granted.\n' });
  const listed = await patrons('list');
  expect(listed.stdout).toBe('Ada@example.com\tpatron\t\tby-hand patron until 2099-12-31\n');
  expect(listed.stderr).toBe('1 patron\n');
  expect((await patrons('rotate', 'ada@example.com')).stdout).toContain('number 2');
  expect(await patrons('revoke', 'ada@example.com')).toMatchObject({
    code: 0,
    stdout: 'Revoked.\n',
  });
  expect((await patrons('list')).stdout).toBe('');
  const over = JSON.parse((await patrons('list', '--tier', 'public', '--json')).stdout);
  expect(over).toMatchObject({
    address: 'Ada@example.com',
    tier: 'public',
    grants: [{ state: 'ended' }],
  });
});

test('a member without an address is listed by source and member, and claimed', async () => {
  const file = join(newsletter.root, 'liberapay.csv');
  await writeFile(file, 'pledge_date,patron_id,weekly_amount\n2026-03-12,1847734,private\n');
  const imported = await patrons('import', file, '--json');
  expect(JSON.parse(imported.stdout)).toMatchObject({ source: 'liberapay-csv', granted: 1 });
  expect((await patrons('list')).stdout).toBe('\tpatron\t\tliberapay-csv 1847734 patron\n');
  const claimed = await patrons('claim', 'liberapay-csv', '1847734', 'bo@example.com');
  expect(claimed.stdout).toBe('Claimed.\n');
  expect((await patrons('list')).stdout).toBe('bo@example.com\tpatron\t\tliberapay-csv patron\n');
});

test.each([
  [['sync'], 78, 'no-patron-source'],
  [['sync', 'patreon'], 78, 'no-patron-source'],
  [['grant', 'ada@example.com', 'gold'], 64, 'no-such-tier'],
  [['grant', 'ada@example.com', 'patron', '--until', '2026-02-30'], 64, 'day-invalid'],
  [['grant', 'ada@example.com', 'patron', '--until', '2020-01-01'], 64, 'until-past'],
  [['revoke', 'nobody@example.com'], 64, 'nothing-to-revoke'],
  [['claim', 'patreon', '9', 'ada@example.com'], 64, 'no-such-member'],
  [['rotate', 'nobody@example.com'], 64, 'no-such-patron'],
  [['list', '--tier', 'gold'], 64, 'no-such-tier'],
])('%j ends with %i', async (args, code, id) => {
  const run = await patrons(...args);
  expect(run).toMatchObject({ code, stdout: '' });
  expect(run.stderr).toContain(`[${id}]`);
  expect(run.stderr).not.toContain('@example.com');
});
