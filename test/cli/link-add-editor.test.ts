/** `roundup link add` in a terminal, where the author's editor opens for the comment. */
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { hasTerminals, pressKeys, type Steps } from './press-keys.ts';

const FAILED = 'Your editor could not be started, or ended with an error; the link is filed.';
const NONE = 'Set $EDITOR, and it opens here for your comment.';

/** undefined for an author without an editor. */
async function add(script: string | undefined, steps: Steps = []) {
  await using scratch = await scratchNewsletter(soundNewsletter);
  const { root } = scratch;
  const editor = join(root, 'my editor.sh');
  await writeFile(editor, `#!/bin/sh\n${script ?? ''}\n`);
  await chmod(editor, 0o755);
  const env = script === undefined ? {} : { EDITOR: `"${editor}" --wait` };
  const args = ['link', 'add', 'https://rope.example.com/knots', '--offline'];
  const result = await pressKeys(args, steps, { root, env });
  const folder = join(root, 'links', String(new Date().getFullYear()));
  const [name = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  return { ...result, name, text: await readFile(join(folder, name), 'utf8') };
}

test.skipIf(!hasTerminals)('what is written in the editor is the comment', async () => {
  const { code, seen, restored, text, name } = await add(
    'printf "Comment: "; read line; echo "$line ($1)" >> "$2"',
    [['Comment: ', 'Worth an evening.\r']],
  );
  expect(code, seen).toBe(0);
  expect(restored).toBe(true);
  expect(text).toMatch(
    /^---\n[^]*\nurl: https:\/\/rope\.example\.com\/knots\n[^]*\n---\nWorth an evening\. \(--wait\)\n$/,
  );
  expect(seen).toContain(name);
  expect(seen).not.toContain(FAILED);
});

test.skipIf(!hasTerminals)(
  'mistakes that are made in the editor are told with their place',
  async () => {
    const { code, seen, text } = await add('echo "See [this](javascript:alert)." >> "$2"');
    expect(code, seen).toBe(0);
    expect(text).toContain('javascript:');
    expect(seen).toMatch(/\.md:\d+:\d+ error /);
  },
);

test.skipIf(!hasTerminals).each([
  ['fails', 'exit 3', FAILED],
  ['is killed', 'kill -9 $$', FAILED],
  ['leaves the comment empty', 'true', undefined],
  ['is not there', undefined, NONE],
])('the link is filed without a comment where the editor %s', async (_how, script, words) => {
  const { code, seen, text, restored, name } = await add(script);
  expect(code, seen).toBe(0);
  expect(restored).toBe(true);
  expect(text).toMatch(/\n---\n$/);
  expect(seen).toContain(name);
  for (const each of [FAILED, NONE]) expect(seen.includes(each)).toBe(each === words);
});
