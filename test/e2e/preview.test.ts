/** `roundup preview`: screenshots by a real browser, which reaches no network. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { launchPackagedBrowser } from '../../src/adapters/browser/packaged-browser.ts';
import { openScreenshots } from '../../src/adapters/browser/screenshots.ts';
import { startRoundupAlone } from '../cli/run-roundup.ts';
import { plannedShots } from '../../src/core/preview/preview-files.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test('every mail is photographed in every view, as wide as it is said to be', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const args = ['preview', '2023-10', '--out', 'shown', '--tier', 'public', '--json'];
  const { code, stdout } = await startRoundupAlone(args, newsletter);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'written', screenshots: 16 });
  const folder = join(newsletter.root, 'shown');
  const shots = plannedShots('public');
  expect((await readdir(folder)).filter((name) => name.endsWith('.png')).toSorted()).toEqual(
    shots.map(({ file }) => file).toSorted(),
  );
  const pictures = new Map<string, Buffer>();
  for (const { file, width } of shots) {
    const bytes = await readFile(join(folder, file));
    pictures.set(file, bytes);
    expect([...bytes.subarray(0, 8)]).toEqual(PNG);
    expect({ file, width: imageSize(bytes).width }).toEqual({ file, width });
    expect(imageSize(bytes).height).toBeGreaterThan(300);
  }
  const dark = pictures.get('public.dark.600.png');
  expect(dark?.equals(pictures.get('public.light.600.png') ?? Buffer.of())).toBe(false);
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('public.dark.320.png');
});

test('a mail gets the pictures that it is given, runs no script and reaches nobody', async () => {
  const screenshots = await openScreenshots(await packagedPath());
  if (screenshots === undefined) throw new Error('There is no browser.');
  onTestFinished(() => screenshots[Symbol.asyncDispose]());
  const asked: string[] = [];
  const wide = (colour: string) =>
    `<html><body style="margin:0"><div style="height:40px;background:${colour}"></div>`;
  const html = `${wide('#ffffff')}<script>document.body.innerHTML=''</script>
<link rel="stylesheet" href="https://elsewhere.example/a.css">
<iframe src="https://elsewhere.example/b.html" style="display:none"></iframe>
<img style="display:block" alt="" width="10" height="10" src="https://news.example.com/c.png">`;
  const shot = { html, width: 320, scheme: 'light' } as const;
  const blue = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNgYPgPAAEDAQBv1hQNAAAAAElFTkSuQmCC',
    'base64',
  );
  const shown = await screenshots.take({
    ...shot,
    picture: async (address) => {
      asked.push(address);
      return blue;
    },
  });
  const without = await screenshots.take(shot);
  expect(asked).toEqual(['https://news.example.com/c.png']);
  expect(Buffer.from(shown).equals(Buffer.from(without))).toBe(false);
  expect(imageSize(shown).height).toBeGreaterThan(40);
  const unreadable = await screenshots.take({
    ...shot,
    picture: () => Promise.reject(new Error('gone')),
  });
  expect(Buffer.from(unreadable).equals(Buffer.from(without))).toBe(true);
});

/** The path of the browser from npm, as an author would name one of theirs. */
async function packagedPath(): Promise<string> {
  let path: string | undefined;
  const browser = await launchPackagedBrowser((options) => {
    path = options.executablePath;
    return chromium.launch(options);
  });
  await browser?.close();
  if (path === undefined) throw new Error('The package @sparticuz/chromium is not installed.');
  return path;
}
