/** Markdown by the name of the element that it shows; each has a golden file in both media. */

export const elements: Readonly<Record<string, string>> = {
  paragraph: 'One paragraph\nover two lines.\n\nAnd another.',
  emphasis: 'It is *slanted*, **bold**, ***both***, and ~~gone~~.',
  'hard-break': 'Fair winds,\\\nInes',
  headings: '## Two\n\ntext\n\n### Three\n\ntext\n\n#### Four\n\ntext\n\n##### Five\n\ntext',
  'headings-skipped': '# One is the title\n\n#### From two to four\n\ntext',
  'heading-with-markup': '## Why `strand` is a *verb*\n\n### [Linked](https://a.example)',
  departments:
    '## Words\n\n::writing\n\n## Things\n\n::building\n\n## Pages\n\n::reading\n\n## End',
  links:
    '[one](https://a.example/?x=1&y=2), [two](https://b.example/å), <https://c.example/long/path>, [one again](https://a.example/?x=1&y=2), www.d.example and <mara@example.com>.',
  'links-own': '[a page](/issues/2023-09/), [a place](#here) and [a mail](mailto:a@b.example).',
  'links-unsafe': '[a](javascript:alert) [b](data:text/html,x) [c](vbscript:x)',
  'links-reference':
    'See [the manual][m] and ![the plan][p].\n\n[m]: https://m.example\n[p]: https://p.example/plan.png "Plan"',
  'link-http': '[an old page](http://old.example/page)',
  'list-bullets': '- one\n- two\n  over two lines\n- three',
  'list-numbers': '7. seven\n8. eight',
  'list-nested': '- one\n  1. first\n     - deepest\n  2. second\n- two',
  'list-loose': '- one\n\n  with a second paragraph\n\n- two\n\n  ```\n  code\n  ```',
  'list-tasks':
    '- [x] done\n- [ ] open\n  - and nested\n- [x] a task that is long enough for a second line, which begins under the first word',
  'table-aligned':
    '| left | centre | right |\n| :-- | :-: | --: |\n| a | b | 1 |\n| `c` | *d* | 22 |',
  'table-corner': '| | euros |\n|--|--:|\n| rope | 1,200 |',
  'table-wide':
    '| Setting | Meaning | When to change it |\n|--|--|--|\n| `terminationGracePeriodSeconds` | How long a pod may take to say good-bye | When it needs longer than thirty seconds |\n| `x` | y | z |',
  'table-too-wide':
    '| one | two | three | four |\n|--|--|--|--|\n| `aVeryLongIdentifierIndeed` | `anotherVeryLongIdentifier` | `andOneMoreLongIdentifier` | [z](https://z.example) |',
  quote: '> A splice is *not* a knot.\n>\n> > Says who?\n\n> — Ada',
  'code-yaml': '```yaml\nname: tide # the tool\nversion: 0.4\nargs: ["--listen", true]\n```',
  'code-titled': 'Tie it:\n\n```yaml title="mooring \'a\' & <b>.yaml"\nlines: 3\n```\n\nDone.',
  'code-plain': '```\n  two spaces\n\n\ttab < & >\n```',
  'code-shell': '```shell\n# lay it\nsudo tide --depth=40 && echo "$DEPTH"\n```',
  'code-unknown-language': '```sail\nreef 2\n```',
  'code-long-line': `\`\`\`\n${'x'.repeat(1500)}\n\`\`\``,
  'code-inline': 'Run `tide  --help`, or `` a`b ``.',
  picture: '![A map of the sound.](/issues/2023-10/map.png "The sound, from above.")',
  'picture-small': '![A dot.](/issues/2023-10/dot.gif)',
  'picture-remote': '![A chart.](https://charts.example/c.jpg)',
  'picture-inline': 'A dot ![dot](/issues/2023-10/dot.gif) in a line.',
  'picture-linked': '[![A map.](/issues/2023-10/map.png)](https://map.example)',
  'picture-unshown':
    '![A drawing.](https://a.example/d.svg)\n\n![A photo.](https://a.example/d.webp)\n\n![Plain.](http://a.example/d.png)',
  footnotes:
    'First.[^b] Second.[^a] First again.[^b]\n\n[^a]: Note a, over\n    two lines.\n\n    And two paragraphs.\n[^b]: Note b with [a link](https://n.example).',
  name: 'Hello ::name[friend], dear *::name[reader’s]* [page of ::name[friend]](https://a.example).\n\n## For ::name[friend]\n\n- ::name[friend]\n\n::name[friend]\n\n<b>::name[friend]</b> and `::name[friend]` and \\::name[friend].',
  rule: 'before\n\n---\n\nafter',
  video: '::youtube[Cable going down]{#abcdefghijk}',
  'extra-closed': '::extra[What twelve splices cost.]{#other}',
  support: '::support',
  'video-poster': '::youtube[Cable going down]{#abcdefghijk poster=/issues/2023-10/map.png}',
  'video-file':
    '::video[The winch at work]{src=/issues/2023-10/winch.mp4 poster=/issues/2023-10/map.png}',
  'video-elsewhere': '::video[The winch at work]{src="https://films.example/winch"}',
  button: '::button[Book a berth]{href="https://berths.example/?from=letter"}',
  'alert-note': '> [!NOTE]\n> The tide *turns* at noon.',
  'alert-tip': '> [!TIP]\n>\n> Coil it first.\n>\n> - clockwise\n> - and dry',
  'alert-important':
    '> [!IMPORTANT]\n> Read [the manual](https://m.example) first.\n>\n> ```sh\n> winch --help\n> ```',
  'alert-warning': '> [!WARNING]\\\n> Ropes under load do not forgive.',
  'alert-caution': '> [!caution]\n> Never stand in a bight.',
  'alert-unknown': '> [!NOTICE]\n> Shown as it is.',
  'alert-empty': '> [!NOTE]',
  'quote-with-list':
    '> Three things:\n>\n> 1. rope\n> 2. tar\n>\n> ![A map.](/issues/2023-10/map.png)',
  'picture-webp': '![The quay at night.](/issues/2023-10/quay.webp "Ten past two.")',
  'picture-svg': '![The plan.](/issues/2023-10/plan.svg)',
  'picture-no-size': '![A file that is no picture.](/issues/2023-10/broken.png)',
  'picture-long-alt': `![${'A very long description of a very small boat. '.repeat(12).trim()}](/issues/2023-10/dot.gif)`,
  emoji: 'Anchors aweigh ⚓️ 👩🏽‍🚒 🇸🇪 1️⃣ — and 🎉.\n\n## 🛠️ Tools',
  'right-to-left-passages':
    'English before.\n\nשלום, הים שקט היום ו־`tide` רץ.\n\n- ראשון\n- שני\n\n## עברית\n\n> مرحبا بكم\n\nEnglish after.',
  'table-right-to-left': '| שם | מספר |\n|--|--:|\n| חבל | 12 |',
  'list-numbers-nested':
    '1. one\n2. two\n   1. two one\n      ```\n      code\n      ```\n3. three',
  'list-with-quote': '- said she:\n\n  > Aye.\n\n- said he:\n\n  > No.',
  'long-address': `<https://a.example/${'path/'.repeat(60)}end>`,
  'code-html': '```html\n<a href="#">&amp; so on</a> <!-- why -->\n```',
  'code-diff': '```diff\n- reef: 1\n+ reef: 2\n```',
  'code-empty': '```\n```',
  'emphasis-nested': '***~~all~~** at once* and `**none**`.',
  'footnote-with-code': 'So it is.[^1]\n\n[^1]: See:\n\n    ```sh\n    tide --why\n    ```',
  scripts:
    'Ελληνικά, кириллица, 日本語の長い文章が続きます。ここで折り返されるはずですが、どこでも折れます。もう少し続けます。 עברית العربية 👩‍🔧 é',
  'line-starts':
    'From here it begins with a word that mail stores know, and some lines further down there is\nFrom at a place where it might begin.\n\n\\> not a quotation',
  'long-word': `An address in words: ${'abcdefghij'.repeat(30)} and done.`,
  'raw-html':
    '<div dir="rtl">שלום <b>עולם</b></div>\n\nPress <kbd>Ctrl</kbd>, H<sub>2</sub>O, x<sup>2</sup>, <mark>bright</mark>, <a href="/issues/2023-09/" onclick="x()" style="color:red">page</a>.\n\n<details><summary>More</summary>\n\nHidden text.\n\n</details>',
  'raw-html-unsafe':
    'a <script>alert(1)</script> b <img src="x" onerror="alert(1)"> c\n\n<style>p{color:red}</style>\n\n<iframe src="https://a.example"></iframe>\n\n<form><button>x</button></form>',
};
