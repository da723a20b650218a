import { oklch, wcagContrast } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowContrast } from '../../../src/core/edition/accent-contrast.ts';
import { designTokens } from '../../../src/core/edition/tokens.ts';

test('a yellow is refused with its contrast and the nearest colour that can be read', () => {
  expect(lowContrast('#facc15')).toMatchInlineSnapshot(
    `"#facc15 has a contrast of 1.5:1 on the paper #fffdf8; text needs 4.5:1 (WCAG 2.2, 1.4.3). The nearest that has it is #866c00"`,
  );
});

test('one that is just too pale is not said to have what it lacks', () => {
  expect(lowContrast('#b45309')).toMatchInlineSnapshot(
    `"#b45309 has a contrast of 4.4:1 on the ground of boxes #f6f2e8; text needs 4.5:1 (WCAG 2.2, 1.4.3). The nearest that has it is #b15002"`,
  );
});

test('one is refused exactly when it cannot be read, and the one that is named is taken', () => {
  const { paper, surface } = designTokens({ accent: '#9a3412' }).light;
  const colours = fc
    .integer({ min: 0, max: 0xffffff })
    .map((number) => `#${number.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colours, (accent) => {
      const isReadable = [paper, surface].every((ground) => wcagContrast(accent, ground) >= 4.5);
      const refused = lowContrast(accent);
      expect(refused === undefined).toBe(isReadable);
      if (refused === undefined) return;
      const nearest = /#[0-9a-f]{6}$/.exec(refused)?.[0] ?? '';
      expect(lowContrast(nearest)).toBeUndefined();
      const [given, taken] = [oklch(accent), oklch(nearest)];
      expect(taken?.l).toBeLessThan(given?.l ?? 0);
    }),
  );
});
