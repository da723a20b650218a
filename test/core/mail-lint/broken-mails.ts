/** For every rule a mail that breaks it and no other: one thing wrong with a mail that is sound. */
import type { Message } from '../../../src/core/delivery/message.ts';
import type { MailToLint } from '../../../src/core/mail-lint/linted-mail.ts';
import { compactMarkdown } from '../edition/compact-issue.ts';

type Break = (mail: MailToLint) => MailToLint;
type Case = readonly [id: string, at: string, broken: Break];

/** What is broken below stands on the first lines; every part of an edition follows. */
export const soundMarkdown = `An opening, with [a link](https://link.example/page) in it.

> Somebody said so.

\`\`\`yaml
name: tide # the tool
\`\`\`

| what | euros |
|--|--:|
| rope | 1,200 |

![A dot.](/issues/2023-10/dot.gif)

${compactMarkdown}`;

/** Of the issue, and of its first paragraph. */
const START = '1:1';
const CODE = '5:1';
const TABLE = '9:1';
const PICTURE = '13:1';
const LINK = '1:18';
const UNIQUE = 'An opening, with ';

const LINK_TAG = '<a href="https://link.example/page"';
const PICTURE_TAG = /<img src="https:\/\/salt\.example\/issues\/2023-10\/dot\.gif"/;

/** Replaces the first match, which must be there, and moves the origins along. */
export function inHtml(from: string | RegExp, to: string): Break {
  return (mail) => {
    const { html } = mail.message;
    const found = typeof from === 'string' ? undefined : from.exec(html);
    const text = typeof from === 'string' ? from : (found?.[0] ?? '');
    const at = found?.index ?? html.indexOf(text);
    if (text === '' || at < 0) throw new Error(`The mail holds no ${from}.`);
    const end = at + text.length;
    const moved = (offset: number): number =>
      offset >= end ? offset + to.length - text.length : offset;
    const changed = html.slice(0, at) + to + html.slice(end);
    const origins = mail.edition.origins.map((origin) => ({
      ...origin,
      start: moved(origin.start),
      end: moved(origin.end),
    }));
    return {
      ...mail,
      edition: { ...mail.edition, html: changed, origins },
      message: { ...mail.message, html: changed },
    };
  };
}

export function inMessage(over: Partial<Message>): Break {
  return (mail) => ({ ...mail, message: { ...mail.message, ...over } });
}

function both(...breaks: readonly Break[]): Break {
  return (mail) => breaks.reduce((changed, each) => each(changed), mail);
}

function styleOf(tag: string, style: string): Break {
  return inHtml(
    `${tag} class="t-ink u-accent" style="`,
    `${tag} class="t-ink u-accent" style="${style};`,
  );
}

/** In the paragraph of the opening. */
const added = (html: string): Break => inHtml(UNIQUE, `${UNIQUE}${html}`);
const inSheet = (css: string): Break => inHtml('</style>', `${css}\n</style>`);
/** Markup that says nothing, so that both editions still say the same. */
const filler = (bytes: number): string => '<b></b>\n'.repeat(Math.ceil(bytes / 8));

