/** Markdown that is made to take long or to get something through, by name. */

const count = (length: number, make: (index: number) => string): string[] =>
  Array.from({ length }, (_, index) => make(index));

export const hostileInputs: Readonly<Record<string, string>> = {
  'a paragraph of 1 MB': 'Plain words of a paragraph, and more of them. '.repeat(21_700),
  'a word of 1 MB': 'x'.repeat(1_000_000),
  'a word of 1 MB, Chinese': '語'.repeat(333_000),
  '500 nested quotes': `${'> '.repeat(500)}deep`,
  '500 quotes, each a line deeper': count(500, (depth) => `${'>'.repeat(depth + 1)} a`).join('\n'),
  'lists nested 200 deep': count(200, (depth) => `${'  '.repeat(depth)}- deep`).join('\n'),
  '10,000 <br>': '<br>'.repeat(10_000),
  '20,000 <div> left open': '<div>\n\n'.repeat(20_000),
  '5,000 scripts': '<script>alert(1)</script>\n\n'.repeat(5000),
  '2,500 style attributes':
    '<p style="position:fixed;background:url(https://x.example)" onclick="x()">a</p>\n\n'.repeat(
      2500,
    ),
  '4,000 CSS escapes': String.raw`<span style="\65xpression(alert(1))">a</span> `.repeat(4000),
  '3,000 data addresses': '[x](data:text/html;base64,PHNj) ![y](data:image/png,A) '.repeat(3000),
  '60,000 bidi controls': '\u202e\u2066a\u2069\u202c '.repeat(15_000),
  '100 KB of * left open': '*a '.repeat(33_333),
  '100 KB of *_': '*_'.repeat(50_000),
  'a table of 16,000 rows': `| a | b | c |\n|-|-|-|\n${'| 1 | 2 | 3 |\n'.repeat(16_000)}`,
  '5,000 links': count(5000, (link) => `[link ${link}](https://a.example/${link})`).join(' '),
  '2,000 footnotes': [
    count(2000, (note) => `a[^${note}]`).join(' '),
    ...count(2000, (note) => `[^${note}]: note ${note}`),
  ].join('\n\n'),
};
