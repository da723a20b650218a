/** The clients whose losses a degradation shows, with the column of caniemail that says what they lose. */
import type { MailClient } from '../mail-lint/caniemail.ts';

export interface DegradationClient {
  readonly id: string;
  readonly name: string;
  readonly column: MailClient;
}

export const degradationClients = [
  /**
   * Loses dark colours (css-at-media-prefers-color-scheme), generated text
   * (css-pseudo-element-after), negative indents (css-text-indent), and style sheets that together
   * pass 16 KB (html-style); a colour in a modern notation takes the whole style attribute along
   * (css-modern-color, css-rgb). The body becomes a div (html-body); SVG and data: pictures become
   * their description (image-svg, image-base64).
   */
  { id: 'gmail', name: 'Gmail', column: 'gmail-webmail' },
  /**
   * The Gmail apps reading another provider's mailbox: as Gmail, and every style sheet goes
   * (html-style), as do underlines (css-text-decoration), `white-space` (css-white-space) and
   * `wbr` (html-wbr).
   */
  { id: 'gmail-foreign', name: 'Gmail with a foreign account', column: 'gmail-foreign' },
  /**
   * Loses dark colours, queries for print (css-at-media), `word-break` (css-word-break), `abbr`
   * (html-abbr), most of what is said to screen readers (html-aria-label, html-role), and reads a
   * height as the least height (css-height).
   */
  { id: 'yahoo', name: 'Yahoo', column: 'yahoo-webmail' },
  /**
   * Word as a browser: no media queries (css-at-media), no widths on pictures and blocks
   * (css-width, css-max-width), no padding but in cells (css-padding), no `display` but none
   * (css-display), no `white-space`, `wbr`, `overflow`, WebP or AVIF. It alone reads conditional
   * comments.
   */
  { id: 'outlook-classic', name: 'Classic Outlook', column: 'outlook-windows' },
] as const satisfies readonly DegradationClient[];

export type DegradationClientId = (typeof degradationClients)[number]['id'];
