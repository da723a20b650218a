/** The server's own pages: a heading, a few sentences, and perhaps a button or forms. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { designTokens } from '../core/edition/tokens.ts';
import { pageStyle } from './page-style.ts';

/** What the pages must know of the newsletter. */
export interface Masthead {
  readonly title: string;
  /** Of the title; the pages' own words are English. */
  readonly language: string;
  /** The archive's address. */
  readonly url: string;
  /** The config's colour, as #rrggbb. */
  readonly accent: string;
}

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly status: 200 | 202 | 400 | 403 | 404 | 405 | 413 | 429 | 500 | 502 | 503;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** Posts to the page's own address, so that no page repeats a token. */
  readonly button?: string;
  /** What follows, such as forms. */
  readonly content?: Markup;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Lets the page's forms say where they come from: `same-origin` where its address holds no token,
   * else `strict-origin`, which names the host alone.
   */
  readonly referrer?: 'same-origin' | 'strict-origin';
}

export type PageRenderer = (page: Page) => Promise<Response>;

/** Pages are never stored, indexed or named as a referrer: their addresses hold tokens. */
export function createPageRenderer(masthead: Masthead): PageRenderer {
  const tokens = designTokens(masthead.accent);
  const { element, policy } = pageStyle(tokens, masthead.url);
  return async (page) => {
    const body = await html`<!doctype html>
      <html lang="en" dir="ltr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <meta
            name="theme-color"
            content="${tokens.light.paper}"
            media="(prefers-color-scheme: light)"
          />
          <meta
            name="theme-color"
            content="${tokens.dark.paper}"
            media="(prefers-color-scheme: dark)"
          />
          <title>${page.heading} · ${masthead.title}</title>
          <link rel="icon" href="${masthead.url}/favicon.svg" type="image/svg+xml" />
          ${raw(element)}
        </head>
        <body>
          <header>
            <a href="${masthead.url}/" lang="${masthead.language}" dir="auto">${masthead.title}</a>
          </header>
          <main>
            <h1>${page.heading}</h1>
            ${page.sentences.map((sentence) => html`<p>${sentence}</p>`)}
            ${page.button === undefined ? '' : html`<form method="post"><button type="submit">${page.button}</button></form>`}
            ${page.content ?? ''}
          </main>
          <footer><a href="${masthead.url}/issues/">All issues</a></footer>
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
