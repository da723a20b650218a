/** The frame of every page of the admin: its head, its style, and what no browser may do with it. */
import { html, raw } from 'hono/html';
import type { Config } from '../../config/schema.ts';
import type { Markup } from '../page.ts';
import { adminStyle } from './admin-style.ts';

export interface AdminPage {
  readonly status: 200 | 403 | 404 | 405 | 413 | 500;
  /** In the browser's tab. */
  readonly title: string;
  readonly heading: Markup | string;
  /** Below the heading. */
  readonly words: string;
  readonly content?: Markup;
  /** Shows the way out; only whoever is inside has one. */
  readonly inside: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RenderAdmin = (page: AdminPage) => Promise<Response>;

export function adminRenderer({ title, theme }: Pick<Config, 'title' | 'theme'>): RenderAdmin {
  const { element, policy } = adminStyle(theme);
  return async (page) => {
    const body = await html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${page.title} · ${title}</title>
          ${raw(element)}
        </head>
        <body>
          <header>
            <div class="masthead">
              <p class="name">${page.inside ? html`<a href="/">${title}</a>` : title}</p>
              ${page.inside ? html`<form method="post" action="/leave"><button type="submit">Sign out</button></form>` : ''}
            </div>
            <h1>${page.heading}</h1>
            <p class="quiet">${page.words}</p>
          </header>
          <main>${page.content ?? ''}</main>
        </body>
      </html> `;
    return new Response(String(body), {
      status: page.status,
      headers: {
        ...page.headers,
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex',
        'Content-Security-Policy': policy,
        'Cross-Origin-Resource-Policy': 'same-origin',
        // Its forms say where they come from; an address with a token in it tells nobody.
        'Referrer-Policy': page.inside ? 'same-origin' : 'no-referrer',
      },
    });
  };
}
