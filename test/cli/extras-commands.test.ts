/** `roundup extras` as an author uses it, from a plain newsletter to an encrypted one and back. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { CONFIG, EXTRAS, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

test('extras are encrypted, checked, and brought back', async () => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const config = (soundNewsletter[CONFIG] ?? '').replace(
    'tiers:',
    `extras: { recipients: ['${recipient}'] },\n  tiers:`,
  );
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, [CONFIG]: config });
  const run = (words: string[], env?: Record<string, string>) =>
    runRoundup(words, { root: newsletter.root, ...(env === undefined ? {} : { env }) });
  const env = { EXTRAS_IDENTITY: identity };

  const kept = await run(['extras', 'encrypt']);
  expect(kept).toMatchObject({ code: 0, stdout: expect.stringContaining(`plain text: ${EXTRAS}`) });
  const encrypted = await run(['extras', 'encrypt', '--json'], env);
  expect(JSON.parse(encrypted.stdout)).toEqual({ done: [`${EXTRAS}.age`], kept: [] });
  expect(await readdir(join(newsletter.root, 'issues'))).not.toContain('2023-10.patron.md');

  const blind = await run(['check']);
  expect(blind.code).toBe(0);
  expect(blind.stderr).toContain('extra/unchecked');
  expect((await run(['check'], env)).stdout).toContain('No mistakes found.');
  const stopped = await run(['build']);
  expect(stopped.code).toBe(65);

  expect((await run(['extras', 'decrypt'])).code).toBe(78);
  expect((await run(['extras', 'decrypt'], env)).stdout).toContain('Decrypted 1 file.');
  expect(await readFile(join(newsletter.root, EXTRAS), 'utf8')).toBe(soundNewsletter[EXTRAS]);
  for (const { stdout, stderr } of [kept, encrypted, blind, stopped]) {
    expect(stdout + stderr).not.toContain(identity);
  }
});

test('the key is made once, shown on demand alone, and never made where CI is set', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const run = (...words: string[]) =>
    runRoundup(['extras', 'key', ...words], { root: newsletter.root });
  const unattended = await runRoundup(['extras', 'key'], {
    root: newsletter.root,
    env: { CI: 'true' },
  });
  expect(unattended).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('extras-key-missing'),
  });
  const first = await run();
  const path = join(newsletter.root, '.roundup/extras.key');
  const key = (await readFile(path, 'utf8')).trim();
  expect(first.stdout).toContain(path);
  expect(first.stdout + first.stderr).not.toContain(key);
  expect((await run('--show')).stdout.trim()).toBe(key);
  await writeFile(path, 'no key');
  expect((await run()).stderr).toContain('extras-key-invalid');
});
