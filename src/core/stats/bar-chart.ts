/** Horizontal bars from nothing up, as one inline SVG that is as wide as its place. */
import { html } from 'hono/html';
import { grouped } from './stats-figures.ts';

export type Markup = ReturnType<typeof html>;

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Colours the bar; a class of stats-style.ts. */
  readonly tone: string;
}

export interface BarChart {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  /** The picture in words, for who does not see it. */
  readonly description: string;
  /** The right end of the scale; no bar is longer. */
  readonly most: number;
  readonly bars: readonly Bar[];
}

/** In pixels: type keeps its size while the bars grow with the page. */
const ROW = 46;
const LABEL_BASELINE = 18;
const BAR_TOP = 27;
const BAR_HEIGHT = 10;
const AXIS = 28;

export function barChart({ id, title, description, most, bars }: BarChart): Markup {
  const height = bars.length * ROW;
  return html`<svg
    class="chart"
    role="img"
    aria-labelledby="${id}-title ${id}-words"
    width="100%"
    height="${height + AXIS}"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-words">${description}</desc>
    ${bars.map((bar, index) => barRow(bar, index * ROW, most))}
    <g class="axis">
      ${[0, 0.5, 1].map((part) => tick(part, height))}
      <text x="0" y="${height + 22}">0</text>
      ${most % 2 === 0 ? html`<text x="50%" y="${height + 22}" text-anchor="middle">${grouped(most / 2)}</text>` : ''}
      <text x="100%" y="${height + 22}" text-anchor="end">${grouped(most)}</text>
    </g>
  </svg>`;
}

function barRow({ label, count, tone }: Bar, top: number, most: number): Markup {
  return html`<g>
    <text class="label" x="0" y="${top + LABEL_BASELINE}">${label}</text>
    <text class="count" x="100%" y="${top + LABEL_BASELINE}" text-anchor="end">
      ${grouped(count)}
    </text>
    <rect class="track" x="0" y="${top + BAR_TOP}" width="100%" height="${BAR_HEIGHT}" />
    <rect
      class="${tone}"
      x="0"
      y="${top + BAR_TOP}"
      width="${percent(count, most)}"
      height="${BAR_HEIGHT}"
    />
  </g>`;
}

function tick(part: number, top: number): Markup {
  const x = `${part * 100}%`;
  return html`<line x1="${x}" x2="${x}" y1="${top}" y2="${top + 5}" />`;
}

/** Nothing where there is no scale. */
function percent(count: number, most: number): string {
  if (most <= 0) return '0';
  return `${Number(((Math.min(count, most) / most) * 100).toFixed(4))}%`;
}
