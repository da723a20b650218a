/** One broken newsletter for every diagnostic: what is wrong, and the place it must be reported at. */
import type { DiagnosticId } from '../../src/core/diagnostic-catalogue.ts';

export interface DiagnosticCase {
  readonly id: DiagnosticId;
  /** Replaces files of the sound newsletter below; null removes one. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  readonly at: string;
}

export const ISSUE = 'issues/2023-10.md';
export const EXTRAS = 'issues/2023-10.patron.md';
export const LINK = 'links/2023/2023-10-04-api-gateways-aaaaaaaa.md';
export const CONFIG = 'newsletter.config.ts';
const PAGE = 'pages/about.md';

const config = `export default {
  title: 'Test',
  description: 'A newsletter for tests.',
  url: 'https://news.example.com',
  author: { name: 'Ada' },
  sender: { address: 'ada@example.com' },
  postalAddress: 'Street 1, Town',
  tiers: [{ id: 'patron', name: 'Patrons' }],
  support: { url: 'https://news.example.com/support', pitch: 'Please.' },
};
`;

const head = `title: October
date: 2023-11-02
description: A description that is long enough.
reading:
  - 2023-10-04-api-gateways-aaaaaaaa`;

const body = `Hello.

## Reading

::reading

::extra[A teaser]{#pricing}`;

const link = `---
title: API gateways
url: https://example.com/gateways
added: 2023-10-04
---
Worth it.
`;

/** Without any mistake. */
export const soundNewsletter: Readonly<Record<string, string>> = {
  [CONFIG]: config,
  [ISSUE]: issue(head, body),
  [EXTRAS]: '## Pricing {#pricing}\n\nIt was priced like this.\n',
  [LINK]: link,
};

function issue(frontmatter: string, text: string): string {
  return `---\n${frontmatter}\n---\n${text}\n`;
}

/** Its text begins in line 5. */
function page(text: string): string {
  return `---\ntitle: About\ndescription: A page that is long enough.\n---\n${text}\n`;
}

/** Adds a line to the frontmatter; it becomes line 7. */
const withField = (line: string) => ({ [ISSUE]: issue(`${head}\n${line}`, body) });
/** Adds a paragraph at the end; it becomes line 16. */
const withText = (text: string) => ({ [ISSUE]: issue(head, `${body}\n\n${text}`) });
const withConfig = (from: string, to: string) => ({ [CONFIG]: config.replace(from, to) });
const withLink = (from: string, to: string) => ({ [LINK]: link.replace(from, to) });
const bytes = (text: string, ...more: number[]) =>
  Uint8Array.from([...new TextEncoder().encode(text), ...more]);

export const diagnosticCases: readonly DiagnosticCase[] = [
  {
    id: 'file/not-utf8',
    files: { [ISSUE]: bytes('---\ntitle: caf', 0xe9, 0x0a) },
    at: `${ISSUE}:2:11`,
  },
  { id: 'file/too-large', files: withText('x'.repeat(250_001)), at: `${ISSUE}:1:1` },
  { id: 'file/too-intricate', files: withText('*a '.repeat(2_100)), at: `${ISSUE}:16:1` },
  { id: 'file/misplaced', files: { 'issues/notes.txt': 'x' }, at: 'issues/notes.txt:1:1' },
  {
    id: 'file/unknown-tier',
    files: { 'issues/2023-10.patrn.md': 'x' },
    at: 'issues/2023-10.patrn.md:1:1',
  },
  {
    id: 'file/orphan-extras',
    files: { 'issues/2023-09.patron.md': '## A {#a}\n\nb\n' },
    at: 'issues/2023-09.patron.md:1:1',
  },
  { id: 'file/twice', files: { [`${EXTRAS}.age`]: 'x' }, at: `${EXTRAS}.age:1:1` },
  { id: 'frontmatter/missing', files: { [ISSUE]: 'Hello.\n' }, at: `${ISSUE}:1:1` },
  { id: 'frontmatter/unclosed', files: { [ISSUE]: '---\ntitle: x\n' }, at: `${ISSUE}:1:1` },
  {
    id: 'frontmatter/unexpected',
    files: { [EXTRAS]: '---\ntitle: x\n---\n' },
    at: `${EXTRAS}:1:1`,
  },
  { id: 'yaml/syntax', files: withField('tags: [a'), at: `${ISSUE}:7:9` },
  { id: 'yaml/duplicate-key', files: withField('title: again'), at: `${ISSUE}:7:1` },
  { id: 'field/unknown', files: withField('tgas: [a]'), at: `${ISSUE}:7:1` },
  { id: 'field/missing', files: withLink('title: API gateways\n', ''), at: `${LINK}:2:1` },
  { id: 'field/wrong-type', files: withField('draft: "yes"'), at: `${ISSUE}:7:8` },
  { id: 'field/empty', files: withLink('API gateways', '""'), at: `${LINK}:2:8` },
  { id: 'field/too-long', files: withLink('API gateways', 'x'.repeat(301)), at: `${LINK}:2:8` },
  {
    id: 'field/too-short',
    files: { [ISSUE]: issue(head.replace('A description that is long enough.', 'Short.'), body) },
    at: `${ISSUE}:4:14`,
  },
  { id: 'field/out-of-range', files: withField('number: 0'), at: `${ISSUE}:7:9` },
  {
    id: 'field/not-a-choice',
    files: withField('writing: [{ title: T, url: "https://e.com", kind: artcle }]'),
    at: `${ISSUE}:7:51`,
  },
  {
    id: 'field/no-shape',
    files: { [ISSUE]: issue(head.replace('- 2023-10-04-api-gateways-aaaaaaaa', '- 5'), body) },
    at: `${ISSUE}:6:5`,
  },
  {
    id: 'field/bad-format',
    files: withConfig(
      "postalAddress: 'Street 1, Town',",
      "postalAddress: 'Street 1, Town',\n  language: 'English!',",
    ),
    at: `${CONFIG}:8:13`,
  },
  {
    id: 'field/not-one-line',
    files: withLink('API gateways', '"API\\ngateways"'),
    at: `${LINK}:2:8`,
  },
  {
    id: 'field/bad-date',
    files: { [ISSUE]: issue(head.replace('2023-11-02', '2023-02-30'), body) },
    at: `${ISSUE}:3:7`,
  },
  {
    id: 'field/bad-address',
    files: withLink('https://example.com/gateways', 'example'),
    at: `${LINK}:3:6`,
  },
  {
    id: 'field/unsafe-address',
    files: withLink('https://example.com/gateways', 'javascript:alert(1)'),
    at: `${LINK}:3:6`,
  },
  { id: 'field/bad-tag', files: withField('tags: [Service Mesh]'), at: `${ISSUE}:7:8` },
  {
    id: 'field/bad-colour',
    files: withConfig('tiers:', "theme: { accent: 'red' },\n  tiers:"),
    at: `${CONFIG}:8:20`,
  },
  {
    id: 'field/bad-mail-address',
    files: withConfig('ada@example.com', 'ada at example'),
    at: `${CONFIG}:6:22`,
  },
  {
    id: 'field/bad-site-address',
    files: withConfig('https://news.example.com', 'https://news.example.com/letter'),
    at: `${CONFIG}:4:8`,
  },
  {
    id: 'field/bad-tier-id',
    files: withConfig("id: 'patron'", "id: 'public'"),
    at: `${CONFIG}:8:17`,
  },
  {
    id: 'theme/low-contrast',
    files: withConfig('tiers:', "theme: { accent: '#facc15' },\n  tiers:"),
    at: `${CONFIG}:8:20`,
  },
  {
    id: 'theme/missing-file',
    files: {
      ...withConfig('tiers:', "theme: { css: 'them.css' },\n  tiers:"),
      'theme.css': 'a { color: red; }',
    },
    at: `${CONFIG}:8:17`,
  },
  {
    id: 'page/bad-name',
    files: { 'pages/About Me.md': page('Text.') },
    at: 'pages/About Me.md:1:1',
  },
  {
    id: 'page/reserved',
    files: { 'pages/links/tools.md': page('Text.') },
    at: 'pages/links/tools.md:1:1',
  },
  {
    id: 'page/duplicate-address',
    files: { 'pages/guide.md': page('Text.'), 'pages/guide/index.md': page('Text.') },
    at: 'pages/guide/index.md:1:1',
  },
  { id: 'page/no-issue', files: { [PAGE]: page('Hello.\n\n::reading') }, at: `${PAGE}:7:1` },
  { id: 'public/in-place', files: { 'public/rss.xml': '<rss/>' }, at: 'public/rss.xml:1:1' },
  { id: 'page/empty', files: { [PAGE]: page('') }, at: `${PAGE}:1:1` },
  { id: 'config/missing', files: { [CONFIG]: null }, at: `${CONFIG}:1:1` },
  { id: 'config/syntax', files: withConfig("title: 'Test',", 'title: ,'), at: `${CONFIG}:2:10` },
  { id: 'config/failed', files: withConfig("'Test'", 'missing.name'), at: `${CONFIG}:2:10` },
  {
    id: 'config/no-default',
    files: { [CONFIG]: 'export const config = {};\n' },
    at: `${CONFIG}:1:1`,
  },
  {
    id: 'config/duplicate-tier',
    files: withConfig("name: 'Patrons' }", "name: 'Patrons' }, { id: 'patron', name: 'Again' }"),
    at: `${CONFIG}:8:52`,
  },
  {
    id: 'config/no-texts',
    files: withConfig("title: 'Test',", "title: 'Test', language: 'nl',"),
    at: `${CONFIG}:2:28`,
  },
  { id: 'issue/bad-name', files: { 'issues/october.md': 'x' }, at: 'issues/october.md:1:1' },
  {
    id: 'issue/duplicate-slug',
    files: {
      'issues/2023-11.md': issue(
        'title: November\ndate: 2023-12-02\ndescription: A description that is long enough.\nslug: 2023-10',
        'Hello.',
      ),
    },
    at: 'issues/2023-11.md:1:1',
  },
  {
    id: 'issue/public-alias',
    files: {
      'issues/2023-10-bonus.md': issue(
        `${head.replace(/reading:[\s\S]*/, '')}audience: patron\naliases: [/p/bonus]`,
        'Hello.',
      ),
    },
    at: 'issues/2023-10-bonus.md:6:1',
  },
  { id: 'issue/alias-taken', files: withField('aliases: [/links/]'), at: `${ISSUE}:1:1` },
  {
    id: 'issue/duplicate-number',
    files: {
      ...withField('number: 3'),
      'issues/2023-11.md': issue(
        'title: November\ndate: 2023-12-02\ndescription: A description that is long enough.\nnumber: 3',
        'Hello.',
      ),
    },
    at: 'issues/2023-11.md:1:1',
  },
  { id: 'issue/empty', files: { [ISSUE]: issue(head, ''), [EXTRAS]: null }, at: `${ISSUE}:1:1` },
  { id: 'issue/none', files: { [ISSUE]: null, [EXTRAS]: null }, at: 'issues:1:1' },
  {
    id: 'field/bad-format',
    files: withConfig('  support:', "  utm: { source: 'a b' },\n  support:"),
    at: `${CONFIG}:9:18`,
  },
  { id: 'directive/unknown', files: withText('::redaing'), at: `${ISSUE}:16:1` },
  { id: 'directive/malformed', files: withText(':: reading'), at: `${ISSUE}:16:1` },
  {
    id: 'directive/malformed',
    files: withText('See :extra[This]{#pricing note="x"} there.'),
    at: `${ISSUE}:16:1`,
  },
  {
    id: 'directive/malformed',
    files: withText('    ::extra[This]{#pricing note="x"}'),
    at: `${ISSUE}:16:1`,
  },
  { id: 'directive/nested', files: withText('> ::support'), at: `${ISSUE}:16:3` },
  {
    id: 'directive/bad-attribute',
    files: withText('::youtube[Title]{#short}'),
    at: `${ISSUE}:16:1`,
  },
  {
    id: 'directive/too-many-names',
    files: withText(Array.from({ length: 13 }, (_, no) => `Dear ::name[reader ${no}],`).join('\n')),
    at: `${ISSUE}:1:1`,
  },
  { id: 'directive/bad-attribute', files: withText('Dear ::name,'), at: `${ISSUE}:16:6` },
  { id: 'directive/bad-attribute', files: withText('::name'), at: `${ISSUE}:16:1` },
  { id: 'directive/bad-attribute', files: withText('Dear ::name[*x*],'), at: `${ISSUE}:16:6` },
  { id: 'directive/malformed', files: withText('Dear :name[friend],'), at: `${ISSUE}:16:6` },
  {
    id: 'directive/nested',
    files: withText('| a |\n| --- |\n| ::name[friend] |'),
    at: `${ISSUE}:18:3`,
  },
  { id: 'section/empty', files: withText('::writing'), at: `${ISSUE}:16:1` },
  { id: 'section/placed-twice', files: withText('::reading'), at: `${ISSUE}:16:1` },
  {
    id: 'support/not-configured',
    files: {
      ...withText('::support'),
      ...withConfig(
        "  support: { url: 'https://news.example.com/support', pitch: 'Please.' },\n",
        '',
      ),
    },
    at: `${ISSUE}:16:1`,
  },
  { id: 'support/placed-twice', files: withText('::support\n\n::support'), at: `${ISSUE}:18:1` },
  { id: 'link/bad-name', files: { 'links/Gateways.md': link }, at: 'links/Gateways.md:1:1' },
  { id: 'link/date-mismatch', files: withLink('2023-10-04', '2023-10-05'), at: `${LINK}:4:8` },
  {
    id: 'link/in-future',
    files: { 'links/2030-01-01-later.md': link.replace('2023-10-04', '2030-01-01') },
    at: 'links/2030-01-01-later.md:4:8',
  },
  {
    id: 'link/duplicate-name',
    files: { 'links/2022/2023-10-04-api-gateways-aaaaaaaa.md': link },
    at: `${LINK}:1:1`,
  },
  {
    id: 'link/duplicate-address',
    files: { 'links/2023-10-05-again.md': link.replace('2023-10-04', '2023-10-05') },
    at: `${LINK}:1:1`,
  },
  {
    id: 'link/unknown',
    files: { [ISSUE]: issue(head.replace('aaaaaaaa', 'aaaaaaab'), body) },
    at: `${ISSUE}:6:5`,
  },
  {
    id: 'link/used-twice',
    files: {
      [ISSUE]: issue(`${head}\n  - { title: T, url: "http://www.example.com/gateways/" }`, body),
    },
    at: `${ISSUE}:7:5`,
  },
  {
    id: 'link/repeated',
    files: {
      'issues/2023-11.md': issue(head.replace('2023-11-02', '2023-12-02'), 'Hello.\n\n::reading'),
    },
    at: 'issues/2023-11.md:6:5',
  },
  {
    id: 'issue/no-audience',
    files: { 'issues/2023-10-bonus.md': issue(head, 'Hello.') },
    at: 'issues/2023-10-bonus.md:1:1',
  },
  { id: 'issue/unknown-audience', files: withField('audience: patrons'), at: `${ISSUE}:7:11` },
  {
    id: 'issue/public-page',
    files: {
      'issues/2023-10-bonus.md': issue(
        `${head.replace(/reading:[\s\S]*/, '')}audience: patron\nalsoReadPage: true`,
        'Hello.',
      ),
    },
    at: 'issues/2023-10-bonus.md:6:1',
  },
  {
    id: 'link/tracking-parameters',
    files: withLink('/gateways', '/gateways?id=1&utm_source=news'),
    at: `${LINK}:3:6`,
  },
  {
    id: 'link/cut-title',
    files: withLink('API gateways', 'API gateways and...'),
    at: `${LINK}:2:8`,
  },
  { id: 'link/skipped', files: withLink('added:', 'status: skipped\nadded:'), at: `${ISSUE}:6:5` },
  { id: 'extra/no-id', files: withText('::extra[Teaser]'), at: `${ISSUE}:16:1` },
  { id: 'extra/no-teaser', files: withText('::extra{#other}'), at: `${ISSUE}:16:1` },
  {
    id: 'extra/no-tiers',
    files: {
      ...withConfig("tiers: [{ id: 'patron', name: 'Patrons' }]", 'tiers: []'),
      [EXTRAS]: null,
    },
    at: `${ISSUE}:14:1`,
  },
  {
    id: 'extra/unknown-tier',
    files: withText('::extra[Teaser]{#other tier=gold}'),
    at: `${ISSUE}:16:1`,
  },
  { id: 'extra/placed-twice', files: withText('::extra[Teaser]{#pricing}'), at: `${ISSUE}:16:1` },
  { id: 'extra/unwritten', files: withText('::extra[Teaser]{#other}'), at: `${ISSUE}:16:1` },
  {
    id: 'extra/unplaced',
    files: { [EXTRAS]: '## Pricing {#pricing}\n\nText.\n\n## More {#more}\n\nText.\n' },
    at: `${EXTRAS}:1:1`,
  },
  {
    id: 'extra/duplicate',
    files: { [EXTRAS]: '## Pricing {#pricing}\n\nText.\n\n## Again {#pricing}\n\nText.\n' },
    at: `${EXTRAS}:5:1`,
  },
  {
    id: 'extra/other-tier',
    files: {
      ...withConfig("name: 'Patrons' }", "name: 'Patrons' }, { id: 'gold', name: 'Gold' }"),
      [EXTRAS]: null,
      'issues/2023-10.gold.md': '## Pricing {#pricing}\n\nText.\n',
    },
    at: `${ISSUE}:14:1`,
  },
  {
    id: 'extra/outside',
    files: { [EXTRAS]: 'Before.\n\n## Pricing {#pricing}\n\nText.\n' },
    at: `${EXTRAS}:1:1`,
  },
  { id: 'extra/empty', files: { [EXTRAS]: '## Pricing {#pricing}\n' }, at: `${EXTRAS}:1:1` },
  {
    id: 'extra/bad-revision',
    files: { [EXTRAS]: '## Pricing {#pricing rev=two}\n\nText.\n' },
    at: `${EXTRAS}:1:1`,
  },
  {
    id: 'extra/not-a-picture',
    files: {
      [EXTRAS]: '## Pricing {#pricing}\n\n![A talk](2023-10.patron/talk.mp3)\n',
      'issues/2023-10.patron/talk.mp3': 'x',
    },
    at: `${EXTRAS}:3:1`,
  },
  {
    id: 'extra/unused-file',
    files: { 'issues/2023-10.patron/plot.png': 'x' },
    at: 'issues/2023-10.patron/plot.png:1:1',
  },
  {
    id: 'extra/unchecked',
    files: { [EXTRAS]: null, [`${EXTRAS}.age`]: 'x' },
    at: `${EXTRAS}.age:1:1`,
  },
  {
    id: 'extra/in-patron-issue',
    files: withField('audience: patron'),
    at: `${ISSUE}:15:1`,
  },
  {
    id: 'extra/directive',
    files: { [EXTRAS]: '## Pricing {#pricing}\n\n::support\n' },
    at: `${EXTRAS}:3:1`,
  },
  {
    id: 'markdown/unsafe-address',
    files: withText('[x](javascript:alert(1))'),
    at: `${ISSUE}:16:1`,
  },
  { id: 'markdown/broken-link', files: withText('See [x](2023-01.md).'), at: `${ISSUE}:16:5` },
  {
    id: 'markdown/missing-picture',
    files: { ...withText('![A plot](2023-10/plto.png)'), 'issues/2023-10/plot.png': 'x' },
    at: `${ISSUE}:16:1`,
  },
  { id: 'markdown/foreign-file', files: withText('![A plot](../secret.png)'), at: `${ISSUE}:16:1` },
  { id: 'markdown/no-alt', files: withText('![](https://example.com/a.png)'), at: `${ISSUE}:16:1` },
  {
    id: 'markdown/undefined-reference',
    files: withText('See [the docs][docs].'),
    at: `${ISSUE}:16:1`,
  },
  { id: 'markdown/undefined-footnote', files: withText('Really.[^why]'), at: `${ISSUE}:16:1` },
  { id: 'markdown/open-fence', files: withText('```js\nrun();'), at: `${ISSUE}:16:1` },
  {
    id: 'markdown/open-fence',
    files: withText('```js\nrun();\n\nMore.\n\n```sh\nls\n```'),
    at: `${ISSUE}:16:1`,
  },
  { id: 'markdown/unused-footnote', files: withText('[^why]: Because.'), at: `${ISSUE}:16:1` },
  { id: 'markdown/raw-html', files: withText('<script>alert(1)</script>'), at: `${ISSUE}:16:1` },
  { id: 'markdown/unknown-alert', files: withText('> [!NOTICE]\n> Text.'), at: `${ISSUE}:16:1` },
  { id: 'markdown/first-level-heading', files: withText('# Title'), at: `${ISSUE}:16:1` },
  { id: 'markdown/skipped-heading', files: withText('#### Deep'), at: `${ISSUE}:16:1` },
  {
    id: 'markdown/reserved-text',
    files: withText('`__roundup_name_0_html__`'),
    at: `${ISSUE}:16:2`,
  },
];
