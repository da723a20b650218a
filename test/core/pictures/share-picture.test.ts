import { expect, test } from 'vitest';
import { loadTypefaces } from '../../../src/adapters/files/typefaces.ts';
import { letterMarkSvg } from '../../../src/core/pictures/letter-mark.ts';
import { type SharePicture, sharePictureSvg } from '../../../src/core/pictures/share-picture.ts';
import { canWrite, widthOf } from '../../../src/core/pictures/typeface.ts';

const faces = await loadTypefaces();
const picture: SharePicture = {
  nameplate: 'Salt & Cable',
  host: 'salt.example',
  month: 'October 2023',
  beside: 'No. 37',
  title: 'Deep water',
  digits: '2023-11',
  counts: { writing: 2, building: 1, reading: 9 },
  language: 'en',
  accent: '#9a3412',
};
const svg = (parts: Partial<SharePicture> = {}): string =>
  sharePictureSvg({ ...picture, ...parts }, faces);
const glyphs = (text: string): number => text.match(/<path/g)?.length ?? 0;

test('the picture is what the golden file shows, and holds no text that needs a font', async () => {
  await expect(svg().replaceAll('><', '>\n<')).toMatchFileSnapshot('../../golden/share.svg');
  expect(svg()).not.toContain('<text');
});

test('letters that the fonts lack are never drawn as boxes', () => {
  const missing = [...faces.roman, ...faces.italic].map(
    (font) => font.layout('\u{f0000}').glyphs[0],
  );
  for (const title of ['古いインフラの型', 'أنماط قديمة', 'Deep 水']) {
    const drawn = svg({ title, nameplate: '港の便り', month: '2023年10月' });
    for (const box of missing) expect(drawn).not.toContain(box?.path.toSVG() || 'nothing at all');
    // The host and the day in digits stand in for them.
    expect(drawn).toBe(svg({ title: '2023-11', nameplate: 'salt.example', month: undefined }));
  }
});

test('emoji are left out, and what is beside them stays', () => {
  expect(svg({ title: 'Deep 🌊👩‍🔧 water 🇸🇪' })).toBe(svg());
});

test('Latin, Greek and Cyrillic are written, with accents, in one line if need be', () => {
  for (const text of ['Ğöteborg', 'Ελλάδα', 'Контейнеры', 'Việt Nam', '“quoted” – and…']) {
    expect(canWrite(text, faces.roman), text).toBe(true);
    expect(widthOf(text, { face: faces.roman, size: 100 })).toBeGreaterThan(200);
  }
  expect(canWrite('日本', faces.roman)).toBe(false);
});

test('pairs are kerned', () => {
  const style = { face: faces.roman, size: 100 };
  expect(widthOf('To', style)).toBeLessThan(widthOf('T', style) + widthOf('o', style));
});

test('an issue without entries has a plain bar', () => {
  const counts = { writing: 0, building: 0, reading: 0 };
  expect(svg().match(/<rect/g)).toHaveLength(5);
  expect(svg({ counts }).match(/<rect/g)).toHaveLength(3);
});

test('every title within the limits is drawn inside the margins', () => {
  const titles = ['W'.repeat(120), 'wide words '.repeat(10), 'i', 'x'.repeat(119)];
  for (const title of titles) {
    const places = [...svg({ title }).matchAll(/translate\(([\d.-]+) ([\d.-]+)\)/g)];
    expect(places.length).toBeGreaterThan(20);
    for (const [, x, y] of places) {
      expect(Number(x)).toBeGreaterThanOrEqual(80);
      expect(Number(x)).toBeLessThan(1120);
      expect(Number(y)).toBeGreaterThan(100);
      expect(Number(y)).toBeLessThan(562);
    }
  }
});

test('the mark is the first letter of the title, by day and by night', () => {
  const mark = (title: string) => letterMarkSvg({ title, accent: '#9a3412' }, faces, 'both');
  expect(mark('“salt” & cable')).toBe(mark('S'));
  expect(glyphs(mark('S'))).toBe(2);
  expect(mark('S')).toContain('prefers-color-scheme:dark');
  expect(letterMarkSvg({ title: 'S', accent: '#9a3412' }, faces, 'light')).not.toContain('@media');
  // No font of ours has it, but a reader of that language has one.
  expect(mark('港')).toContain('>港</text>');
});
