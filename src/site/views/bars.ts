/** Bars as the outline of an SVG path: one unit wide each, as high as their share. */

export const BARS_HEIGHT = 40;
/** So that the bars of a young newsletter are no walls. */
const FEWEST_BARS = 18;

export interface Bars {
  readonly width: number;
  readonly path: string;
}

/** `most` is what reaches the top: of these, or of several pictures on one scale. */
export function barsOf(counts: readonly number[], most = Math.max(...counts)): Bars {
  return {
    width: Math.max(counts.length, FEWEST_BARS),
    path: counts.map((count, x) => bar(x, most === 0 ? 0 : count / most)).join(''),
  };
}

function bar(x: number, share: number): string {
  if (share === 0) return '';
  const tall = Number(Math.max(share * BARS_HEIGHT, 1).toFixed(1));
  return `M${x} ${BARS_HEIGHT}v-${tall}h.8v${tall}z`;
}
