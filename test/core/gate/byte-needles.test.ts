import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteNeedles, LEAST_NEEDLE } from '../../../src/core/gate/byte-needles.ts';
import { samplesOf } from '../../../src/core/gate/file-samples.ts';
import { extrasFrom } from '../issue/extras-from.ts';
import { gateFor } from './guarding.ts';

const bytesOf = (constraints: { readonly minLength?: number; readonly maxLength: number }) =>
  fc.uint8Array(constraints);

test('every needle is found at every place, and nothing else is', () => {
  fc.assert(
    fc.property(
      fc.array(bytesOf({ minLength: LEAST_NEEDLE, maxLength: 40 }), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.array(bytesOf({ maxLength: 60 }), { minLength: 1, maxLength: 20 }),
      fc.nat(),
      (needles, hay, pick) => {
        const chosen = needles[pick % needles.length] ?? new Uint8Array();
        const whole = Buffer.concat([...hay, chosen, ...hay]);
        const found: string[] = [];
        createByteNeedles(needles.map((bytes, of) => ({ bytes, of }))).find(
          whole,
          ({ bytes, of }, start) => {
            expect(whole.subarray(start, start + bytes.length).equals(bytes)).toBe(true);
            found.push(`${of} ${start}`);
          },
        );
        const expected = needles.flatMap((needle, of) =>
          [...whole.keys()].flatMap((start) =>
            whole.subarray(start, start + needle.length).equals(needle) ? [`${of} ${start}`] : [],
          ),
        );
        expect(new Set(found)).toEqual(new Set(expected));
      },
    ),
  );
});

test('a needle that is too short to be found everywhere is refused', () => {
  const bytes = new Uint8Array(LEAST_NEEDLE - 1);
  expect(() => createByteNeedles([{ bytes, of: 1 }])).toThrow(RangeError);
});

const [extra] = extrasFrom('## Plan {#plan}\n\nSee it.\n');
const fileGate = (file: Uint8Array) =>
  gateFor({ files: extra === undefined ? [] : [{ extra, ...samplesOf(file) }] });

test.each([43, 500, 5_000, 100_000, 3_000_000])(
  'a file of %i bytes is known whole, inside another and with its end cut off',
  (length) => {
    const file = randomBytes(length);
    const gate = fileGate(file);
    const at = (content: Uint8Array) => gate(content, 'x.bin').map(({ what, of }) => [what, of]);
    const leak = [['file', '2023-10#plan']];
    expect(at(file)).toEqual(leak);
    expect(at(Buffer.concat([randomBytes(777), file, randomBytes(33)]))).toEqual(leak);
    if (length > 1024) expect(at(file.subarray(0, length * 0.7))).toEqual(leak);
    expect(at(randomBytes(length))).toEqual([]);
  },
);

test('two pictures of one camera are not taken for each other', () => {
  const profile = randomBytes(3_144);
  const picture = () => Buffer.concat([profile, randomBytes(60_000)]);
  expect(fileGate(picture())(picture())).toEqual([]);
});

test('a file that says nothing is looked for as a whole', () => {
  const blank = Buffer.alloc(20_000, 1);
  expect(fileGate(blank)(blank)).toHaveLength(1);
  expect(fileGate(blank)(Buffer.alloc(10_000, 1))).toEqual([]);
});
