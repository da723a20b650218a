import fc from 'fast-check';
import type { Root } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import {
  type DegradationClient,
  degradationClients,
} from '../../../src/core/degradation/degradation-clients.ts';
import { degrade } from '../../../src/core/degradation/degrade.ts';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { compactMarkdown, context, publicIssue } from '../edition/compact-issue.ts';
import { hostileMarkdown } from '../edition/hostile-markdown.ts';
import { issueFrom } from '../edition/issue-from.ts';

const mail = renderEmail(publicIssue(compactMarkdown), context).html;

test.each(degradationClients)('$name leaves of the small issue what it can', async (client) => {
  await expect(degrade(mail, client)).toMatchFileSnapshot(
    `../../golden/degradation/${client.id}.html`,
  );
});

/** What the client leaves of a body, or of a head. */
function left(id: string, html: string): string {
  const client = clientOf(id);
  const isHead = /^<(?:style|meta)/.test(html);
  const degraded = degrade(`<!doctype html><html><head>${html}</head><body></body></html>`, client);
  if (isHead) return /<head>(.*)<\/head>/s.exec(degraded)?.[1] ?? '';
  const body = degrade(`<!doctype html><html><head></head><body>${html}</body></html>`, client);
  return /<body>(?:<div>)?(.*?)(?:<\/div>)?<\/body>/s.exec(body)?.[1] ?? '';
}

function clientOf(id: string): DegradationClient {
  const client = degradationClients.find((each) => each.id === id);
  if (client === undefined) throw new Error(id);
  return client;
}

