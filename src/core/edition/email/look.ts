/** Looks: a style for the day inline, and the classes that turn its colours at night. */
import { alertNames } from '../../markdown/alerts.ts';
import type { Palette } from '../tokens.ts';
import type { Style } from './style.ts';

/** The colours that a mail uses by name; each has a class for text, background and line. */
export const inkNames = [
  'ink',
  'quiet',
  'accent',
  'writing',
  'building',
  'reading',
  'paper',
  ...alertNames,
] as const;
export type InkName = (typeof inkNames)[number];
export const groundNames = ['paper', 'surface', 'accent'] as const;
export type GroundName = (typeof groundNames)[number];
export const lineNames = [
  'rule',
  'ink',
  'accent',
  'writing',
  'building',
  'reading',
  ...alertNames,
] as const;
export type LineName = (typeof lineNames)[number];

export interface Look {
  readonly style: Style;
  readonly classes: readonly string[];
}

/** A look without colours of its own. */
export function shape(style: Style): Look {
  return { style, classes: [] };
}

export function inked(palette: Palette, ink: InkName): Look {
  return { style: { color: palette[ink] }, classes: [`t-${ink}`] };
}

export function grounded(palette: Palette, ground: GroundName): Look {
  return { style: { 'background-color': palette[ground] }, classes: [`b-${ground}`] };
}

type Side = 'border' | 'border-top' | 'border-bottom' | 'border-left' | 'border-right';

/** A line on one side, or on all of them; `width` in pixels. */
export function lined(palette: Palette, line: LineName, side: Side, width = 1): Look {
  return { style: { [side]: `${width}px solid ${palette[line]}` }, classes: [`l-${line}`] };
}

/** Later looks win where two say the same. */
export function mixed(...looks: readonly Look[]): Look {
  return {
    style: Object.assign({}, ...looks.map((look) => look.style)),
    classes: looks.flatMap((look) => look.classes),
  };
}
