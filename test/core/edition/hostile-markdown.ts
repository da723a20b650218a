/** Random Markdown: trees of every block that authors write, and what attackers would. */
import fc from 'fast-check';

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zA-Z]{1,12}$/) },
  fc.constantFrom(
    'From',
    '>',
    '-',
    '1.',
    '#',
    '|',
    '`',
    '*',
    '_',
    '<b>',
    '&amp;',
    '\\',
    '~~',
    '[^1]',
  ),
  fc.constantFrom('naïve', '日本語', '👩‍🔧', 'עברית', '\u202eevil', '\u0007', '\ud800', '\u00a0'),
  fc.integer({ min: 70, max: 1300 }).map((length) => 'a-B_c=9'.repeat(length / 7)),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
export const hostileWords = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((each) => each.join(' '));

export const hostileAddress = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.webUrl().map((url) => `${url}?${'q'.repeat(1200)}`),
  fc.constantFrom('/issues/2023-09/', 'picture.png', '#here', '../x', '//evil.example/x'),
  fc.constantFrom(
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'JaVaScRiPt:x',
    'file:///etc/passwd',
    'cid:1',
  ),
);
const inline = fc.oneof(
  { weight: 3, arbitrary: hostileWords },
  fc.tuple(hostileWords, hostileAddress).map(([text, url]) => `[${text}](<${url}>)`),
  fc
    .tuple(hostileWords, hostileAddress, hostileWords)
    .map(([alt, url, title]) => `![${alt}](<${url}> "${title}")`),
  hostileWords.map((text) => `**${text}**`),
  hostileWords.map((text) => `\`${text}\``),
);
const line = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((each) => each.join(' ').replace(/[\r\n]/g, ' '));

export const hostileHtml = fc.constantFrom(
  '<script>alert(1)</script>',
  '<p style="position:fixed;background:url(x)" onclick="x()">styled</p>',
  '<a href="javascript:x">x</a> <img src=x onerror=alert(1)>',
  '<table><tr><td>loose<td>cells</table>',
  '<svg><a xlink:href="x">x</a></svg><math></math>',
  '<div dir="rtl" lang="he">raw <p>block</div>',
  '<!-- [if mso]> x <![endif] --> --> <!--',
  '<!--[if mso]><a href="javascript:x">x</a><![endif]-->',
  '<p style="color:red;width:\\65xpression(alert(1))" class="t-paper" id="x">dressed',
  '</td></tr></table></style></title><textarea>',
  '<h1>first</h1><h4 align="right">fourth</h4>',
);

const block: fc.Arbitrary<string> = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    line,
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), line)
      .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
    fc
      .array(line, { minLength: 1, maxLength: 4 })
      .map((lines) => `\`\`\`js\n${lines.join('\n')}\n\`\`\``),
    fc
      .array(fc.tuple(line, line), { minLength: 1, maxLength: 4 })
      .map(
        (rows) =>
          `| a | b |\n| :-: | --: |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`,
      ),
    hostileHtml,
    fc.constantFrom('---', '[^1]: a note', '::reading', '::writing', '::building', '::support'),
    tie('block').map((inner) => inner.replace(/^/gm, '> ')),
    tie('block').map((inner) => `- ${inner.replace(/\n/g, '\n  ')}\n- [x] task`),
    tie('block').map((inner) => `3. ${inner.replace(/\n/g, '\n   ')}`),
  ),
})).block;

export const hostileMarkdown = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => blocks.join('\n\n'));
