/** Extras in folders of their own: outside of the newsletter, encrypted, and with tricks in them. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { ageEncrypt, ageOpener, recipientOf } from '../../../src/adapters/age-extras.ts';
import { createContent } from '../../../src/adapters/files/content.ts';
import type { Content } from '../../../src/ports/content.ts';
import { CONFIG, EXTRAS, ISSUE, soundNewsletter } from '../../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';

const text = '## Pricing {#pricing}\n\n![A plot](2023-10.patron/plot.png) and text.\n';
const identity = await generateX25519Identity();
const recipients = [await recipientOf(identity)];
const encrypted = (plain: string) => ageEncrypt(new TextEncoder().encode(plain), recipients);

async function newsletter(files: Parameters<typeof scratchNewsletter>[0], dir?: string) {
  const config = soundNewsletter[CONFIG] ?? '';
  return scratchNewsletter({
    ...soundNewsletter,
    ...(dir === undefined
      ? {}
      : {
          [CONFIG]: config.replace('tiers:', `extras: { dir: ${JSON.stringify(dir)} },\n  tiers:`),
        }),
    ...files,
  });
}

function contentAt(root: string, withIdentity = false): Content {
  const extrasOpener = withIdentity ? async () => ageOpener(identity) : undefined;
  return createContent({ root, today: () => '2026-01-01', extrasOpener });
}

async function idsOf(content: Content): Promise<string[]> {
  return (await content.check()).map(({ id, file }) => `${id} ${file}`);
}

test('extras may lie outside of the newsletter, and are named as the config names the folder', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'roundup-extras-'));
  try {
    await mkdir(join(outside, '2023-10.patron'));
    await writeFile(join(outside, '2023-10.patron.md'), `${text}\n# Wrong\n`);
    await writeFile(join(outside, '2023-10.patron/plot.png'), 'x');
    await writeFile(join(outside, 'README.md'), 'Mine.');
    await using place = await newsletter({ [EXTRAS]: null }, outside);
    const content = contentAt(place.root);
    expect(await idsOf(content)).toEqual([
      `markdown/first-level-heading ${outside}/2023-10.patron.md`,
    ]);
    await writeFile(join(outside, '2023-10.patron.md'), text);
    const extras = await content.allExtras();
    const [asset] = extras.ok ? [...(extras.value[0]?.assets.values() ?? [])] : [];
    expect(asset?.path).toBe(`${outside}/2023-10.patron/plot.png`);
    expect(asset && Buffer.from(await content.extraFile(asset)).toString()).toBe('x');
  } finally {
    await rm(outside, { recursive: true });
  }
});

test('a folder beside others, and extras that were left where they had been', async () => {
  const files = { 'private/2023-10.patron.md': text, 'private/2023-10.patron/plot.png': 'x' };
  await using place = await newsletter(files, './private/');
  expect(await idsOf(contentAt(place.root))).toEqual([`file/misplaced ${EXTRAS}`]);
});

test('no symbolic link is followed out of the folder of extras', async () => {
  await using place = await newsletter({ [EXTRAS]: null, 'private/none': 'x' }, 'private');
  await writeFile(join(place.root, 'secret.md'), text);
  await symlink(join(place.root, 'secret.md'), join(place.root, 'private/2023-10.patron.md'));
  await mkdir(join(place.root, 'elsewhere'));
  await writeFile(join(place.root, 'elsewhere/plot.png'), 'x');
  await symlink(join(place.root, 'elsewhere'), join(place.root, 'private/2023-10.patron'));
  const content = contentAt(place.root);
  expect(await idsOf(content)).toEqual(
    expect.arrayContaining([
      'file/symbolic-link private/2023-10.patron',
      'file/symbolic-link private/2023-10.patron.md',
    ]),
  );
  const asset = { path: 'private/2023-10.patron/plot.png', bytes: 1, size: undefined };
  await expect(content.extraFile(asset)).rejects.toThrow(/outside/);
});

test('encrypted extras open with the identity, their files too, and nothing of them is written', async () => {
  await using place = await newsletter({
    [EXTRAS]: null,
    [`${EXTRAS}.age`]: await encrypted(text),
    'issues/2023-10.patron/plot.png.age': await encrypted('the picture'),
  });
  const content = contentAt(place.root, true);
  expect(await idsOf(content)).toEqual([]);
  const extras = await content.allExtras();
  expect(extras.ok && extras.value.map(({ id }) => id)).toEqual(['pricing']);
  const [asset] = extras.ok ? [...(extras.value[0]?.assets.values() ?? [])] : [];
  expect(asset && Buffer.from(await content.extraFile(asset)).toString()).toBe('the picture');
});

test('without the identity the rest can be checked, and nothing can be built or mailed', async () => {
  await using place = await newsletter({
    [EXTRAS]: null,
    [`${EXTRAS}.age`]: await encrypted(text),
  });
  const content = contentAt(place.root);
  expect(await idsOf(content)).toEqual([`extra/unchecked ${EXTRAS}.age`]);
  const issue = await content.issue('2023-10');
  for (const opened of [
    await content.allExtras(),
    issue.ok && (await content.extras(issue.value)),
  ]) {
    expect(opened).toMatchObject({ ok: false, diagnostics: [{ id: 'extra/encrypted' }] });
  }
});

test('a foreign identity, a broken file and a broken identity say so without a word of either', async () => {
  await using place = await newsletter({ [EXTRAS]: null, [`${EXTRAS}.age`]: 'no age file' });
  const found = await contentAt(place.root, true).allExtras();
  expect(found).toMatchObject({ ok: false, diagnostics: [{ id: 'extra/encrypted' }] });
  expect(() => ageOpener('AGE-SECRET-KEY-1NONSENSE')).toThrow(
    expect.objectContaining({
      id: 'extras-identity-invalid',
      message: expect.not.stringContaining('NONSENSE'),
    }),
  );
});

test('an issue for patrons may lie among the extras, and must say so there', async () => {
  const bonus = (soundNewsletter[ISSUE] ?? '')
    .replace('title: October', 'title: Bonus')
    .replace(/reading:\n.*\n/, '')
    .replace(/::\w.*/g, '');
  const files = {
    [EXTRAS]: null,
    'private/2023-10.patron.md': '## Pricing {#pricing}\n\nText.\n',
    'private/2023-10-bonus.md': bonus,
  };
  await using place = await newsletter(files, 'private');
  const content = contentAt(place.root);
  expect(await idsOf(content)).toEqual(['issue/no-audience private/2023-10-bonus.md']);
  await writeFile(
    join(place.root, 'private/2023-10-bonus.md'),
    bonus.replace('title:', 'audience: patron\ntitle:'),
  );
  expect(await idsOf(content)).toEqual([]);
  const extras = await content.allExtras();
  expect(extras.ok && extras.value.map(({ id, heading }) => [id, heading])).toEqual([
    ['pricing', 'Pricing'],
    ['issue', 'Bonus'],
  ]);
});
