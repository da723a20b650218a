/** Where the terminal tells the same: there is nothing on the page that the commands cannot do. */
import { html } from 'hono/html';
import type { Markup } from '../page.ts';

export function inTheTerminal(command: string): Markup {
  return html`<p class="ask">In the terminal: <code>${command}</code></p>`;
}
