import { differenceCiede2000, wcagContrast } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designTokens, LEAST_CONTRAST, type Palette } from '../../../src/core/edition/tokens.ts';

const accents = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

function inksOf({ syntax, ink, quiet, accent, writing, building, reading }: Palette): string[] {
  return [ink, quiet, accent, writing, building, reading, ...Object.values(syntax)];
}

test('every colour of text can be read on paper and on boxes, by day and by night', () => {
  fc.assert(
    fc.property(accents, (accent) => {
      const { light, dark } = designTokens({ accent });
      for (const palette of [light, dark]) {
        for (const ink of inksOf(palette)) {
          expect(wcagContrast(ink, palette.paper)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
          expect(wcagContrast(ink, palette.surface)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
      }
    }),
  );
});

test('every colour is written #rrggbb, the one form that all mail clients know', () => {
  fc.assert(
    fc.property(accents, (accent) => {
      const { light, dark } = designTokens({ accent });
      for (const { syntax, ...palette } of [light, dark]) {
        for (const colour of [...Object.values(palette), ...Object.values(syntax)]) {
          expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        }
      }
    }),
  );
});

test('the departments can be told apart', () => {
  const difference = differenceCiede2000();
  fc.assert(
    fc.property(accents, (accent) => {
      const { light, dark } = designTokens({ accent });
      for (const { writing, building, reading } of [light, dark]) {
        expect(difference(writing, building)).toBeGreaterThan(8);
        expect(difference(writing, reading)).toBeGreaterThan(8);
        expect(difference(building, reading)).toBeGreaterThan(8);
      }
    }),
  );
});

test('an accent that can be read is the author’s own by day', () => {
  expect(designTokens({ accent: '#9a3412' }).light.accent).toBe('#9a3412');
});

test('the palette of the default accent', () => {
  const { light, dark } = designTokens({ accent: '#9a3412' });
  expect({ light, dark }).toMatchInlineSnapshot(`
    {
      "dark": {
        "accent": "#e98568",
        "building": "#3abbb0",
        "caution": "#e6857e",
        "important": "#b093e5",
        "ink": "#e9e6df",
        "note": "#6fa7ee",
        "paper": "#16151a",
        "quiet": "#a19c92",
        "reading": "#78a6e9",
        "rule": "#37353d",
        "surface": "#211f27",
        "syntax": {
          "comment": "#a19c92",
          "keyword": "#e08b72",
          "name": "#b792db",
          "number": "#78a6e9",
          "string": "#73b87c",
        },
        "tip": "#69ba7c",
        "warning": "#d09945",
        "writing": "#e98568",
      },
      "light": {
        "accent": "#9a3412",
        "building": "#006c66",
        "caution": "#963d3a",
        "important": "#694b96",
        "ink": "#1c1b19",
        "note": "#285e9f",
        "paper": "#fffdf8",
        "quiet": "#66625a",
        "reading": "#325e9b",
        "rule": "#ddd8cc",
        "surface": "#f6f2e8",
        "syntax": {
          "comment": "#66625a",
          "keyword": "#91442d",
          "name": "#6e4b8e",
          "number": "#325e9b",
          "string": "#2a6e37",
        },
        "tip": "#197037",
        "warning": "#7e5400",
        "writing": "#9a3412",
      },
    }
  `);
});

test('no font stack has quotes, which end a style attribute in some clients', () => {
  for (const stack of Object.values(designTokens({ accent: '#9a3412' }).fonts))
    expect(stack).not.toMatch(/["']/);
});
