import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailTwin } from '../../../src/adapters/files/mail-twin.ts';
import { goldenIssueRoot } from '../../fakes/golden-issue.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'roundup-twins-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function twinOf(path: string) {
  const twin = await mailTwin({ path, name: path, cacheDir: scratch });
  return { twin, facts: await sharp(twin).metadata() };
}

const golden = (name: string): string => join(goldenIssueRoot, 'issues/2024-02', name);

test('a photograph becomes a PNG of at most two pixels for each of the mail’s', async () => {
  const { facts } = await twinOf(golden('quay.webp'));
  expect(facts).toMatchObject({ format: 'png', width: 1104, height: 621, hasAlpha: false });
});

test('a drawing is drawn for sharp screens, on a ground that can be seen at night', async () => {
  const { twin, facts } = await twinOf(golden('plan.svg'));
  expect(facts).toMatchObject({ format: 'png', width: 600, height: 400 });
  const bare = join(scratch, 'bare.svg');
  await writeFile(bare, '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>');
  const { data } = await sharp((await twinOf(bare)).twin)
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  expect(twin.length).toBeGreaterThan(500);
});

test('a small picture is not enlarged, and AVIF is read', async () => {
  const path = join(scratch, 'small.avif');
  await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0f766e' } })
    .avif()
    .toFile(path);
  expect((await twinOf(path)).facts).toMatchObject({ format: 'png', width: 40, height: 20 });
});

test('a twin is made once, and again when the picture changes', async () => {
  const cacheDir = await mkdtemp(join(scratch, 'cache-'));
  const path = join(scratch, 'one.svg');
  const drawn = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${colour}"/></svg>`;
  await writeFile(path, drawn('red'));
  const made = async () => Buffer.from(await mailTwin({ path, name: path, cacheDir }));
  const first = await made();
  expect(await made()).toEqual(first);
  expect(await readdir(join(cacheDir, 'mail-twins'))).toHaveLength(1);
  await writeFile(path, drawn('blue'));
  expect(await made()).not.toEqual(first);
});

test('what is no picture is a failure that names the file', async () => {
  const path = join(scratch, 'broken.webp');
  await writeFile(path, 'no picture');
  await expect(
    mailTwin({ path, name: 'issues/2024-02/broken.webp', cacheDir: scratch }),
  ).rejects.toMatchObject({
    id: 'picture-unreadable',
    kind: 'content',
    message: expect.stringContaining('issues/2024-02/broken.webp'),
  });
});
