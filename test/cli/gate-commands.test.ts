/** Commands that send or show editions ask the gate first, and what they keep of it holds nothing. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extrasKey } from '../../src/adapters/extras-key.ts';
import { zlibPacker } from '../../src/adapters/zlib-packer.ts';
import { contentKey, openMasterKey } from '../../src/core/sealing/master-key.ts';
import { openGate } from '../../src/workflows/open-gate.ts';
import { EXTRAS, ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { extrasFrom } from '../core/issue/extras-from.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

const SECRET = 'The seats went for exactly two hundred and forty crowns each after tax.';
const files = {
  ...soundNewsletter,
  [EXTRAS]: `## Pricing {#pricing}\n\n${SECRET}\n`,
  [ISSUE]: `${soundNewsletter[ISSUE]}\nAs I wrote to patrons: ${SECRET}\n`,
};

test('what is for patrons is neither mailed to all nor shown in a preview for all', async () => {
  await using newsletter = await scratchNewsletter(files);
  const plan = await runRoundup(['publish', '2023-10', '--plan'], newsletter);
  expect(plan.code).toBe(65);
  expect(plan.stdout + plan.stderr).toContain('No edition holds more than its tier may read');
  expect(plan.stdout + plan.stderr).toContain(
    'the edition for public (HTML): text of 2023-10#pricing',
  );
  const test = await runRoundup(['publish', '2023-10', '--test', 'you@example.com'], newsletter);
  expect(test.code, test.stderr).toBe(65);
  expect(test.stderr).toContain('[editions-leak]');
  const preview = await runRoundup(['preview', '2023-10', '--out', 'preview'], newsletter);
  expect(preview.code, preview.stderr).toBe(65);
  expect(preview.stderr).toContain('[editions-leak]');
  expect(plan.stdout + plan.stderr + test.stderr + preview.stdout + preview.stderr).not.toContain(
    'two hundred',
  );
});

test('the store, its backup and all exports hold neither extras nor keys, though the mails did', async () => {
  await using newsletter = await scratchNewsletter({
    ...files,
    [ISSUE]: soundNewsletter[ISSUE] ?? '',
    'people.csv': 'email,name\nada@example.com,Ada\nbo@example.com,Bo\n',
    'patrons.csv': 'email,name,tier\nbo@example.com,Bo,patron\n',
  });
  const at = (name: string): string => join(newsletter.root, name);
  const printed: string[] = [];
  for (const args of [
    ['subscribers', 'import', at('people.csv'), '--confirm=2'],
    ['patrons', 'import', at('patrons.csv')],
    ['publish', '2023-10', '--confirm=2'],
    ['subscribers', 'export'],
    ['subscribers', 'export', '--format', 'json'],
    ['patrons', 'list', '--json'],
    ['status', '2023-10', '--who', '--json'],
    ['stats', '2023-10', '--json'],
    ['store', 'backup', at('backup.db')],
  ]) {
    const { code, stdout, stderr } = await runRoundup(args, newsletter);
    expect(code, `${args.join(' ')}: ${stderr}`).toBe(0);
    printed.push(stdout);
  }
  const gate = await gateOf(newsletter.root);
  const mails = at('.roundup/outbox/2023-10');
  const seen: string[] = [];
  for (const name of (await readdir(mails)).filter((each) => each.endsWith('.eml'))) {
    seen.push(...gate.scan(name, await readFile(join(mails, name))).map(({ what }) => what));
  }
  // Of one patron's mail: that all of it can be seen where it is.
  expect(seen.toSorted()).toEqual(['key', 'text']);
  for (const [name, bytes] of [
    ['stdout', Buffer.from(printed.join('\n'))],
    ['backup', await readFile(at('backup.db'))],
    ['store', await readFile(at('.roundup/roundup.db'))],
    // What has been written to the store last may not have got any further.
    ['log', await readFile(at('.roundup/roundup.db-wal')).catch(() => Buffer.alloc(0))],
  ] as const) {
    expect(gate.scan(name, bytes)).toEqual([]);
  }
  expect(printed.join('\n')).toContain('bo@example.com');
});

async function gateOf(root: string) {
  const extras = extrasFrom(files[EXTRAS]);
  const place = { given: undefined, path: join(root, '.roundup/extras.key'), mayMake: false };
  const secret = await extrasKey(place).read();
  const master = await openMasterKey(secret);
  const name = { issueId: '2023-10', extraId: 'pricing', revision: 1 };
  const keys = [
    { name: 'everything', tier: undefined, bytes: secret },
    { name: 'the extra', tier: 'patron', bytes: await contentKey(master, name) },
  ];
  const content = {
    extraFile: async () => new Uint8Array(),
    shownComments: async () => new Set<string>(),
  };
  const ports = { content, packer: zlibPacker };
  return openGate(ports, { extras, tiers: [{ id: 'patron', name: 'Patrons' }], keys });
}
