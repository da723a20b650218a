/** `roundup link check --fix` in a terminal, which asks of each snapshot, and without one, which does not. */
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { startRoundupAlone } from './run-roundup.ts';
import { CTRL_C, hasTerminals, pressKeys, type Steps } from './press-keys.ts';

const before = resolve(import.meta.dirname, 'gone-web.ts');
const names = ['rope', 'tides', 'knots', 'moved'];
const pathOf = (name: string): string => `links/2023/2023-10-20-${name}-0000000a.md`;
const files = {
  'newsletter.config.ts': soundNewsletter['newsletter.config.ts'] ?? '',
  ...Object.fromEntries(
    names.map((name) => [
      pathOf(name),
      `---\ntitle: On ${name}\nurl: https://${name}.example.com/\nadded: 2023-10-20\n---\n`,
    ]),
  ),
};

/** Of the pages that are gone, in the order in which they are asked of: knots, rope, tides. */
async function fix(steps: Steps) {
  await using scratch = await scratchNewsletter(files);
  const { root } = scratch;
  const result = await pressKeys(['link', 'check', '--fix'], steps, { root, before });
  const text = (name: string) => readFile(join(root, pathOf(name)), 'utf8');
  const texts = await Promise.all(names.map(text));
  expect(texts[3], result.seen).toContain('url: https://new.example.com/\n');
  return { ...result, archived: names.filter((_name, at) => texts[at]?.includes('archived:')) };
}

const asks = (name: string) =>
  `snapshot of 2023-09-05: https://web.archive.org/web/20230905101112/https://${name}.example.com/`;

test.skipIf(!hasTerminals).each<[string, Steps, readonly string[]]>([
  [
    'yes and no',
    [
      [asks('knots'), ''],
      ['quit', 'y'],
      [asks('rope'), ''],
      ['quit', 'n'],
      [asks('tides'), ''],
      ['quit', 'y'],
    ],
    ['tides', 'knots'],
  ],
  [
    'all',
    [
      [asks('knots'), ''],
      ['quit', 'n'],
      [asks('rope'), ''],
      ['quit', 'a'],
    ],
    ['rope', 'tides'],
  ],
  [
    'quit',
    [
      [asks('knots'), ''],
      ['quit', 'y'],
      [asks('rope'), ''],
      ['quit', 'q'],
    ],
    ['knots'],
  ],
  [
    'Ctrl-C',
    [
      [asks('knots'), ''],
      ['quit', CTRL_C],
    ],
    [],
  ],
])(
  '%s: each snapshot is shown, and written where that is wanted',
  async (_name, steps, archived) => {
    const result = await fix(steps);
    expect(result.seen).toContain('On knots');
    expect(result.seen).toContain('gone: https://knots.example.com/');
    expect(result).toMatchObject({
      archived,
      restored: true,
      code: archived.length === 3 ? 0 : 65,
    });
  },
);

test('without a terminal it says how many snapshots there are, and --snapshots writes them', async () => {
  await using scratch = await scratchNewsletter(files);
  const { root } = scratch;
  const env = { NODE_OPTIONS: `--import=${before}` };
  const told = await startRoundupAlone(['link', 'check', '--fix'], { root, env });
  expect(told).toMatchObject({ code: 65 });
  expect(told.stderr).toContain(
    '3 snapshots would be written: roundup link check --fix --snapshots\n',
  );
  expect(await readFile(join(root, pathOf('moved')), 'utf8')).toContain('new.example.com');
  expect(await readFile(join(root, pathOf('rope')), 'utf8')).not.toContain('archived:');
  await rm(join(root, pathOf('moved')));
  const written = ['link', 'check', '--fix', '--snapshots', '--json'];
  const { code, stdout } = await startRoundupAlone(written, { root, env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    deadWithoutSnapshot: 0,
    mended: { archived: ['knots', 'rope', 'tides'].map(pathOf), offered: [] },
  });
  expect(await readFile(join(root, pathOf('rope')), 'utf8')).toContain(
    'archived: https://web.archive.org/web/20230905101112/https://rope.example.com/\n',
  );
});
