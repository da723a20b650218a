/** The design tokens: one accent makes the palette of pages, mails and pictures, by day and by night. */
import { clampChroma, formatHex, oklch, wcagContrast } from 'culori';

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  /** Dates, labels and credit lines. */
  readonly quiet: string;
  /** Hairlines and borders. */
  readonly rule: string;
  /** Behind code and boxes. */
  readonly surface: string;
  readonly accent: string;
  readonly writing: string;
  readonly building: string;
  readonly reading: string;
  readonly syntax: SyntaxPalette;
}

/** Colours of highlighted code, on `surface`. */
export interface SyntaxPalette {
  readonly comment: string;
  readonly keyword: string;
  readonly string: string;
  readonly number: string;
  readonly name: string;
}

export interface DesignTokens {
  readonly light: Palette;
  readonly dark: Palette;
  /** Font stacks without quotes that mail clients trip over; system fonts only. */
  readonly fonts: { readonly text: string; readonly ui: string; readonly code: string };
}

/** WCAG 2.2, 1.4.3: the least contrast of text. */
export const LEAST_CONTRAST = 4.5;

const papers = {
  light: { paper: '#fffdf8', ink: '#1c1b19', quiet: '#66625a', rule: '#ddd8cc', surface: '#f6f2e8' },
  dark: { paper: '#16151a', ink: '#e9e6df', quiet: '#a19c92', rule: '#37353d', surface: '#211f27' },
} as const;

/** Degrees on the OKLCH wheel from the accent to each department's hue. */
const departmentHues = { writing: 0, building: 150, reading: 220 } as const;

/** Derives every colour from the accent; all text colours reach `LEAST_CONTRAST` on both papers. */
export function designTokens(accent: string): DesignTokens {
  return {
    light: palette(accent, papers.light),
    dark: palette(accent, papers.dark),
    fonts: {
      text: 'Charter, Bitstream Charter, Sitka Text, Cambria, Georgia, serif',
      ui: 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif',
      code: 'ui-monospace, SFMono-Regular, Menlo, Consolas, Liberation Mono, monospace',
    },
  };
}

function palette(accent: string, paper: (typeof papers)['light' | 'dark']): Palette {
  const hue = oklch(accent)?.h ?? 40;
  const chroma = Math.max(oklch(accent)?.c ?? 0, 0.06);
  const on = (colour: string): string => readable(colour, paper.surface, paper.paper);
  const turned = (degrees: number, strength = 1): string =>
    on(hex({ l: 0.5, c: chroma * strength, h: (hue + degrees) % 360 }));
  return {
    ...paper,
    quiet: on(paper.quiet),
    accent: on(accent),
    writing: on(departmentHues.writing === 0 ? accent : hex({ l: 0.5, c: chroma, h: hue })),
    building: turned(departmentHues.building, 0.8),
    reading: turned(departmentHues.reading, 0.9),
    syntax: {
      comment: on(paper.quiet),
      keyword: turned(0),
      string: turned(110, 0.8),
      number: turned(220, 0.8),
      name: turned(270, 0.8),
    },
  };
}

/** Moves a colour's lightness away from the papers until it can be read on each of them. */
function readable(colour: string, ...papers: readonly string[]): string {
  const start = oklch(colour);
  if (start === undefined) return colour;
  const step = wcagContrast('#ffffff', papers[0] ?? '#ffffff') < 4 ? -0.01 : 0.01;
  for (let lightness = start.l; lightness >= 0 && lightness <= 1; lightness += step) {
    const candidate = hex({ l: lightness, c: start.c, h: start.h ?? 0 });
    if (papers.every((paper) => wcagContrast(candidate, paper) >= LEAST_CONTRAST)) return candidate;
  }
  return step < 0 ? '#000000' : '#ffffff';
}

function hex(colour: { readonly l: number; readonly c: number; readonly h: number }): string {
  return formatHex(clampChroma({ mode: 'oklch', ...colour }, 'oklch'));
}
