/** A thin bar below a number of a table, so that rows can be compared at a glance. */
import { html } from 'hono/html';
import type { Markup } from '../page.ts';

const HEIGHT = 5;

/** It says nothing that the number does not, so screen readers leave it out. */
export function figureBar(bar: {
  readonly count: number;
  /** The right end of the scale. */
  readonly most: number;
  /** A class of admin-style.ts. */
  readonly tone: string;
}): Markup {
  const part = bar.most <= 0 ? 0 : Math.min(1, bar.count / bar.most);
  return html`<svg class="bar" width="100%" height="${HEIGHT}" aria-hidden="true" focusable="false">
    <rect class="track" width="100%" height="${HEIGHT}" />
    <rect class="${bar.tone}" width="${Number((part * 100).toFixed(2))}%" height="${HEIGHT}" />
  </svg>`;
}