const style = (css: string): string => `<p style="${css}">a</p>`;
const cases: Readonly<Record<string, readonly (readonly [html: string, left: string])[]>> = {
  gmail: [
    [style('color:red'), style('color:red')],
    [style('margin:0 0 -20px;color:red'), style('color:red')],
    [style('text-indent:-20px'), '<p>a</p>'],
    [style('color:oklch(0.5 0.1 20);margin:0'), '<p>a</p>'],
    [style('color:rgb(0 128 0);margin:0'), '<p>a</p>'],
    [style('color:rgb(0, 128, 0);margin:0'), style('color:rgb(0, 128, 0);margin:0')],
    [style('color:light-dark(red, blue);margin:0'), style('margin:0')],
    ['<p>a<!-- b -->c<!--[if mso]>d<![endif]--></p>', '<p>ac</p>'],
    ['<!--[if !mso]><!--><b>a</b><!--<![endif]-->', '<b>a</b>'],
    ['<img src="https://x.example/a.svg" alt="A map.">', 'A map.'],
    ['<img src="data:image/png;base64,AA" alt="A map.">', 'A map.'],
    ['<img src="https://x.example/a.svg?b=1">', ''],
    ['<img src="https://x.example/a.webp" alt="">', '<img src="https://x.example/a.webp" alt="">'],
    ['<b>a</b><style>a{color:red}</style>', '<b>a</b>'],
    ['<style>@media (prefers-color-scheme:dark){a{color:red}}</style>', '<style></style>'],
    [
      '<style>@media (max-width:480px){a{color:red}}</style>',
      '<style>@media (max-width:480px){a{color:red}}</style>',
    ],
    ['<style>@media (min-height:480px){a{color:red}}</style>', '<style></style>'],
    ['<style>a:after,p{color:red}</style>', '<style>p{color:red}</style>'],
    [
      '<style>a{color:red !IMPORTANT;margin:0 !important}</style>',
      '<style>a{margin:0 !important}</style>',
    ],
    ['<style>a{color:rgb(0 0 0)}p{margin:0}</style>', ''],
    ['<style>a{color:lab(50% 0 0);margin:0}</style>', '<style>a{margin:0}</style>'],
    ['<style>a{margin:0}@media print{@media print{p{margin:0}}}</style>', ''],
    [
      '<meta name="color-scheme" content="light dark"><meta charset="utf-8">',
      '<meta charset="utf-8">',
    ],
  ],
  'gmail-foreign': [
    ['<style>a{color:red}</style>', ''],
    [style('text-decoration:underline;color:red'), style('color:red')],
    ['<pre style="white-space:pre-wrap">a</pre>', '<pre>a</pre>'],
    [style('font-family:ui-monospace, Menlo, monospace'), style('font-family:Menlo, monospace')],
    [style('font-family:system-ui, Arial'), style('font-family:system-ui, Arial')],
    [style('display:none'), style('display:none')],
    [style('display:flex'), '<p>a</p>'],
    ['aaaa<wbr>bbbb', 'aaaabbbb'],
    [
      '<img src="https://x.example/a.svg" alt="A map.">',
      '<img src="https://x.example/a.svg" alt="A map.">',
    ],
  ],
  yahoo: [
    ['<img style="height:auto;width:100%">', '<img style="min-height:auto;width:100%">'],
    [style('word-break:break-word'), '<p>a</p>'],
    [style('font-size:1rem;margin:0'), style('margin:0')],
    [style('font-weight:650'), '<p>a</p>'],
    [style('font-weight:600'), style('font-weight:600')],
    ['an <abbr>LL</abbr>', 'an LL'],
    [
      '<table lang="en" aria-hidden="true" role="presentation"><tbody><tr><td lang="en" role="cell">a</td></tr></tbody></table>',
      '<table lang="en" role="presentation"><tbody><tr><td>a</td></tr></tbody></table>',
    ],
    ['<style>@media print{a{color:red}}</style>', '<style></style>'],
    [
      '<style>@media screen and (max-width:480px){a{color:red}}</style>',
      '<style>@media screen and (max-width:480px){a{color:red}}</style>',
    ],
  ],
  'outlook-classic': [
    [style('padding:1px;max-width:10px;width:10px;margin:0 auto'), '<p>a</p>'],
    [
      '<table style="max-width:10px"><tbody><tr><td style="padding:1px">a</td></tr></tbody></table>',
      '<table style="max-width:10px"><tbody><tr><td style="padding:1px">a</td></tr></tbody></table>',
    ],
    [style('border:1px solid red'), '<p>a</p>'],
    ['<img style="border:12px solid red;display:block">', '<img style="border:8px solid red">'],
    ['<img style="display:none">', '<img>'],
    [style('display:none;overflow:hidden;max-height:0'), style('display:none')],
    [style('font-weight:650'), style('font-weight:bold')],
    [style('font-weight:500'), style('font-weight:normal')],
    [style('font-family:system-ui, Arial'), style('font-family:Arial')],
    [style('font-family:system-ui'), '<p>a</p>'],
    [style('color:rgba(0, 0, 0, 0.5);text-transform:lowercase'), '<p>a</p>'],
    [style('color:red !important'), '<p>a</p>'],
    [style('text-decoration:underline'), style('text-decoration:underline')],
    [style('text-decoration:underline red'), '<p>a</p>'],
    ['<!--[if mso]><i>a</i><![endif]-->b', '<i>a</i>b'],
    ['<!--[if !mso]><!--><i>a</i><!--<![endif]-->b', 'b'],
    ['aaaa<wbr>bbbb <abbr>c</abbr>', 'aaaabbbb c'],
    ['<img src="https://x.example/a.webp" alt="A map.">', 'A map.'],
    ['<img src="data:image/gif;base64,AA" alt="A map.">', 'A map.'],
    ['<img src="data:image/png;base64,AA" alt="">', '<img src="data:image/png;base64,AA" alt="">'],
    ['<style>@media print{a{color:red}}td{color:red}</style>', '<style>td{color:red}</style>'],
    [
      '<style>td{padding-left:1px;color:red!important}</style>',
      '<style>td{padding-left:1px}</style>',
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (id, each) => {
  test.each(each)('makes of %s just %s', (html, expected) => {
    expect(left(id, html)).toBe(expected);
  });
});

test('in Gmail the body becomes a div, with what it had', () => {
  const html = degrade('<body class="a" style="margin:0">a</body>', clientOf('gmail'));
  expect(html).toContain('<body><div class="a" style="margin:0">a</div></body>');
});

test('Gmail keeps style sheets up to 16 KB together, and none from there', () => {
  const sheet = (bytes: number) => `<style>${'a{margin:0}'.padEnd(bytes)}</style>`;
  const kept = (...bytes: number[]) =>
    left('gmail', bytes.map(sheet).join('')).match(/<style>/g)?.length ?? 0;
  expect(kept(16_384)).toBe(1);
  expect(kept(16_385)).toBe(0);
  expect(kept(8192, 8192)).toBe(2);
  expect(kept(8192, 8193, 11)).toBe(1);
});

test.each(['color', 'a{', '}', '"', 'color:red;;', '@media', '/*'])(
  'CSS that cannot be read stays: %s',
  (css) => {
    for (const client of degradationClients) {
      const html = `<p style='${css}'>a</p><style>${css}</style>`;
      expect(() => degrade(html, client)).not.toThrow();
    }
    expect(left('gmail', `<p style="color">a</p>`)).toBe('<p style="color">a</p>');
  },
);

/** All text, descriptions of pictures among it. */
function textOf(html: string): string {
  const tree: Root = rehype().parse(html);
  let text = '';
  visit(tree, (node, _, parent) => {
    const isStyle = parent?.type === 'element' && parent.tagName === 'style';
    if (node.type === 'text' && !isStyle) text += node.value;
    if (node.type === 'element' && node.tagName === 'img') {
      text += String(node.properties['alt'] ?? '');
    }
  });
  return text.replace(/\s+/g, '');
}

test.each(degradationClients)('$name loses no text of a mail and gets none', (client) => {
  fc.assert(
    fc.property(hostileMarkdown, (markdown) => {
      const { html } = renderEmail(issueFrom(markdown), context);
      expect(textOf(degrade(html, client))).toBe(textOf(html));
    }),
    { numRuns: 20 },
  );
});

/** Whether every character of `part` comes in `whole`, in the same order. */
function isWithin(part: string, whole: string): boolean {
  let from = 0;
  for (const character of part) {
    const found = whole.indexOf(character, from);
    if (found < 0) return false;
    from = found + character.length;
  }
  return true;
}

const snippets = fc.constantFrom(
  '<p style="',
  '">',
  '</p>',
  '<style>',
  '</style>',
  '@media (',
  '){',
  '}',
  '<!--[if mso]>',
  '<![endif]-->',
  '<!--',
  '-->',
  '<img alt="a" src="data:',
  '<body',
  'rgb(1 2 3)',
  'color:',
  'margin:-1px',
  '!important',
  ';',
  '<td',
  '<abbr>',
  '<template>',
  '<svg>',
  '\u0000',
);

test('no HTML makes a degradation throw, nor say what the HTML does not', () => {
  // Character references are other characters once they are read.
  const words = fc.string({ maxLength: 8 }).map((text) => text.replaceAll('&', '+'));
  const anything = fc.array(fc.oneof(snippets, words), { maxLength: 30 });
  fc.assert(
    fc.property(anything, fc.constantFrom(...degradationClients), (parts, client) => {
      const html = parts.join('');
      const degraded = textOf(degrade(html, client));
      // Classic Outlook alone reads what stands in conditional comments.
      const read = html.replaceAll('\u0000', '\ufffd');
      const said = client.id === 'outlook-classic' ? read : textOf(html);
      expect(isWithin(degraded, said)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
