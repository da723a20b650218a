/** `roundup link triage` as a person has it: in a terminal, key by key. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { CTRL_C, hasTerminals, pressKeys, type Steps } from './press-keys.ts';

const paths = ['rope', 'tides', 'knots'].map(
  (name, index) => `links/2023/2023-10-2${index}-${name}-0000000${index}.md`,
);
const files = Object.fromEntries(
  paths.map((path, index) => [
    path,
    `---\ntitle: Title ${index}\nurl: https://example.com/${index}\nadded: 2023-10-2${index}\nstatus: inbox\n---\nComment ${index}.\n`,
  ]),
);

const triage = (root: string, steps: Steps) =>
  pressKeys(['link', 'triage'], steps, { root, env: { EDITOR: join(root, 'editor.sh') } });

test.skipIf(!hasTerminals)(
  'keys decide, undo, tag and edit, and every decision is on disk',
  async () => {
    await using scratch = await scratchNewsletter({ ...soundNewsletter, ...files });
    const { root } = scratch;
    const read = (index: number) => readFile(join(root, paths[index] ?? ''), 'utf8');
    await writeFile(join(root, 'editor.sh'), '#!/bin/sh\necho "By hand." >> "$1"\n');
    await chmod(join(root, 'editor.sh'), 0o755);
    const { code, seen, restored } = await triage(root, [
      ['1 of 3 links', ''],
      ['? help', 's'],
      ['2 of 3 links', ''],
      ['? help', 'u'],
      ['1 of 3 links', ''],
      ['? help', 'r'],
      ['2 of 3 links', ''],
      ['? help', 't'],
      ['Tags: ', 'Sea, moon\r'],
      ['tags       sea, moon', ''],
      ['? help', 'e'],
      ['By hand.', ''],
      ['? help', '?'],
      ['Ctrl-C does, too', ''],
      ['? help', ' '],
      ['3 of 3 links', ''],
      ['? help', 's'],
      ['That was the last one', 'q'],
    ]);
    expect(code, seen).toBe(0);
    expect(restored).toBe(true);
    expect(seen).toContain('1 ready, 1 skipped, 1 still in the inbox.');
    expect(await read(0)).toBe(files[paths[0] ?? '']?.replace('inbox', 'ready'));
    expect(await read(1)).toContain(
      'tags: [sea, moon]\nstatus: inbox\n---\nComment 1.\nBy hand.\n',
    );
    expect(await read(2)).toBe(files[paths[2] ?? '']?.replace('inbox', 'skipped'));
  },
);

test.skipIf(!hasTerminals)('Ctrl-C loses nothing, and gives the terminal back', async () => {
  await using scratch = await scratchNewsletter({ ...soundNewsletter, ...files });
  const { code, seen, restored } = await triage(scratch.root, [
    ['? help', 'r'],
    ['2 of 3 links', ''],
    ['? help', 't'],
    ['Tags: ', `half typed${CTRL_C}`],
    ['2 of 3 links', ''],
    ['? help', CTRL_C],
  ]);
  expect(code, seen).toBe(130);
  expect(restored).toBe(true);
  expect(seen).toContain('1 ready, 0 skipped, 2 still in the inbox.');
  expect(await readFile(join(scratch.root, paths[0] ?? ''), 'utf8')).toContain('status: ready');
  expect(await readFile(join(scratch.root, paths[1] ?? ''), 'utf8')).toBe(files[paths[1] ?? '']);
});
