/** The design tokens: one accent makes the palette of pages, mails and pictures, by day and by night. */
import { clampChroma, formatHex, oklch, wcagContrast } from 'culori';
import { DEFAULT_MEASURE, DEFAULT_RADIUS, SYSTEM_FONTS, type Theme } from './theme.ts';

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
  /** The kinds of alerts, in the colours that people know them by. */
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  readonly warning: string;
  readonly caution: string;
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
  /** Font stacks without quotes, which mail clients trip over: see font-stack.ts. */
  readonly fonts: { readonly text: string; readonly ui: string; readonly code: string };
  /** Characters a line. */
  readonly measure: number;
  /** Of the corners of buttons, fields and blocks of code, in pixels. */
  readonly radius: number;
}

/** WCAG 2.2, 1.4.3: the least contrast of text. */
export const LEAST_CONTRAST = 4.5;

interface Ground {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly surface: string;
  /** OKLCH lightness at which derived colours start; night wants them paler than it must. */
  readonly hueLightness: number;
}

const grounds = {
  light: {
    paper: '#fffdf8',
    ink: '#1c1b19',
    quiet: '#66625a',
    rule: '#ddd8cc',
    surface: '#f6f2e8',
    hueLightness: 0.48,
  },
  dark: {
    paper: '#16151a',
    ink: '#e9e6df',
    quiet: '#a19c92',
    rule: '#37353d',
    surface: '#211f27',
    hueLightness: 0.72,
  },
} as const satisfies Record<string, Ground>;

/** Degrees on the OKLCH wheel from the accent to each hue; at least 70 lie between two departments. */
const turns = {
  writing: 0,
  building: 150,
  reading: 220,
  keyword: 0,
  string: 110,
  number: 220,
  name: 270,
} as const;

/** Degrees on the OKLCH wheel; what warns keeps its colour whatever the accent is. */
const alertHues = { note: 255, tip: 150, important: 300, warning: 75, caution: 25 } as const;
const ALERT_CHROMA = 0.12;

/** A grey accent gets some colour, and a glaring one is kept to what print could hold. */
const CHROMA = { least: 0.06, most: 0.13 } as const;
const GREY_HUE = 40;

/** Derives every colour from the accent; all text colours reach `LEAST_CONTRAST` on both papers. */
export function designTokens({ accent, fonts, measure, radius }: Theme): DesignTokens {
  return {
    ...palettesOf(accent),
    fonts: {
      text: fonts?.text ?? SYSTEM_FONTS.text,
      ui: fonts?.ui ?? SYSTEM_FONTS.ui,
      code: fonts?.code ?? SYSTEM_FONTS.code,
    },
    measure: measure ?? DEFAULT_MEASURE,
    radius: radius ?? DEFAULT_RADIUS,
  };
}

type Palettes = Pick<DesignTokens, 'light' | 'dark'>;

/** Every page asks for the same one. */
let known: { readonly accent: string; readonly palettes: Palettes } | undefined;

function palettesOf(accent: string): Palettes {
  if (known?.accent !== accent) {
    const palettes = {
      light: palette(accent, grounds.light),
      dark: palette(accent, grounds.dark),
    };
    known = { accent, palettes };
  }
  return known.palettes;
}

/** The width of the text on pages: 66 characters of the default text face take 34rem. */
export function measureInRem(characters: number): number {
  return Math.round((characters * 3400) / DEFAULT_MEASURE) / 100;
}

function palette(accent: string, { hueLightness, ...ground }: Ground): Palette {
  const given = oklch(accent);
  const hue = given?.h ?? GREY_HUE;
  const chroma = Math.min(Math.max(given?.c ?? 0, CHROMA.least), CHROMA.most);
  const on = (colour: string): string => readable(colour, ground.surface, ground.paper);
  const alert = (name: keyof typeof alertHues): string =>
    on(hex({ l: hueLightness, c: ALERT_CHROMA, h: alertHues[name] }));
  const turned = (name: keyof typeof turns): string =>
    on(hex({ l: hueLightness, c: chroma * 0.85, h: (hue + turns[name]) % 360 }));
  // By day the accent is the author's own; by night it is lifted to its neighbours.
  const lead =
    hueLightness > 0.5
      ? on(
          hex({
            l: Math.max(given?.l ?? 0, hueLightness),
            c: Math.min(given?.c ?? 0, chroma),
            h: hue,
          }),
        )
      : on(accent);
  return {
    ...ground,
    quiet: on(ground.quiet),
    accent: lead,
    writing: lead,
    building: turned('building'),
    reading: turned('reading'),
    note: alert('note'),
    tip: alert('tip'),
    important: alert('important'),
    warning: alert('warning'),
    caution: alert('caution'),
    syntax: {
      comment: on(ground.quiet),
      keyword: turned('keyword'),
      string: turned('string'),
      number: turned('number'),
      name: turned('name'),
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
