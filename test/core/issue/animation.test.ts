import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isAnimated } from '../../../src/core/issue/animation.ts';

const frame = (colour: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: colour } });
const still = (format: 'png' | 'jpeg' | 'webp' | 'avif') =>
  frame('#0f766e').toFormat(format).toBuffer();

test.each(['png', 'jpeg', 'webp', 'avif'] as const)(
  'a %s of one picture does not move',
  async (format) => {
    expect(isAnimated(await still(format))).toBe(false);
  },
);

test('a WebP of two pictures moves, and a GIF is taken to', async () => {
  const frames = await Promise.all(['red', 'blue'].map((colour) => frame(colour).png().toBuffer()));
  const both = sharp(frames, { join: { animated: true } });
  expect(
    isAnimated(
      await both
        .clone()
        .webp({ loop: 0, delay: [100, 100] })
        .toBuffer(),
    ),
  ).toBe(true);
  expect(
    isAnimated(
      await both
        .clone()
        .gif({ delay: [100, 100] })
        .toBuffer(),
    ),
  ).toBe(true);
});

test('a PNG moves that says so before its first picture', async () => {
  const png = await still('png');
  const control = Buffer.alloc(20);
  control.writeUInt32BE(8, 0);
  control.write('acTL', 4, 'latin1');
  const head = 8 + 25;
  expect(isAnimated(Buffer.concat([png.subarray(0, head), control, png.subarray(head)]))).toBe(
    true,
  );
});

test('what is cut off, or no picture, does not move', async () => {
  const png = await still('png');
  for (const length of [0, 3, 10, 12, 30]) expect(isAnimated(png.subarray(0, length))).toBe(false);
  expect(isAnimated(Buffer.from('RIFFxxxxWEBPVP8X'))).toBe(false);
});
