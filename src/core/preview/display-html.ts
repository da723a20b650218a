/** A mail's HTML changed for display alone: its colours, its pictures' origin, what a client drops. */
import { degradationClients } from '../degradation/degradation-clients.ts';
import { degrade } from '../degradation/degrade.ts';
import type { MailView } from './preview-view.ts';

/** The start of a picture's address, as the engine writes it. */
const PICTURE = /(<img\b(?:[^>"]|"[^"]*")*?\ssrc=")([^"]*)/g;
const STYLE_SHEET = /(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g;

/** Never what is sent: a frame cannot be told to be dark, so the conditions in the style sheet are. */
export function displayHtml(html: string, view: MailView): string {
  const client = degradationClients.find(({ id }) => id === view);
  const left = client === undefined ? html : degrade(html, client);
  return inScheme(left, view === 'dark' ? 'dark' : 'light');
}

/**
 * Shows pictures of the newsletter's own archive from where they are while it is written. Called
 * with the two origins changed over, it gives back what it was given.
 */
export function withPictureOrigin(html: string, from: string, to: string): string {
  return html.replaceAll(PICTURE, (whole, start: string, address: string) =>
    address === from || address.startsWith(`${from}/`)
      ? `${start}${to}${address.slice(from.length)}`
      : whole,
  );
}

/** Conditions on the scheme become ones that always hold or never do. */
function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html.replaceAll(
    STYLE_SHEET,
    (_whole, open: string, css: string, close: string) =>
      open +
      css
        .replaceAll(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g, (_, asked) =>
          asked === scheme ? '(min-width:0)' : '(max-width:0)',
        )
        .replaceAll(/color-scheme:\s*light dark/g, `color-scheme:${scheme}`) +
      close,
  );
}
