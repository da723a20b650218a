/** How a feed looks where a browser opens it: a page that says what it is, with the masthead. */
import type { Theme } from '../../core/edition/theme.ts';
import { designTokens, type Palette } from '../../core/edition/tokens.ts';
import { textsOf } from '../../core/texts/texts.ts';
import { escapeXml } from '../../core/edition/feeds/feed-text.ts';

export interface FeedStyleSettings {
  readonly title: string;
  readonly language: string;
  readonly theme: Theme;
}

/** A page with links, for browsers that still know XSLT 1.0. */
export function feedXsl({ title, language }: FeedStyleSettings): string {
  const words = textsOf(language).edition.feeds;
  return `<?xml version="1.0" encoding="utf-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom" exclude-result-prefixes="atom">
  <xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>
  <xsl:template match="/">
    <html lang="${escapeXml(language)}">
      <head>
        <title><xsl:value-of select="rss/channel/title | atom:feed/atom:title"/></title>
        <meta name="viewport" content="width=device-width"/>
        <meta name="robots" content="noindex"/>
        <meta name="color-scheme" content="light dark"/>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href="/feed.css"/>
      </head>
      <body>
        <header>
          <p class="nameplate"><a href="/">${escapeXml(title)}</a></p>
        </header>
        <main>
          <p class="label">${words.label}</p>
          <h1><xsl:value-of select="rss/channel/title | atom:feed/atom:title"/></h1>
          <p class="about"><xsl:value-of select="rss/channel/description | atom:feed/atom:subtitle"/></p>
          <p class="what">${words.what}</p>
          <p class="address"><code><xsl:value-of select="rss/channel/atom:link[@rel='self']/@href | atom:feed/atom:link[@rel='self']/@href"/></code></p>
          <ol>
            <xsl:apply-templates select="rss/channel/item | atom:feed/atom:entry"/>
          </ol>
        </main>
        <footer>
          <p><a href="/">${words.home}</a></p>
        </footer>
      </body>
    </html>
  </xsl:template>
  <xsl:template match="item">
    <li>
      <p class="label"><xsl:value-of select="substring(pubDate, 6, 11)"/></p>
      <h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
      <p><xsl:value-of select="description"/></p>
    </li>
  </xsl:template>
  <xsl:template match="atom:entry">
    <li>
      <p class="label"><xsl:value-of select="substring(atom:published, 1, 10)"/></p>
      <h2><a href="{atom:link[not(@rel)]/@href}"><xsl:value-of select="atom:title"/></a></h2>
      <p><xsl:value-of select="atom:summary"/></p>
    </li>
  </xsl:template>
</xsl:stylesheet>
`;
}

/** Of that page, and of the feed’s own elements in browsers without XSLT. */
export function feedCss({ title, theme, language }: FeedStyleSettings): string {
  const words = textsOf(language).edition.feeds;
  const { light, dark, fonts } = designTokens(theme);
  return `/* Both for the page that feed.xsl makes and for the elements of RSS and Atom as they are. */
:root{color-scheme:light dark;${colours(light)}display:block;max-width:40rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,2rem) 4rem;background:var(--paper);color:var(--ink);font:1.125rem/1.6 ${fonts.text};font-variant-numeric:oldstyle-nums;overflow-wrap:break-word}
@media screen and (prefers-color-scheme:dark){:root{${colours(dark)}}}
body,h1,h2,p,ol{margin:0;padding:0;font-weight:400;font-size:inherit}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
.nameplate,rss::before,feed::before{font-size:1.1rem;font-variant-caps:all-small-caps;letter-spacing:.16em;line-height:1.2}
.nameplate a{text-decoration:none}
header,rss::before,feed::before{display:block;border-bottom:1px solid var(--ink);padding-bottom:.75rem;margin-bottom:2.5rem}
rss::before,feed::before{content:${cssString(title)}}
h1,channel>title,feed>title{display:block;font-size:clamp(2rem,1.4rem + 3vw,2.986rem);line-height:1.1;letter-spacing:-.01em;text-wrap:balance}
.label,pubDate,published{display:block;color:var(--quiet);font-style:italic;font-size:.9rem}
.about,channel>description,subtitle{display:block;margin-top:1.5rem;font-size:1.2rem;line-height:1.5}
.what,channel>description::after,subtitle::after{display:block;margin-top:1rem;font-size:1.125rem}
channel>description::after,subtitle::after{content:${cssString(words.what)}}
.address{margin-top:1rem}
code,channel>*|link[rel=self]::after,feed>link[rel=self]::after{display:block;padding:.5rem .75rem;background:var(--surface);border:1px solid var(--rule);font:.8rem/1.5 ${fonts.code};user-select:all}
channel>*|link[rel=self]::after,feed>link[rel=self]::after{content:attr(href);margin-top:1rem}
ol{list-style:none}
li,item,entry{display:block;margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--rule)}
h2,item>title,entry>title{display:block;font-size:1.2rem;line-height:1.3;text-wrap:balance}
item>description,summary{display:block;margin-top:.25rem}
item>link,item>pubDate{display:block;font-size:.8rem;color:var(--quiet)}
/* Atom says when an entry came out at its end, and where the feed is before what it is about. */
feed:root,entry{display:flex;flex-direction:column}
summary,feed>link,feed>entry{order:1}
footer{margin-top:3rem;border-top:1px solid var(--ink);padding-top:1rem}
channel>link:not([rel]),language,lastBuildDate,docs,generator,guid,category,creator,encoded,id,icon,author,updated,content,feed>link:not([rel=self]),entry>link,enclosure,channel>image{display:none}
@media print{:root{background:none}}
`;
}

function colours({ paper, ink, quiet, rule, surface, accent }: Palette): string {
  return Object.entries({ paper, ink, quiet, rule, surface, accent })
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('');
}

/** Whatever the text holds, it does not end the string or the file. */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r<]/g, (found) => `\\${found.codePointAt(0)?.toString(16) ?? ''} `)}"`;
}
