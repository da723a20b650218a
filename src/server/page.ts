/** The server's own pages: a heading, a few sentences, and perhaps a button or forms. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Theme } from '../core/edition/theme.ts';
import { designTokens } from '../core/edition/tokens.ts';
import { formatDay } from '../core/edition/format-day.ts';
import { directionOf } from '../core/edition/language-direction.ts';
import type { Texts } from '../core/texts/en.ts';
import { textLanguageOf, textsOf } from '../core/texts/texts.ts';
import { pageStyle } from './page-style.ts';

/** What the pages must know of the newsletter. */
export interface Masthead {
  readonly title: string;
  /** The newsletter's; pages that its readers see are in it. */
  readonly language: string;
  /** The archive's address. */
  readonly url: string;
  readonly theme: Theme;
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

/** What the pages for readers say, in the newsletter's language. */
export type PageTexts = Texts['pages'] & { readonly day: (date: Date) => string };

/** A page for readers. */
export type PageWriter = (texts: PageTexts) => Page;

/** A page that is none for readers is in English. */
export type PageRenderer = (page: Page | PageWriter) => Promise<Response>;

/** Pages are never stored, indexed or named as a referrer: their addresses hold tokens. */
export function createPageRenderer(masthead: Masthead): PageRenderer {
  const tokens = designTokens(masthead.theme);
  const { element, policy } = pageStyle(tokens, masthead.url);
  const { language } = masthead;
  const forReaders = textLanguageOf(language) === undefined ? 'en' : language;
  const texts = pageTexts(forReaders);
  return async (given) => {
    const page = typeof given === 'function' ? given(texts) : given;
    const own = typeof given === 'function' ? forReaders : 'en';
    const body = await html`<!doctype html>
      <html lang="${own}" dir="${directionOf(own)}">
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
            <a href="${masthead.url}/" lang="${language}" dir="auto">${masthead.title}</a>
          </header>
          <main>
            <h1>${page.heading}</h1>
            ${page.sentences.map((sentence) => html`<p>${sentence}</p>`)}
            ${page.button === undefined ? '' : html`<form method="post"><button type="submit">${page.button}</button></form>`}
            ${page.content ?? ''}
          </main>
          <footer><a href="${masthead.url}/issues/">${textsOf(own).pages.allIssues}</a></footer>
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

/** `language` has texts. */
export function pageTexts(language: string): PageTexts {
  const day = (date: Date): string => formatDay(date.toISOString().slice(0, 10), language);
  return { ...textsOf(language).pages, day };
}