export const brokenMails: readonly Case[] = [
  ['mail/too-large', START, added(filler(95_000))],
  ['mail/nearly-too-large', START, added(filler(55_000))],
  ['mail/sheet-too-large', START, inSheet('.x{margin:0}\n'.repeat(1300))],
  ['mail/nested-at-rule', START, inSheet('@media screen{@media print{.x{margin:0}}}')],
  ['mail/broken-style', START, inSheet('.x{margin:0')],
  ['mail/broken-style', LINK, styleOf(LINK_TAG, '}')],

  [
    'mail/long-line',
    LINK,
    inHtml(LINK_TAG, `<a ${' '.repeat(1000)}href="https://link.example/page"`),
  ],
  [
    'mail/long-line',
    START,
    (mail) => inMessage({ text: `${mail.message.text}${'-'.repeat(999)}` })(mail),
  ],
  ['mail/not-ascii', START, added('–')],
  ['mail/control-character', START, added('\u0007')],
  ['mail/control-character', START, inMessage({ subject: 'Deep\u0000 water' })],

  ['mail/relative-address', LINK, inHtml('"https://link.example/page"', '"/page"')],
  [
    'mail/relative-address',
    LINK,
    inHtml('"https://link.example/page"', '"ftp://link.example/page"'),
  ],
  ['mail/http-address', LINK, inHtml('"https://link.example/page"', '"http://link.example/page"')],
  [
    'mail/address-form',
    LINK,
    inHtml('href="https://link.example/page"', "href='https://link.example/page'"),
  ],
  [
    'mail/address-form',
    LINK,
    inHtml('href="https://link.example/page"', 'href= "https://link.example/page"'),
  ],
  ['mail/anchor-link', LINK, inHtml('"https://link.example/page"', '"#note-1"')],

  ['mail/no-language', START, inHtml('<html lang="en"', '<html')],
  [
    'mail/no-language',
    START,
    inHtml('lang="en" dir="ltr">\n<div style="display', 'lang="en">\n<div style="display'),
  ],
  ['mail/no-title', START, inHtml('<title>Deep water</title>', '<title> </title>')],
  ['mail/no-title', START, inHtml('<title>Deep water</title>', '')],
  ['mail/no-charset', START, inHtml('<meta charset="utf-8">', '')],
  ['mail/no-viewport', START, inHtml(/<meta name="viewport"[^>]*>/, '')],
  ['mail/no-article', START, inHtml('role="article"', 'role="main"')],
  ['mail/no-article', START, inHtml(' aria-label="Deep water"', '')],

  [
    'mail/table-role',
    CODE,
    inHtml(/<table role="presentation"(?=[^>]*>\s*<tr>\s*<td [^>]*>\s*<pre)/, '<table'),
  ],
  [
    'mail/table-role',
    TABLE,
    inHtml(
      '<table width="100%" border="0" cellpadding="0" cellspacing="0" class="table"',
      '<table role="presentation" width="100%" class="table"',
    ),
  ],
  [
    'mail/table-role',
    START,
    inHtml('<!--[if mso]><table role="presentation"', '<!--[if mso]><table'),
  ],
  ['mail/no-scope', TABLE, inHtml('<th scope="col"', '<th')],
  ['mail/main-heading', START, both(inHtml('<h1 ', '<p '), inHtml('</h1>', '</p>'))],
  ['mail/skipped-heading', '21:1', both(inHtml('<h3 ', '<h4 '), inHtml('</h3>', '</h4>'))],
  ['mail/vague-link', LINK, both(inHtml(/a\slink<\/a>/, 'here</a>'), added('a link '))],
  ['mail/vague-link', LINK, both(inHtml(/a\slink<\/a>/, '&rarr;</a>'), added('a link '))],

  ['mail/no-alt', PICTURE, both(inHtml(' alt="A dot."', ''), added('A dot. '))],
  [
    'mail/unstyled-alt',
    PICTURE,
    inHtml(/(?<=alt="A dot\." class="t-quiet"\s)style="[^"]*"/, 'style="color:#66625a"'),
  ],
  ['mail/picture-width', PICTURE, inHtml(' width="16"', ' width="100%"')],
  ['mail/picture-width', PICTURE, inHtml(' width="16"', '')],
  ['mail/picture-format', PICTURE, inHtml('/dot.gif"', '/dot.webp"')],
  [
    'mail/picture-format',
    PICTURE,
    inHtml(PICTURE_TAG, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="'),
  ],
  ['mail/forbidden-element', START, added('<svg></svg>')],
  ['mail/forbidden-element', START, added('<form></form>')],
  [
    'mail/forbidden-element',
    PICTURE,
    inHtml(
      PICTURE_TAG,
      '<img srcset="https://salt.example/a.gif 2x" src="https://salt.example/a.gif"',
    ),
  ],
  [
    'mail/video-without-words',
    LINK,
    inHtml(
      '"https://link.example/page"',
      '"https://youtu.be/abcdefghijk"><img alt="a link" width="9" src="https://a.example/a.png" class="t-ink" style="color:#1c1b19;font-family:serif;font-size:17px"></a><a href="https://link.example/page"',
    ),
  ],
  [
    'mail/video-without-words',
    PICTURE,
    inHtml(
      'https://salt.example/issues/2023-10/dot.gif',
      'https://i.ytimg.com/vi/abcdefghijk/0.jpg',
    ),
  ],

  ['mail/padding', LINK, styleOf(LINK_TAG, 'padding:0 2px')],
  ['mail/bare-box', START, added('</p><pre></pre><p>')],
  ['mail/ghost-table', START, inHtml('width="600"', 'width="640"')],
  ['mail/ghost-table', LINK, styleOf(LINK_TAG, 'max-width:300px')],
  ['mail/pixels-per-inch', START, inHtml('<o:PixelsPerInch>96</o:PixelsPerInch>', '')],
  ['mail/colour-form', LINK, styleOf(LINK_TAG, 'border:1px solid rgb(0 0 0)')],
  ['mail/colour-form', LINK, styleOf(LINK_TAG, 'border-left:1px solid #ffffffff')],
  ['mail/colour-form', LINK, styleOf(LINK_TAG, 'border-right:1px solid white')],
  ['mail/colour-form', START, inSheet('.x{color:hsl(0,0%,0%)}')],
  ['mail/modern-css', LINK, styleOf(LINK_TAG, 'font-size:1.2rem')],
  ['mail/modern-css', LINK, styleOf(LINK_TAG, 'margin:var(--gap)')],
  ['mail/important', LINK, styleOf(LINK_TAG, 'margin:0 !important')],
  ['mail/important', START, inSheet('.x{margin:0!important}')],
  ['mail/background-picture', LINK, styleOf(LINK_TAG, 'background:url(https://a.example/a.png)')],

  ['mail/colour-scheme', START, inHtml('<meta name="color-scheme" content="light dark">', '')],
  [
    'mail/colour-scheme',
    START,
    inHtml(':root{color-scheme:light dark;supported-color-schemes:light dark}', ''),
  ],
  ['mail/night-selector', START, inHtml('.t-ink{', 'p a,.t-ink{')],
  ['mail/night-only', START, added('<b class="l-rule"></b>')],
  [
    'mail/low-contrast',
    LINK,
    inHtml(
      `${LINK_TAG} class="t-ink u-accent" style="color:#1c1b19`,
      `${LINK_TAG} class="t-ink u-accent" style="color:#8a8a8a`,
    ),
  ],
  [
    'mail/low-contrast',
    '1:1',
    inHtml('.t-ink{color:#e9e6df !important}', '.t-ink{color:#333333 !important}'),
  ],
  [
    'mail/low-contrast',
    CODE,
    inHtml(/(?<=class="s-comment" )style="color:#\w+"/, 'style="color:#999999"'),
  ],
  [
    'mail/code-colours',
    CODE,
    inHtml(/(?<=class="s-comment" style="color:#\w+)"/, ';--shiki-dark:#ffffff"'),
  ],
  ['mail/code-colours', CODE, inHtml(/<span class="s-comment" style="color:#\w+">/, '<span>')],
  [
    'mail/code-colours',
    CODE,
    inHtml('# the', '# </span><span class="s-comment" style="color:#66625a">the'),
  ],
  ['mail/font-stack', LINK, styleOf(LINK_TAG, "font-family:'Segoe UI',serif")],
  ['mail/font-stack', LINK, styleOf(LINK_TAG, 'font-family:Georgia')],
  ['mail/web-font', START, inSheet('@font-face{font-family:X;src:url(https://a.example/x.woff2)}')],
  [
    'mail/web-font',
    START,
    inHtml('<title>', '<link rel="stylesheet" href="https://a.example/x.css"><title>'),
  ],

  ['mail/no-preheader', START, inHtml(/<div style="display:none[^"]*">[^<]*<\/div>/, '')],
  ['mail/preheader-hiding', START, inHtml(';mso-hide:all"', '"')],
  ['mail/preheader-hiding', START, inHtml(';mso-hide:all"', ';mso-hide:all;color:#ffffff"')],
  ['mail/no-text', START, inMessage({ text: '\n' })],
  ['mail/text-differs', START, added('<b>words which nobody would read elsewhere</b>')],
  [
    'mail/text-differs',
    START,
    (mail) =>
      inMessage({ text: `Words which nobody would read elsewhere.\n${mail.message.text}` })(mail),
  ],

  ['mail/list-unsubscribe', START, inMessage({ unsubscribeUrl: 'http://in.salt.example/u/x' })],
  ['mail/list-unsubscribe', START, inMessage({ unsubscribeMailto: '' })],
  ['mail/list-id', START, inMessage({ listId: 'newsletter' })],
  [
    'mail/no-unsubscribe',
    START,
    inHtml('https://in.salt.example/u/__roundup_unsubscribe_token__', 'https://in.salt.example/u/'),
  ],
  ['mail/no-postal-address', START, (mail) => ({ ...mail, postalAddress: '' })],
  [
    'mail/no-postal-address',
    START,
    (mail) => ({ ...mail, postalAddress: '2 Quay, 00100 Harbour' }),
  ],
];
