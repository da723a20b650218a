/** The document around every page of the preview. */
import { html, raw } from 'hono/html';
import type { Theme } from '../../core/edition/theme.ts';
import type { Markup } from '../../core/preview/panels.ts';
import { previewStyle } from '../../core/preview/preview-style.ts';
import { previewLayout } from './preview-layout.ts';

/** Vite's client reloads the page when a file of the newsletter is saved; without it all else works. */
export function previewFrame(page: {
  readonly title: string;
  readonly theme: Theme;
  readonly body: Markup;
}): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <link rel="icon" href="/favicon.svg" />
        <style>
          ${raw(previewStyle(page.theme))}${raw(previewLayout)}
        </style>
        <script type="module" src="/@vite/client"></script>
      </head>
      ${page.body}
    </html>`;
}
