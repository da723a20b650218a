import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withoutCameraNotes } from '../../../src/core/issue/camera-notes.ts';

const noise = (width: number, height: number) =>
  sharp(
    Buffer.from(Array.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 251)),
    { raw: { width, height, channels: 3 } },
  );

const noted = (orientation: number) =>
  noise(60, 40)
    .withExif({ IFD0: { Copyright: 'Ines Rook' }, IFD3: { GPSLatitude: '59/1 20/1 0/1' } })
    .withMetadata({ orientation, icc: 'p3' })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Ines Rook</x:xmpmeta>');

const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
const tells = (bytes: Uint8Array) =>
  /Ines|GPS|Exif.{20}.*Copyright/s.test(Buffer.from(bytes).toString('latin1'));

test.each([1, 3, 6, 8])(
  'a JPEG keeps every pixel, its colours and how it was held (%i), and tells no more',
  async (orientation) => {
    for (const progressive of [false, true]) {
      const bytes = await noted(orientation).jpeg({ progressive }).toBuffer();
      expect(tells(bytes)).toBe(true);
      const bare = withoutCameraNotes(bytes);
      expect(tells(bare)).toBe(false);
      expect(bare.length).toBeLessThan(bytes.length);
      expect(await pixels(bare)).toEqual(await pixels(bytes));
      const facts = await sharp(bare).metadata();
      expect(facts.orientation ?? 1).toBe(orientation);
      expect(facts.icc).toEqual((await sharp(bytes).metadata()).icc);
      expect(facts.xmp).toBeUndefined();
      expect(withoutCameraNotes(bare)).toEqual(bare);
    }
  },
);

test('a second picture behind the end goes, for it has notes of its own', async () => {
  const bytes = await noted(1).jpeg().toBuffer();
  const bare = withoutCameraNotes(Buffer.concat([bytes, bytes]));
  expect(tells(bare)).toBe(false);
  expect(bare).toEqual(withoutCameraNotes(bytes));
});

test('a PNG keeps every pixel, and tells no more', async () => {
  const bytes = await noted(1).png().toBuffer();
  expect(tells(bytes)).toBe(true);
  const bare = withoutCameraNotes(bytes);
  expect(tells(bare)).toBe(false);
  expect(await pixels(bare)).toEqual(await pixels(bytes));
});

test('what is damaged, or another kind of file, comes back as it is', async () => {
  const jpeg = await noted(6).jpeg().toBuffer();
  const png = await noted(1).png().toBuffer();
  for (const length of [0, 1, 3, 20, 200, jpeg.length - 2]) {
    expect(withoutCameraNotes(jpeg.subarray(0, length))).toEqual(jpeg.subarray(0, length));
  }
  expect(withoutCameraNotes(png.subarray(0, png.length - 4))).toEqual(
    png.subarray(0, png.length - 4),
  );
  const webp = await noise(8, 8).webp().toBuffer();
  expect(withoutCameraNotes(webp)).toBe(webp);
});

test('no bytes make it fail or grow', async () => {
  const jpeg = await noted(6).jpeg().toBuffer();
  fc.assert(
    fc.property(fc.nat(jpeg.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
      const changed = Uint8Array.from(jpeg);
      changed[at] = value;
      expect(withoutCameraNotes(changed).length).toBeLessThanOrEqual(changed.length);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const start = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ...bytes]);
      expect(withoutCameraNotes(start).length).toBeLessThanOrEqual(start.length + 36);
    }),
  );
});
