/** The server's own pages: a heading, a few sentences, and perhaps a button or forms. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { designTokens } from '../core/edition/tokens.ts';
import { pageStyle } from './page-style.ts';

/** What the pages must know of the newsletter. */
export interface Masthead {
  readonly title: string;
  /** The archive's address. */
  readonly url: string;
  /** The config's colour, as #rrggbb. */
  readonly accent: string;
}

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly status: 200 | 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** Posts to the page's own address, so that no page repeats a token. */
  readonly button?: string;
  /** What follows, such as forms. */
  readonly content?: Markup;
  readonly headers?: Readonly<Record<string, string>>;
  /** `same-origin` lets the page's forms say where they come from; its address holds no token. */
  readonly referrer?: 'same-origin';
}

export type PageRenderer = (page: Page) => Promise<Response>;

/** Pages are never stored, indexed or named as a referrer: their addresses hold tokens. */
export function createPageRenderer(masthead: Masthead): PageRenderer {
  const { element, policy } = pageStyle(designTokens(masthead.accent));
  return async (page) => {
    const body = await html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${page.heading} · ${masthead.title}</title>
          ${raw(element)}
        </head>
        <body>
          <header><a href="${masthead.url}">${masthead.title}</a></header>
          <main>
            <h1>${page.heading}</h1>
            ${page.sentences.map((sentence) => html`<p>${sentence}</p>`)}
            ${page.button === undefined ? '' : html`<form method="post"><button type="submit">${page.button}</button></form>`}
            ${page.content ?? ''}
          </main>
        </body>
      </html> `;
    return new Response(String(body), {
      status: page.status,
      headers: {
        ...page.headers,
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex',
        'Referrer-Policy': page.referrer ?? 'no-referrer',
        'Content-Security-Policy': policy,
      },
    });
  };
}
